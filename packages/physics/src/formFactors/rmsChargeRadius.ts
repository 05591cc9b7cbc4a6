import { HBAR_C_GEV_FM } from '../constants.js';
import type { NuclearFormFactor } from './formFactor.js';

/**
 * Root-mean-square charge radius [fm] of a form factor of a nucleus, from its slope: F = 1 − Q²⟨r²⟩/6 + …. Three steps of Q² of about 0.06/⟨r²⟩,
 * extrapolated to 0: relative accuracy 1e-8 for form factors good to 1e-13. 0 for a point.
 * @param guessFm roughly the radius, from which the steps are made
 */
export function rmsChargeRadius(form: NuclearFormFactor, guessFm: number): number {
  const step = 0.06 * (HBAR_C_GEV_FM / guessFm) ** 2;
  const slope = (h: number) => (1 - form.evaluate(h)) / h;
  const [whole, half, quarter] = [slope(step), slope(step / 2), slope(step / 4)];
  // errors of first and second order in the step are taken out
  const meanSquare = (6 * (whole - 6 * half + 8 * quarter)) / 3;
  return Math.sqrt(Math.max(0, meanSquare)) * HBAR_C_GEV_FM;
}
