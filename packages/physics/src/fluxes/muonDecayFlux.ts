import { MUON_MASS_GEV } from '../constants.js';
import { InputError, requireNumber } from '../errors.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import type { FluxBin } from './histogramSpectrum.js';

/** The neutrinos of μ⁻ → e⁻ ν_μ ν̄_e; in the decay of μ⁺ those of the other charge, with the same spectra. */
export type MuonDecayNeutrino = 'muon' | 'electron';

/** Unpolarised muons that decay evenly along a straight, and a disc across its axis. */
export interface MuonBeam {
  /** Of every muon [GeV], above its mass. */
  readonly muonEnergyGeV: number;
  /** Length of the straight [m]; 0: all decays at one place. */
  readonly straightM: number;
  /** From the end of the straight to the disc [m], above 0. */
  readonly distanceM: number;
  /** Of the disc [m], above 0. */
  readonly radiusM: number;
}

/**
 * Spectra in the rest frame of an unpolarised muon, electron mass neglected (m_e²/m_μ² = 2e-5), over x = 2E/m_μ from 0 to 1:
 * f(ν_μ) = 2x²(3 − 2x), f(ν̄_e) = 12x²(1 − x), both with integral 1 (Geer, hep-ph/9712290, equations 1 and 2, without polarisation).
 * Coefficients here: f = c₂x² + c₃x³.
 */
const REST_FRAME: Readonly<Record<MuonDecayNeutrino, readonly [c2: number, c3: number]>> = {
  muon: [6, -4],
  electron: [12, -12],
};

/** Nodes along the straight: the density over the disc is smooth in 1/distance, good to 1e-11 where the straight is up to 100 distances. */
const NODES = 64;

/**
 * Neutrinos per decay with an energy between two and an angle to the muon below `angle`: exact, but for rounding of 1e-16/(γ·angle)².
 *
 * With u = γ(1 − β cos θ), d²N/dE du = f(2Eu/m)/(γβ m u), u from u₀ = γ(1 − β) on the axis; integrated over u to the largest that
 * `angle` allows, F = ∫f/x dx = c₂x²/2 + c₃x³/3 cut at x = 1, and once more over E, G = ∫F dx = c₂x³/6 + c₃x⁴/12.
 * @param muonEnergyGeV above the mass of the muon
 * @param angle from 0 to π
 * @param lowGeV from 0
 * @throws InputError for what is outside these ranges, and for highGeV < lowGeV
 */
export function muonDecayNeutrinos(
  neutrino: MuonDecayNeutrino,
  muonEnergyGeV: number,
  angle: number,
  [lowGeV, highGeV]: readonly [number, number],
): number {
  requireMuonEnergy(muonEnergyGeV);
  requireNumber('angle', angle, 0, Math.PI, { unit: 'rad' });
  requireNumber('lower energy', lowGeV, 0, Number.MAX_VALUE, { unit: 'GeV' });
  requireNumber('upper energy', highGeV, lowGeV, Number.MAX_VALUE, { unit: 'GeV' });
  const momentum = Math.sqrt((muonEnergyGeV - MUON_MASS_GEV) * (muonEnergyGeV + MUON_MASS_GEV));
  // m·u as m²/(E + p) on the axis and 2p sin²(θ/2) more off it: no difference of large numbers
  const axis = MUON_MASS_GEV ** 2 / (muonEnergyGeV + momentum);
  const off = axis + 2 * momentum * Math.sin(angle / 2) ** 2;
  const scale = (massTimesU: number) => (2 * massTimesU) / MUON_MASS_GEV ** 2;
  const below = (energy: number) =>
    energyIntegral(neutrino, scale(off), energy) - energyIntegral(neutrino, scale(axis), energy);
  // above the largest energy, (E + p)/2, what is left is rounding
  return Math.max(0, below(highGeV) - below(lowGeV)) / momentum;
}

/** ∫F(min(1, aE)) dE from 0 to an energy; a [1/GeV]. */
function energyIntegral(neutrino: MuonDecayNeutrino, a: number, energyGeV: number): number {
  const [c2, c3] = REST_FRAME[neutrino];
  const x = Math.min(1, a * energyGeV);
  const within = x ** 3 * (c2 / 6 + (c3 * x) / 12);
  const beyond = Math.max(0, a * energyGeV - 1) * (c2 / 2 + c3 / 3);
  return (within + beyond) / a;
}

/**
 * Flux of a species at the disc [1/GeV/m² per decay in the straight], its mean over the disc, in bins between the edges. Bins are exact
 * but for the mean over the straight (1e-11). Polarisation, divergence of the beam and its radiation are left out.
 * @throws InputError for a beam that is none, or edges that do not ascend from 0 or above
 */
export function muonBeamFlux(beam: MuonBeam, neutrino: MuonDecayNeutrino, edgesGeV: readonly number[]): FluxBin[] {
  const { muonEnergyGeV, straightM, distanceM, radiusM } = beam;
  requireMuonEnergy(muonEnergyGeV);
  requireNumber('length of the straight', straightM, 0, Number.MAX_VALUE, { unit: 'm' });
  requireNumber('distance', distanceM, 0, Number.MAX_VALUE, { exclusiveMinimum: true, unit: 'm' });
  requireNumber('radius', radiusM, 0, Number.MAX_VALUE, { exclusiveMinimum: true, unit: 'm' });
  if (edgesGeV.length < 2) {
    throw new InputError('edges', edgesGeV.length, 'make no bin', 'Give at least two energies.');
  }
  const places = straightNodes(distanceM, distanceM + straightM);
  const area = Math.PI * radiusM ** 2;
  return edgesGeV.slice(0, -1).map((lowGeV, i) => {
    const highGeV = edgesGeV[i + 1];
    const neutrinos = places.reduce((sum, { distance, weight }) => {
      return (
        sum + weight * muonDecayNeutrinos(neutrino, muonEnergyGeV, Math.atan(radiusM / distance), [lowGeV, highGeV])
      );
    }, 0);
    return { lowGeV, highGeV, density: neutrinos / area / (highGeV - lowGeV) };
  });
}

/** Distances of decays and their weights, which add up to 1: nodes in 1/distance, in which the density on the axis is even. */
function straightNodes(near: number, far: number): { distance: number; weight: number }[] {
  if (far === near) return [{ distance: near, weight: 1 }];
  const { nodes, weights } = gaussLegendre(NODES);
  const [low, high] = [1 / far, 1 / near];
  return Array.from(nodes, (node, i) => {
    const inverse = low + 0.5 * (high - low) * (1 + node);
    return { distance: 1 / inverse, weight: (0.5 * (high - low) * weights[i]) / inverse ** 2 / (far - near) };
  });
}

function requireMuonEnergy(muonEnergyGeV: number): void {
  const range = { exclusiveMinimum: true, unit: 'GeV' };
  requireNumber('energy of the muons', muonEnergyGeV, MUON_MASS_GEV, Number.MAX_VALUE, range);
}
