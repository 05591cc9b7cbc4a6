import { channelCrossSection, type ElectroweakInputs, standardModel, type TridentModel } from '@nereid/physics';
import { turningCouplings } from '@nereid/physics/couplings';
import { amplification, sectorParts, sumOfParts, turnedDensities } from '@nereid/physics/crossSections';
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
    const couplings = model.couplings(channel, inputs);
    const turning = turningCouplings(couplings);
    const all = [
      sectorParts('chiral', kernel.chiral, couplings),
      ...(turning.length > 0 ? [sectorParts('turned', turnedDensities(kernel), turning)] : []),
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

/** Whether a model has operators that turn the neutrino's helicity and the kernel was made without them. */
export function lacksDensities(kernel: ExperimentKernel, model: TridentModel, inputs: ElectroweakInputs): boolean {
  if (!model.sectors.includes('turned')) return false;
  return kernel.kernels.some(
    ({ channel, kernel: { turned } }) => !turned && turningCouplings(model.couplings(channel, inputs)).length > 0,
  );
}
