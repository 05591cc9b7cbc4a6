import { InputError, parseModel, type TridentModel } from '@nereid/physics';
import { type TridentRatio, tridentRatio } from '../constraints/tridentConstraint.js';
import { type BudgetColumns, budgetColumns } from '../theoryErrors/budgetColumns.js';
import { type RatioBudget, ratioBudget } from '../theoryErrors/ratioBudget.js';
import { type KernelQuestion, type NamedModel, ratioConstraints, theModel, type WorkStep } from './lookup.js';
import { POINTS_NAMES, type PointsQuestion, parameterColumns, parametersAt } from './parameterColumns.js';
import { KERNEL_NAMES, requireQuestion } from './questions.js';

/** What `ratio` is asked. */
export interface RatioQuestion extends KernelQuestion {
  /** Name of an experiment, measured or projected: `ccfr`, `dune-projection-8`. */
  readonly constraint: string;
  readonly model: NamedModel | TridentModel;
  /** Also what is not known of it, source by source; not with a selection. */
  readonly uncertainties?: boolean | undefined;
}

/**
 * σ(model)/σ(SM) of an experiment in its beam and on its target, beside what it measured, as `nereid ratio` prints it. Accuracy of the
 * kernel, which is computed once and kept: 1e-4 at one energy and 3e-4 with a spectrum unless `tolerance` (1e-2 … 1e-6) is given.
 * @throws InputError for an unknown name, with the nearest known one, a constraint that is no ratio of cross sections, or parameters
 * that the model cannot have
 */
export async function ratio(asking: RatioQuestion): Promise<TridentRatio & { readonly uncertainties?: RatioBudget }> {
  requireQuestion('ratio', asking, { ...KERNEL_NAMES, constraint: true, model: true, uncertainties: false });
  const { constraint, model, uncertainties, ...asked } = asking;
  const question = uncertainties ? { ...asked, theoryErrors: true } : asked;
  const point = theModel(model);
  const { inputs, tridents } = await ratioConstraints([constraint], point.sectors, question);
  const found = tridentRatio(tridents[0], point, inputs);
  return uncertainties ? { ...found, uncertainties: ratioBudget(tridents[0], point, inputs) } : found;
}

/** What `ratios` is asked. */
export interface RatiosQuestion extends KernelQuestion, PointsQuestion {
  readonly constraint: string;
  /** Also what is not known of each, source by source; not with a selection. */
  readonly uncertainties?: boolean | undefined;
  readonly onStep?: WorkStep | undefined;
}

/** What `ratio` says of each of many points; NaN where a point is none of its model. */
export interface RatioColumns {
  readonly ratio: Float64Array;
  readonly ratioError: Float64Array;
  readonly pull: Float64Array;
  /** Why a point is none of its model, by its number. */
  readonly invalid: ReadonlyMap<number, string>;
  /** One standard deviation of each source, relative, of the two cross sections and of their ratio. */
  readonly uncertainties?: Readonly<Record<keyof RatioBudget, BudgetColumns>>;
}

/** `ratio` at each of many points. @throws InputError as `ratio`, but for a value of a parameter at one of several points */
export async function ratios(asked: RatiosQuestion): Promise<RatioColumns> {
  requireQuestion('ratios', asked, {
    ...{ ...KERNEL_NAMES, ...POINTS_NAMES },
    ...{ constraint: true, uncertainties: false, onStep: false },
  });
  const { constraint, onStep, uncertainties, ...question } = asked;
  const points = parameterColumns(question);
  const { count, sectors } = points;
  const kernels = uncertainties ? { ...question, theoryErrors: true } : question;
  const { inputs, tridents } = await ratioConstraints([constraint], sectors, kernels);
  const budgets = uncertainties ? BUDGETS.map((name) => ({ name, ...budgetColumns(count) })) : [];
  const [values, errors, pulls] = Array.from({ length: 3 }, () => new Float64Array(count).fill(Number.NaN));
  const invalid = new Map<number, string>();
  for (let i = 0; i < count; i++) {
    const wait = onStep?.(i, count);
    if (wait) await wait;
    const model = modelOr(() => parseModel(question.model, parametersAt(points, i)));
    if (model instanceof InputError) {
      if (question.columns === undefined) throw model;
      invalid.set(i, model.message);
      continue;
    }
    const { ratio: value, ratioError, pull } = tridentRatio(tridents[0], model, inputs);
    [values[i], errors[i], pulls[i]] = [value, ratioError, pull];
    const budget = uncertainties && ratioBudget(tridents[0], model, inputs);
    if (budget) for (const { name, set } of budgets) set(i, budget[name]);
  }
  const found = { ratio: values, ratioError: errors, pull: pulls, invalid };
  if (!uncertainties) return found;
  const byName = Object.fromEntries(budgets.map(({ name, columns }) => [name, columns]));
  return { ...found, uncertainties: byName as Record<keyof RatioBudget, BudgetColumns> };
}

const BUDGETS = ['ratio', 'crossSection', 'standardModel'] as const;

function modelOr(make: () => TridentModel): TridentModel | InputError {
  try {
    return make();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
