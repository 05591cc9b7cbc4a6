import { FINE_STRUCTURE_CONSTANT } from '../constants.js';

/** Hadronic part a + b ln(1 + cQ²) and the sum of ln m² of the leptons that run, up to Q² [GeV²]. */
const STEPS = [
  { below: 0.09, leptons: 1, constant: 13.4916, a: 0, b: 0.00835, c: 1 },
  { below: 9, leptons: 2, constant: 16.32, a: 0, b: 0.00238, c: 3.927 },
  { below: 1e4, leptons: 3, constant: 13.4955, a: 0.00165, b: 0.00299, c: 1 },
  { below: Number.POSITIVE_INFINITY, leptons: 3, constant: 13.4955, a: 0.00221, b: 0.00293, c: 1 },
] as const;

/** Where the electron starts to run in the asymptotic form [GeV²]. */
const LOWEST_Q2 = 2e-6;

/**
 * Fine-structure constant at virtuality Q² ≥ 0 [GeV²]: vacuum polarisation by leptons far above their thresholds, and by hadrons as
 * parametrised by H. Burkhardt et al. (R. Kleiss et al., CERN 89-08, vol. 3, p. 129). 1/128.5 to 1/129 at the Z; good to 10⁻³, with
 * steps of some 10⁻⁴ where a lepton enters. The W and the top do not run.
 */
export function runningCoupling(q2: number): number {
  if (q2 < LOWEST_Q2) return FINE_STRUCTURE_CONSTANT;
  const { leptons, constant, a, b, c } = STEPS.find((one) => q2 < one.below) ?? STEPS[3];
  const leptonic = (FINE_STRUCTURE_CONSTANT / (3 * Math.PI)) * (constant + leptons * Math.log(q2));
  return FINE_STRUCTURE_CONSTANT / (1 - leptonic - a - b * Math.log1p(c * q2));
}
