import {
  axialAt,
  channelCrossSection,
  type ElectroweakInputs,
  flipCrossSection,
  kernelCrossSection,
  type RatioPolynomial,
  requireFlipKernel,
  standardModel,
  type TridentModel,
  vectorAt,
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
