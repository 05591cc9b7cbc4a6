import { AVOGADRO_PER_MOL } from '../constants.js';

/** Grams in a tonne. */
const GRAMS_PER_TONNE = 1e6;
/** cm² in a m². */
export const CM2_PER_M2 = 1e4;

/** Part of a target: an isotope's atomic mass and its fraction of the mass. */
export interface MassShare {
  readonly atomicMassU: number;
  readonly massFraction: number;
}

/** Nuclei in one tonne of material: N_A Σ wᵢ/Aᵢ, with atomic masses (electrons are weighed with the material). */
export function nucleiPerTonne(shares: readonly MassShare[]): number {
  const molesPerGram = shares.reduce((sum, { massFraction, atomicMassU }) => sum + massFraction / atomicMassU, 0);
  return molesPerGram * GRAMS_PER_TONNE * AVOGADRO_PER_MOL;
}

/**
 * Expected number of events: nuclei × neutrinos per m² × flux-averaged cross section per nucleus.
 * @param nuclei number of nuclei in the target
 * @param neutrinosPerM2 ∫φ dE over the exposure [1/m²]
 * @param sigmaCm2 cross section per nucleus, averaged over the normalised flux [cm²]
 */
export function expectedEvents(nuclei: number, neutrinosPerM2: number, sigmaCm2: number): number {
  return nuclei * (neutrinosPerM2 / CM2_PER_M2) * sigmaCm2;
}
