import { axialAt, type TransferCouplings, vectorAt } from '../couplings/transferCouplings.js';
import type { SpectralKernel } from './spectralKernel.js';

/** σ [cm²] of a kernel for given V(T), A(T), summed over outgoing flavours: one pass over the T nodes. */
export function kernelCrossSection(kernel: SpectralKernel, couplings: readonly TransferCouplings[]): number {
  const { transfer, vv, aa, va } = kernel;
  let sigma = 0;
  for (const current of couplings) {
    for (let j = 0; j < transfer.length; j++) {
      const vector = vectorAt(current, transfer[j]);
      const axial = axialAt(current, transfer[j]);
      sigma += vector * vector * vv[j] + axial * axial * aa[j] + vector * axial * va[j];
    }
  }
  return sigma;
}
