import { CHARGED_PION_MASS_GEV } from '../constants.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';

/** Neutrinos of one kind from π⁺ → μ⁺ν_μ at rest and μ⁺ → e⁺ν_eν̄_μ at rest. */
export interface StoppedPionNeutrino {
  readonly name: 'numu' | 'numubar' | 'nue';
  readonly flavour: LeptonFlavour;
  /** A line at the largest energy, or dn/dE [GeV⁻¹] between 0 and it, which integrates to 1. */
  readonly spectrum: 'line' | ((energyGeV: number) => number);
  readonly largestEnergyGeV: number;
}

/**
 * The three neutrinos of a π⁺ that decays at rest: ν_μ of (m_π² − m_μ²)/2m_π = 29.8 MeV, and from the muon, with x = 2E/m_μ, ν̄_μ of
 * dn/dx = 2x²(3 − 2x) and ν_e of dn/dx = 12x²(1 − x), up to 52.8 MeV (Michel spectra without the mass of the electron, whose corrections are
 * m_e²/m_μ²).
 */
export function stoppedPionNeutrinos({ leptonMass: { mu } }: ElectroweakInputs): readonly StoppedPionNeutrino[] {
  const end = mu / 2;
  const ofMuon = (shape: (x: number) => number) => (energy: number) =>
    energy < 0 || energy > end ? 0 : shape(energy / end) / end;
  const line = (CHARGED_PION_MASS_GEV ** 2 - mu ** 2) / (2 * CHARGED_PION_MASS_GEV);
  return [
    { name: 'numu', flavour: 'mu', spectrum: 'line', largestEnergyGeV: line },
    { name: 'numubar', flavour: 'mu', spectrum: ofMuon((x) => 2 * x * x * (3 - 2 * x)), largestEnergyGeV: end },
    { name: 'nue', flavour: 'e', spectrum: ofMuon((x) => 12 * x * x * (1 - x)), largestEnergyGeV: end },
  ];
}
