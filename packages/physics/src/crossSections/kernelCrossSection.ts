import { axialAt, type TransferCouplings, vectorAt } from '../couplings/transferCouplings.js';
import type { SpectralKernel } from './spectralKernel.js';

/** σ [cm²] of a kernel for given V(T), A(T), summed over outgoing flavours: one pass over the T nodes. */
export function kernelCrossSection(kernel: SpectralKernel, couplings: readonly TransferCouplings[]): number {
  let sigma = 0;
  for (const current of couplings) {
    sigma += current.poles.length === 1 ? withOnePole(kernel, current) : withAnyPoles(kernel, current);
  }
  return sigma;
}

/** The case of every scan over one mediator: its propagator is shared by V and A, and nothing is looked up in the loop. */
function withOnePole({ transfer, vv, aa, va }: SpectralKernel, { vector, axial, poles }: TransferCouplings): number {
  const [pole] = poles;
  const squaredMass = pole.massGeV * pole.massGeV;
  const { vector: vectorResidue, axial: axialResidue } = pole;
  let sigma = 0;
  for (let j = 0; j < transfer.length; j++) {
    const propagator = 1 / (squaredMass + transfer[j]);
    const v = vector + vectorResidue * propagator;
    const a = axial + axialResidue * propagator;
    sigma += v * v * vv[j] + a * a * aa[j] + v * a * va[j];
  }
  return sigma;
}

function withAnyPoles({ transfer, vv, aa, va }: SpectralKernel, current: TransferCouplings): number {
  let sigma = 0;
  for (let j = 0; j < transfer.length; j++) {
    const vector = vectorAt(current, transfer[j]);
    const axial = axialAt(current, transfer[j]);
    sigma += vector * vector * vv[j] + axial * axial * aa[j] + vector * axial * va[j];
  }
  return sigma;
}
