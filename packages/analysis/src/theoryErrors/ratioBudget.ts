import { type ElectroweakInputs, standardModel, type TridentModel } from '@nereid/physics';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { type ErrorBudget, errorBudget } from './errorBudget.js';
import { kernelBudget } from './kernelBudget.js';
import type { MovedKernel } from './ratioShifts.js';

/** What is not known of the two cross sections of a ratio, and of the ratio. */
export interface RatioBudget {
  readonly crossSection: ErrorBudget;
  readonly standardModel: ErrorBudget;
  readonly ratio: ErrorBudget;
}

/** A kernel with its moved ones, as a constraint prepared with `theoryErrors` has them. */
interface WithTheory {
  readonly kernel: Pick<ExperimentKernel, 'kernels'>;
  readonly theory?: readonly MovedKernel[] | undefined;
}

/** The errors of σ(model)/σ(SM) source by source: both are moved together, and most of it cancels. Those of the ratio are empty where σ is 0. */
export function ratioBudget(
  { kernel, theory = [] }: WithTheory,
  model: TridentModel,
  inputs: ElectroweakInputs,
): RatioBudget {
  const crossSection = kernelBudget(kernel, theory, model, inputs);
  const standard = kernelBudget(kernel, theory, standardModel, inputs);
  const parts = crossSection.parts.map((part, i) => ({
    ...part,
    relative: (1 + part.relative) / (1 + standard.parts[i].relative) - 1,
  }));
  return { crossSection, standardModel: standard, ratio: errorBudget(parts) };
}
