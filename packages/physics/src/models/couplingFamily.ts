import { standardModelCouplings, type TridentChannel } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { type Kernel, kernelCrossSection, turnedDensities } from '../crossSections/kernel.js';
import { type ScalarCharges, scalarPole } from './scalarMediators.js';
import { standardModel } from './standardModel.js';
import type { TridentModel } from './tridentModel.js';
import { mediatorPole, type VectorCharges } from './vectorMediators.js';

/** A kernel and the channel whose couplings it takes. */
export interface ChannelKernel {
  readonly channel: TridentChannel;
  readonly kernel: Kernel;
}

/** Charges of a mediator that one coupling multiplies. */
export type MediatorCharges = VectorCharges | ScalarCharges;

/** σ [cm²] of a model on the kernel of a channel. @throws MissingSectorError where the kernel lacks the densities that the model needs */
export function channelCrossSection(
  { channel, kernel }: ChannelKernel,
  model: TridentModel,
  inputs: ElectroweakInputs,
): number {
  return kernelCrossSection(kernel, model.couplings(channel, inputs));
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
  charges: MediatorCharges,
  inputs: ElectroweakInputs,
): RatioCoefficients {
  if ('scalar' in charges) return scalarRatioCoefficients(kernels, massGeV, charges, inputs);
  let standard = 0;
  let linear = 0;
  let quadratic = 0;
  const contact = massGeV === Number.POSITIVE_INFINITY;
  const mass2 = massGeV * massGeV;
  for (const { channel, kernel } of kernels) {
    const { vector, axial } = standardModelCouplings(channel, inputs);
    const residue = mediatorPole(channel, { massGeV, coupling: 1, charges }, inputs);
    const { transfer, vv, aa, va } = kernel.chiral;
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

/**
 * Σ of the absolute values of the interference of V and of A that `linear` adds up: of what its error is a part where charges of
 * both cancel each other.
 */
export function interferenceMagnitude(
  kernels: readonly ChannelKernel[],
  massGeV: number,
  charges: MediatorCharges,
  inputs: ElectroweakInputs,
): number {
  if ('scalar' in charges) return 0;
  let [standard, magnitude] = [0, 0];
  for (const { channel, kernel } of kernels) {
    const { vector, axial } = standardModelCouplings(channel, inputs);
    const residue = mediatorPole(channel, { massGeV, coupling: 1, charges }, inputs);
    const [a, b] = [residue?.vector ?? 0, residue?.axial ?? 0];
    const { transfer, vv, aa, va } = kernel.chiral;
    let [ofVector, ofAxial, ofBoth] = [0, 0, 0];
    for (let j = 0; j < transfer.length; j++) {
      const propagator = massGeV === Number.POSITIVE_INFINITY ? 1 : 1 / (massGeV * massGeV + transfer[j]);
      standard += vector * vector * vv[j] + axial * axial * aa[j] + vector * axial * va[j];
      ofVector += propagator * 2 * vector * a * vv[j];
      ofAxial += propagator * 2 * axial * b * aa[j];
      ofBoth += propagator * (vector * b + axial * a) * va[j];
    }
    magnitude += Math.abs(ofVector) + Math.abs(ofAxial) + Math.abs(ofBoth);
  }
  return magnitude / standard;
}

/** A scalar does not interfere: only the square of its amplitude, in proportion to y⁴. */
function scalarRatioCoefficients(
  kernels: readonly ChannelKernel[],
  massGeV: number,
  charges: ScalarCharges,
  inputs: ElectroweakInputs,
): RatioCoefficients {
  let standard = 0;
  let quadratic = 0;
  for (const one of kernels) {
    standard += kernelCrossSection(one.kernel, standardModel.couplings(one.channel, inputs));
    const pole = scalarPole(one.channel, { massGeV, coupling: 1, charges }, inputs);
    if (!pole) continue;
    const { transfer, ss, pp } = turnedDensities(one.kernel);
    for (let j = 0; j < transfer.length; j++) {
      const propagator = massGeV === Number.POSITIVE_INFINITY ? 1 : 1 / (massGeV * massGeV + transfer[j]);
      quadratic += propagator * propagator * (pole.scalar ** 2 * ss[j] + pole.pseudoscalar ** 2 * pp[j]);
    }
  }
  return { linear: 0, quadratic: quadratic / standard };
}
