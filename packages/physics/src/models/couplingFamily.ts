import { standardModelCouplings, type TridentChannel } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import type { SpectralKernel } from '../crossSections/spectralKernel.js';
import { mediatorPole, type VectorCharges } from './vectorMediators.js';

/** A kernel and the channel whose couplings it takes. */
export interface ChannelKernel {
  readonly channel: TridentChannel;
  readonly kernel: SpectralKernel;
}

/** σ/σ_SM = 1 + linear·s + quadratic·s² in the coupling strength s. */
export interface RatioCoefficients {
  readonly linear: number;
  readonly quadratic: number;
}

/**
 * Coefficients of σ/σ_SM = 1 + linear·g² + quadratic·g⁴ for one mediator of mass M [GeV] with fixed charges, for the sum
 * of the kernels. With M = Infinity the strength is g²/M² [GeV⁻²] instead (contact limit).
 * One pass over the nodes: every coupling at this mass, and so a whole column of an exclusion plane, costs one call.
 */
export function mediatorRatioCoefficients(
  kernels: readonly ChannelKernel[],
  massGeV: number,
  charges: VectorCharges,
  inputs: ElectroweakInputs,
): RatioCoefficients {
  let standard = 0;
  let linear = 0;
  let quadratic = 0;
  const contact = massGeV === Number.POSITIVE_INFINITY;
  const mass2 = massGeV * massGeV;
  for (const { channel, kernel } of kernels) {
    const { vector, axial } = standardModelCouplings(channel, inputs);
    const residue = mediatorPole(channel, { massGeV, coupling: 1, charges }, inputs);
    const { transfer, vv, aa, va } = kernel;
    const a = residue?.vector ?? 0;
    const b = residue?.axial ?? 0;
    for (let j = 0; j < transfer.length; j++) {
      standard += vector * vector * vv[j] + axial * axial * aa[j] + vector * axial * va[j];
      const propagator = contact ? 1 : 1 / (mass2 + transfer[j]);
      linear += propagator * (2 * vector * a * vv[j] + 2 * axial * b * aa[j] + (vector * b + axial * a) * va[j]);
      quadratic += propagator * propagator * (a * a * vv[j] + b * b * aa[j] + a * b * va[j]);
    }
  }
  return { linear: linear / standard, quadratic: quadratic / standard };
}
