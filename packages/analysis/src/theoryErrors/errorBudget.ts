import type { ElectroweakInputs, TridentModel } from '@nereid/physics';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { modelCrossSection } from '../kernels/modelRatio.js';
import { ERROR_KINDS, type ErrorKind, type ErrorSource } from './errorSource.js';
import type { MovedKernel } from './ratioShifts.js';

/** What is said of a source beside its size. */
export type BudgetSource = Pick<ErrorSource, 'name' | 'kind' | 'title' | 'oneSigma' | 'references'>;

/** A prediction, and how far one standard deviation of each source moves it, in its unit and with the sign. */
export interface ShiftedPrediction {
  readonly value: number;
  readonly shifts: readonly { readonly source: BudgetSource; readonly shift: number }[];
}

/** A source with what one standard deviation of it changes, relative to the prediction and with the sign. */
export interface BudgetEntry extends BudgetSource {
  readonly relative: number;
}

/** What is not known of a prediction, or of a sum of them. */
export interface ErrorBudget {
  readonly sources: readonly BudgetEntry[];
  /** Sources of a kind in quadrature; kinds without any are left out. */
  readonly kinds: readonly { readonly kind: ErrorKind; readonly relative: number }[];
  /** All sources in quadrature: one standard deviation. */
  readonly total: number;
}

/**
 * The budget of the sum of predictions. A source is one parameter in all of them: its shifts are added with their signs, and what
 * different sources make is added in quadrature. NaN where the sum is 0.
 */
export function errorBudget(predictions: readonly ShiftedPrediction[]): ErrorBudget {
  const value = predictions.reduce((sum, one) => sum + one.value, 0);
  const found = new Map<string, { source: BudgetSource; shift: number }>();
  for (const { source, shift } of predictions.flatMap(({ shifts }) => shifts)) {
    found.set(source.name, { source, shift: shift + (found.get(source.name)?.shift ?? 0) });
  }
  const sources = [...found.values()]
    .map(({ source: { name, kind, title, oneSigma, references }, shift }) => {
      return { name, kind, title, oneSigma, references, relative: value === 0 ? Number.NaN : shift / value };
    })
    .toSorted((one, other) => ERROR_KINDS.indexOf(one.kind) - ERROR_KINDS.indexOf(other.kind));
  const kinds = ERROR_KINDS.flatMap((kind) => {
    const own = sources.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : [{ kind, relative: Math.hypot(...own.map(({ relative }) => relative)) }];
  });
  return { sources, kinds, total: Math.hypot(...sources.map(({ relative }) => relative)) };
}

/**
 * σ of a model by its kernel, times `scale`, and how far each source moves it.
 * @param scale what a cross section of 1 cm² counts for: events, or 1
 */
export function shiftedCrossSection(
  kernel: Pick<ExperimentKernel, 'kernels'>,
  moved: readonly MovedKernel[],
  model: TridentModel,
  inputs: ElectroweakInputs,
  scale = 1,
): ShiftedPrediction {
  const value = scale * modelCrossSection(kernel, model, inputs);
  const shifts = moved.map((one) => ({ source: one.source, shift: shiftOf(one, value, model, inputs, scale) }));
  return { value, shifts };
}

/** The ratio σ(model)/σ(SM) and how far each source moves it, both moved together: what cancels is gone. */
export function shiftedRatio(model: ShiftedPrediction, standard: ShiftedPrediction): ShiftedPrediction {
  const value = model.value / standard.value;
  const shifts = model.shifts.map(({ source, shift }, i) => {
    const other = standard.value + standard.shifts[i].shift;
    return { source, shift: (model.value + shift) / other - value };
  });
  return { value, shifts };
}

function shiftOf(
  { source: { variation }, kernels }: MovedKernel,
  value: number,
  model: TridentModel,
  inputs: ElectroweakInputs,
  scale: number,
): number {
  if (variation.kind === 'scale') return variation.relative * value;
  const electroweak = variation.kind === 'couplings' ? variation.electroweak : inputs;
  return scale * modelCrossSection({ kernels }, model, electroweak) - value;
}
