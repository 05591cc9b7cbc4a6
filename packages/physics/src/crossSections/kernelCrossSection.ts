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

/** One kernel on the union of the nodes of several, each multiplied by its weight: the weighted sum for any couplings. */
export function combineKernels(
  parts: readonly { readonly kernel: SpectralKernel; readonly weight: number }[],
): SpectralKernel {
  const nodes = parts.flatMap(({ kernel, weight }) =>
    Array.from(kernel.transfer, (transfer, j) => ({
      transfer,
      vv: weight * kernel.vv[j],
      aa: weight * kernel.aa[j],
      va: weight * kernel.va[j],
    })),
  );
  nodes.sort((a, b) => a.transfer - b.transfer);
  const merged: typeof nodes = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    // kernels of ν and ν̄ on the same target share their nodes
    if (last && last.transfer === node.transfer) {
      last.vv += node.vv;
      last.aa += node.aa;
      last.va += node.va;
    } else merged.push({ ...node });
  }
  return {
    transfer: Float64Array.from(merged, (node) => node.transfer),
    vv: Float64Array.from(merged, (node) => node.vv),
    aa: Float64Array.from(merged, (node) => node.aa),
    va: Float64Array.from(merged, (node) => node.va),
  };
}
