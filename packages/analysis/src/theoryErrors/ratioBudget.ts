import { type ElectroweakInputs, standardModel, type TridentModel } from '@nereid/physics';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { type ErrorBudget, errorBudget, shiftedCrossSection, shiftedRatio } from './errorBudget.js';
import type { MovedKernel } from './ratioShifts.js';

/** What is not known of the two cross sections of a ratio, and of the ratio. */
export interface RatioBudget {
  readonly crossSection: ErrorBudget;
  readonly standardModel: ErrorBudget;
  readonly ratio: ErrorBudget;
}

/**
 * The errors of σ(model)/σ(SM) source by source. Most of them cancel in it where both are made alike.
 * @param theory - moved kernels, as a constraint prepared with `theoryErrors` has them
 */
export function ratioBudget(
  {
    kernel,
    theory = [],
  }: { readonly kernel: Pick<ExperimentKernel, 'kernels'>; readonly theory?: readonly MovedKernel[] | undefined },
  model: TridentModel,
  inputs: ElectroweakInputs,
): RatioBudget {
  const own = shiftedCrossSection(kernel, theory, model, inputs);
  const standard = shiftedCrossSection(kernel, theory, standardModel, inputs);
  return {
    crossSection: errorBudget([own]),
    standardModel: errorBudget([standard]),
    ratio: errorBudget([shiftedRatio(own, standard)]),
  };
}
