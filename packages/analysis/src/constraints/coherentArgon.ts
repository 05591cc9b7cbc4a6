import type { ElectroweakInputs } from '@nereid/physics';
import { AVOGADRO_PER_MOL } from '@nereid/physics/constants';
import { type CoherentDetector, type CoherentMeasurement, coherentNucleus } from './coherentScattering.js';

/** Events of analysis A over those predicted (record N019). */
export const ARGON_MEASUREMENTS: readonly CoherentMeasurement[] = [
  { measured: 'coherent-argon-observed', predicted: 'coherent-argon-predicted', predictionErrors: [] },
];

/**
 * Fraction of recoils that pass analysis A against their energy [keV]: every second to fifth point of the table of the data release
 * (CENNS10AnlAEfficiency.txt, doi:10.5281/zenodo.3903810; between the points it is straight to 0.5 %), constant beyond.
 */
const EFFICIENCY: readonly (readonly [recoilKeV: number, fraction: number])[] = [
  [3.02, 0],
  [5.00158, 0.031002],
  [6.95946, 0.167881],
  [8.89423, 0.29056],
  [10.8067, 0.381377],
  [12.6976, 0.450267],
  [14.5676, 0.499538],
  [18.2477, 0.592432],
  [21.8521, 0.69097],
  [25.3853, 0.774984],
  [28.8512, 0.833099],
  [32.2537, 0.86797],
  [35.596, 0.897765],
  [40.5034, 0.922374],
  [49.9692, 0.945725],
  [60.4923, 0.953594],
  [80.141, 0.951771],
  [117.549, 0.96345],
];

/** Fraction of recoils of this energy [GeV] that are counted. */
export function argonAcceptance(recoilGeV: number): number {
  const recoilKeV = recoilGeV * 1e6;
  const above = EFFICIENCY.findIndex(([energy]) => energy > recoilKeV);
  if (above === 0) return 0;
  if (above === -1) return EFFICIENCY[EFFICIENCY.length - 1][1];
  const [[x0, y0], [x1, y1]] = [EFFICIENCY[above - 1], EFFICIENCY[above]];
  return y0 + ((y1 - y0) * (recoilKeV - x0)) / (x1 - x0);
}

/** COHERENT's CENNS-10: liquid argon, all of it ⁴⁰Ar. */
export const argonDetector = (inputs: ElectroweakInputs): CoherentDetector => ({
  targets: [coherentNucleus({ protons: 18, neutrons: 22, atomicMassU: 39.96238312204, share: 1 }, inputs)],
  exposure: {
    protons: 'coherent-argon-exposure',
    neutrinosPerProton: 'coherent-argon-yield',
    distanceM: 27.5,
    // 24.4 kg
    nuclei: (24_400 * AVOGADRO_PER_MOL) / 39.948,
  },
  acceptance: argonAcceptance,
  inputs: {
    efficiency: 'CENNS10AnlAEfficiency.txt of doi:10.5281/zenodo.3903810',
    formFactor: 'helm, Lewin and Smith',
  },
});
