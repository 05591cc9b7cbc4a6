import {
  amplification,
  axialAt,
  channelCrossSection,
  type ElectroweakInputs,
  flipCrossSection,
  flipParts,
  kernelCrossSection,
  type RatioPolynomial,
  requireFlipKernel,
  standardModel,
  sumOfParts,
  type TridentModel,
  vectorAt,
  vectorAxialParts,
} from '@nereid/physics';
import type { ExperimentKernel } from './experimentKernel.js';

type Kernels = Pick<ExperimentKernel, 'kernels'>;

/** σ(model)/σ(SM) of an experiment: one pass over the nodes of its kernels for each. NaN where σ(SM) is 0, see `missingRatio`. */
export function modelRatio(kernel: Kernels, model: TridentModel, inputs: ElectroweakInputs): number {
  const standard = standardModelCrossSection(kernel, inputs);
  return standard > 0 ? modelCrossSection(kernel, model, inputs) / standard : Number.NaN;
}

/** σ [cm²] of a model per average nucleus of an experiment's target, channels weighted as in its beam. */
export function modelCrossSection({ kernels }: Kernels, model: TridentModel, inputs: ElectroweakInputs): number {
  return kernels.reduce((sum, one) => sum + channelCrossSection(one, model, inputs), 0);
}

/** σ of a model, and Σ of the absolute values of what is added and subtracted in it, all channels together [cm²]. */
function withAbsolute({ kernels }: Kernels, model: TridentModel, inputs: ElectroweakInputs) {
  let [sigma, absolute] = [0, 0];
  for (const one of kernels) {
    const { channel, kernel } = one;
    const flips = model.flips?.(channel, inputs) ?? [];
    const all = [
      vectorAxialParts(kernel, model.couplings(channel, inputs)),
      ...(flips.length > 0 ? [flipParts(requireFlipKernel(one), flips)] : []),
    ];
    for (const parts of all) {
      sigma += sumOfParts(parts.parts);
      absolute += parts.absolute;
    }
  }
  return { sigma, absolute };
}

/** A relative numerical error, and whether it is within the accuracy that the kernels were asked for. */
export interface ModelAccuracy {
  readonly relativeError: number;
  readonly converged: boolean;
}

type Accurate = Kernels & Pick<ExperimentKernel, 'relativeError' | 'converged'>;

/** Accuracy of σ of a model. A kernel knows the error of its densities; where amplitudes cancel, that of σ is larger. */
export function modelAccuracy(
  kernel: Accurate,
  tolerance: number,
  model: TridentModel,
  inputs: ElectroweakInputs,
): ModelAccuracy {
  const { sigma, absolute } = withAbsolute(kernel, model, inputs);
  return accuracyOf(kernel, tolerance, absolute === 0 ? 1 : absolute / sigma);
}

/** Accuracy of σ/σ_SM, in which the part of σ that is the Standard Model's is exact. */
export function ratioAccuracy(
  kernel: Accurate,
  tolerance: number,
  model: TridentModel,
  inputs: ElectroweakInputs,
): ModelAccuracy {
  const { sigma, absolute } = withAbsolute(kernel, model, inputs);
  const added = absolute - standardModelCrossSection(kernel, inputs);
  return accuracyOf(kernel, tolerance, added <= 0 ? 1 : added / sigma);
}

function accuracyOf(kernel: Accurate, tolerance: number, cancelled: number): ModelAccuracy {
  const relativeError = kernel.relativeError * amplification(cancelled);
  return { relativeError, converged: kernel.converged && relativeError <= tolerance };
}

/** `modelCrossSection` of the Standard Model. */
export function standardModelCrossSection(kernel: Kernels, inputs: ElectroweakInputs): number {
  return modelCrossSection(kernel, standardModel, inputs);
}

/**
 * σ/σ_SM = 1 + linear·s + quadratic·s² when the new part of every coupling, V(T) − V_SM and A(T) − A_SM, is multiplied by
 * a strength s; s = 1 is the model itself. A final state the Standard Model does not have, or with the neutrino's helicity
 * turned, only adds to `quadratic`. Both are NaN where σ_SM is 0, which has a reason: `missingRatio`.
 */
export function modelRatioPolynomial(
  kernel: ExperimentKernel,
  model: TridentModel,
  inputs: ElectroweakInputs,
): RatioPolynomial {
  let standard = 0;
  let linear = 0;
  let quadratic = 0;
  for (const one of kernel.kernels) {
    const { channel, kernel: spectral } = one;
    const [sm] = standardModel.couplings(channel, inputs);
    standard += kernelCrossSection(spectral, [sm]);
    const flips = model.flips?.(channel, inputs) ?? [];
    if (flips.length > 0) quadratic += flipCrossSection(requireFlipKernel(one), flips);
    for (const current of model.couplings(channel, inputs)) {
      const interferes = current.outgoing === sm.outgoing && current.interferes !== false;
      for (let j = 0; j < spectral.transfer.length; j++) {
        const [vector, axial] = interferes ? [sm.vector, sm.axial] : [0, 0];
        const dV = vectorAt(current, spectral.transfer[j]) - vector;
        const dA = axialAt(current, spectral.transfer[j]) - axial;
        const { vv, aa, va } = spectral;
        linear += 2 * vector * dV * vv[j] + 2 * axial * dA * aa[j] + (vector * dA + axial * dV) * va[j];
        quadratic += dV * dV * vv[j] + dA * dA * aa[j] + dV * dA * va[j];
      }
    }
  }
  if (!(standard > 0)) return { linear: Number.NaN, quadratic: Number.NaN };
  // new couplings too small for their square to be a number leave the Standard Model
  if (quadratic === 0) return { linear: 0, quadratic: 0 };
  return { linear: linear / standard, quadratic: quadratic / standard };
}

/** Whether a model has operators that turn the neutrino's helicity and the kernel was made without them. */
export function lacksDensities(kernel: ExperimentKernel, model: TridentModel, inputs: ElectroweakInputs): boolean {
  return kernel.kernels.some(({ channel, flip }) => !flip && (model.flips?.(channel, inputs) ?? []).length > 0);
}
