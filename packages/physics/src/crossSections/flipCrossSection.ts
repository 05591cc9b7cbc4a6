import { flipStrengthsAt, type HelicityFlipCouplings } from '../couplings/helicityFlipCouplings.js';
import type { HelicityFlipKernel } from './helicityFlipKernel.js';

/** σ [cm²] of a helicity-flip kernel for given couplings, summed over outgoing flavours: one pass over the T nodes. */
export function flipCrossSection(kernel: HelicityFlipKernel, couplings: readonly HelicityFlipCouplings[]): number {
  const { transfer, ss, pp, tt, st, pt, dd, td } = kernel;
  let sigma = 0;
  for (const one of couplings) {
    for (let j = 0; j < transfer.length; j++) {
      const { scalar: s, pseudoscalar: p, tensor: t, dipole: d } = flipStrengthsAt(one, transfer[j]);
      sigma += s * s * ss[j] + p * p * pp[j] + t * (t * tt[j] + s * st[j] + p * pt[j]);
      if (d !== 0) sigma += d * (d * dd[j] + t * td[j]);
    }
  }
  return sigma;
}
