import type { ElectroweakInputs, TridentModel } from '@nereid/physics';
import { modelCrossSection } from '../kernels/modelRatio.js';
import { type ErrorBudget, type ErrorPart, errorBudget } from './errorBudget.js';
import type { MovedKernel } from './ratioShifts.js';

type Kernels = Parameters<typeof modelCrossSection>[0];

/**
 * The budget of the cross section of a model on a kernel, from the kernels that its sources ask for. Empty where σ is 0.
 * @param per what it is of: a nucleus, as σ is printed, or a tonne, as rates are
 */
export function kernelBudget(
  kernel: Kernels,
  moved: readonly MovedKernel[],
  model: TridentModel,
  inputs: ElectroweakInputs,
  per: 'nucleus' | 'tonne' = 'nucleus',
): ErrorBudget {
  const sigma = modelCrossSection(kernel, model, inputs);
  if (!(sigma > 0)) return errorBudget([]);
  return errorBudget(
    moved.map(({ source, kernels }): ErrorPart => {
      const { name, kind, title, oneSigma, variation } = source;
      const electroweak = variation.kind === 'couplings' ? variation.electroweak : inputs;
      const nucleiRatio = (per === 'tonne' && variation.kind === 'kernel' && variation.nucleiRatio) || 1;
      const relative =
        variation.kind === 'scale'
          ? variation.relative
          : (modelCrossSection({ kernels }, model, electroweak) / sigma) * nucleiRatio - 1;
      return { name, kind, title, oneSigma, relative };
    }),
  );
}
