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

/** σ(model)/σ(SM) of an experiment: one pass over the nodes of its kernels for each. */
export function modelRatio(kernel: ExperimentKernel, model: TridentModel, inputs: ElectroweakInputs): number {
  let standard = 0;
  let predicted = 0;
  for (const one of kernel.kernels) {
    standard += channelCrossSection(one, standardModel, inputs);
    predicted += channelCrossSection(one, model, inputs);
  }
  return predicted / standard;
}

/** σ(SM) [cm²] per average nucleus of an experiment's target, channels weighted as in its beam. */
export function standardModelCrossSection(kernel: ExperimentKernel, inputs: ElectroweakInputs): number {
  return kernel.kernels.reduce((sum, one) => sum + channelCrossSection(one, standardModel, inputs), 0);
}

/**
 * σ/σ_SM = 1 + linear·s + quadratic·s² when the new part of every coupling, V(T) − V_SM and A(T) − A_SM, is multiplied by
 * a strength s; s = 1 is the model itself. A final state the Standard Model does not have, or with the neutrino's helicity
 * turned, only adds to `quadratic`.
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
  // new couplings too small for their square to be a number leave the Standard Model
  if (quadratic === 0) return { linear: 0, quadratic: 0 };
  return { linear: linear / standard, quadratic: quadratic / standard };
}

/** Whether a model has operators that turn the neutrino's helicity and the kernel was made without them. */
export function lacksDensities(kernel: ExperimentKernel, model: TridentModel, inputs: ElectroweakInputs): boolean {
  return kernel.kernels.some(({ channel, flip }) => !flip && (model.flips?.(channel, inputs) ?? []).length > 0);
}
