import type { ExperimentCorrelation } from '@nereid/catalogue';
import { type CouplingLimitOptions, InputError } from '@nereid/physics';
import { prepareConstraints } from '../constraints/cachedConstraints.js';
import type { Constraint } from '../constraints/constraint.js';
import { requireCorrelations } from '../constraints/correlations.js';
import {
  columnEvaluator,
  type EvaluatedColumns,
  type PointColumn,
  VERDICT_OUTPUTS,
  type VerdictOutput,
} from '../constraints/evaluateColumns.js';
import { addUndecided, type UndecidedRows } from '../constraints/undecidedRows.js';
import { defaultSidedness, requireOneNamedCount, withTreatment } from '../limits/unifiedLimits.js';
import {
  catalogueOf,
  inputsOf,
  type KernelQuestion,
  preparation,
  requireDistinct,
  type TheoryQuestion,
  type WorkStep,
} from './lookup.js';
import { POINTS_NAMES, type PointsQuestion, parameterColumns } from './parameterColumns.js';
import { type QuestionNames, requireQuestion, TESTED_NAMES } from './questions.js';

/** What `evaluate` is asked. */
export interface EvaluateQuestion extends KernelQuestion, TheoryQuestion, PointsQuestion {
  /** Names of constraints: experiments, and beside tridents `g-2`, `borexino`, `tau`. */
  readonly constraints: readonly string[];
  /** Of the test: one-sided at 95 % CL from the likelihood ratio unless given. */
  readonly statistics?: Partial<CouplingLimitOptions> | undefined;
  /** All unless given. */
  readonly outputs?: readonly VerdictOutput[] | undefined;
  readonly correlations?: readonly ExperimentCorrelation[] | undefined;
  /** Told of the points that are done. */
  readonly onStep?: WorkStep | undefined;
}

/** Verdicts on points, in their order. */
export interface EvaluatedPoints {
  readonly count: number;
  /** Those of each constraint, and of all together where there are several: `ccfr_ratio`, `ccfr_verdict`, `combined_chiSquare` … */
  readonly columns: readonly PointColumn[];
  /** Why a point is none of its model, by its number. */
  readonly invalid: ReadonlyMap<number, string>;
  /** What constraints were not evaluated on, by their names. */
  readonly notEvaluated: ReadonlyMap<string, UndecidedRows>;
}

const NAMES: QuestionNames<EvaluateQuestion> = {
  ...TESTED_NAMES,
  ...POINTS_NAMES,
  constraints: true,
  statistics: false,
  outputs: false,
  correlations: false,
  onStep: false,
};

/** Points evaluated at first, and after how many milliseconds the next step is due: parts are made larger or smaller for it. */
const FIRST_PART = 64;
const PART_MS = 8;
const LARGEST_PART = 1 << 16;

/**
 * Verdicts on many points of one model, as `nereid evaluate` gives them for each: numbers are the same to the last bit. What is no
 * point of its model has the verdict invalidInput and NaN, what could not be computed notEvaluated; neither passes for allowed.
 * @throws InputError for unknown names of constraints, models or parameters, parameters that all points lack, columns of different lengths
 */
export async function evaluate(question: EvaluateQuestion): Promise<EvaluatedPoints> {
  requireQuestion('evaluate', question, NAMES);
  const { model, statistics = {}, outputs = VERDICT_OUTPUTS, correlations = [], onStep } = question;
  const points = parameterColumns(question);
  requireDistinct(question.constraints);
  const { prepare = prepareConstraints } = question;
  const catalogue = await catalogueOf(question);
  requireOneNamedCount(question.constraints, catalogue, statistics.statistic);
  const { tridents, others } = await prepare(question.constraints, catalogue, {
    ...preparation(withTreatment(question, statistics.statistic)),
    electroweak: inputsOf(question),
    sectors: points.sectors,
    keepClosed: true,
  });
  requireMeasured(others);
  requireCorrelations(correlations, tridents);
  const evaluator = columnEvaluator({
    model,
    names: points.names,
    constraints: [...tridents, ...others],
    order: question.constraints,
    statistics: { ...testOf(statistics), correlations },
    outputs,
  });
  const result = emptyResult(points.count);
  let size = FIRST_PART;
  for (let first = 0; first < points.count; ) {
    const wait = onStep?.(first, points.count);
    if (wait) await wait;
    const count = Math.min(size, points.count - first);
    const start = performance.now();
    result.add(
      first,
      evaluator(
        points.columns.map((column) => column.subarray(first, first + count)),
        count,
      ),
    );
    first += count;
    size = nextSize(count, performance.now() - start);
  }
  return result.whole(evaluator);
}

/** @throws InputError for an observable beside tridents that is only expected: it decides on no point */
function requireMeasured(observables: readonly Constraint[]): void {
  const projected = observables.find(({ status }) => status === 'projected');
  if (projected === undefined) return;
  const problem = 'a projection, which decides on no point';
  throw new InputError('constraint', projected.id, problem, 'Leave it out; it is drawn beside limits.');
}

const nextSize = (count: number, ms: number): number =>
  Math.max(1, Math.min(LARGEST_PART, Math.round(count * Math.min(8, PART_MS / Math.max(ms, 0.01)))));

const testOf = ({
  confidenceLevel = 0.95,
  statistic,
  sidedness = defaultSidedness(statistic),
  errorModel,
}: Partial<CouplingLimitOptions>) => ({
  confidenceLevel,
  sidedness,
  ...(statistic && { statistic }),
  ...(errorModel && { errorModel }),
});

/** Columns of all points, filled part by part. */
function emptyResult(count: number) {
  let columns: readonly PointColumn[] | undefined;
  const invalid = new Map<number, string>();
  const notEvaluated = new Map<string, UndecidedRows>();
  return {
    add(first: number, part: EvaluatedColumns): void {
      columns ??= part.columns.map((column) => sized(column, count));
      for (const [k, { values }] of part.columns.entries()) columns[k].values.set(values, first);
      for (const [row, reason] of part.invalid) invalid.set(first + row, reason);
      addUndecided(notEvaluated, part.notEvaluated, (row) => first + row);
    },
    /** Of no point at all: the columns that some would have. */
    whole: (evaluator: ReturnType<typeof columnEvaluator>): EvaluatedPoints => ({
      count,
      columns: columns ?? evaluator([], 0).columns,
      invalid,
      notEvaluated,
    }),
  };
}

const sized = (column: PointColumn, count: number): PointColumn =>
  column.kind === 'number'
    ? { ...column, values: new Float64Array(count) }
    : { ...column, values: new Uint8Array(count) };
