import type { Constraint } from './constraint.js';
import type { ConstraintVerdict } from './constraintVerdict.js';
import type { CombinationOptions } from './correlations.js';
import { evaluatePoint } from './evaluatePoint.js';
import { isMeasuredObservable } from './observables.js';

/** One column of a table of points: numbers, or codes of `words`. */
export type PointColumn =
  | { readonly name: string; readonly kind: 'number'; readonly values: Float64Array }
  | { readonly name: string; readonly kind: 'word'; readonly values: Uint8Array; readonly words: readonly string[] };

/** Columns of a constraint besides its verdict. */
export const VERDICT_OUTPUTS = ['ratio', 'pull', 'chiSquare'] as const;
export type VerdictOutput = (typeof VERDICT_OUTPUTS)[number];

/** The words of a verdict, in the order of their codes in memory. */
export const VERDICTS: readonly ConstraintVerdict['verdict'][] = [
  'allowed',
  'excluded',
  'notEvaluated',
  'invalidInput',
];

/** Points evaluated: a row a point, in their order. */
export interface EvaluatedColumns {
  /** Those of each constraint: `ccfr_ratio`, `ccfr_pull`, `ccfr_chiSquare`, `ccfr_verdict`; NaN where nothing could be computed. */
  readonly columns: readonly PointColumn[];
  /** Why a row is no point of its model, by its number. */
  readonly invalid: ReadonlyMap<number, string>;
}

/** @param parameters a column of `count` values for each name of the evaluator */
export type ColumnEvaluator = (parameters: readonly Float64Array[], count: number) => EvaluatedColumns;

/** What points are judged with. */
export interface ColumnQuestion {
  /** Name of a model, and of the parameters that columns are given for. */
  readonly model: string;
  readonly names: readonly string[];
  readonly constraints: readonly Constraint[];
  /** Their names in the order of the columns, where it is another one. */
  readonly order?: readonly string[];
  readonly statistics: CombinationOptions;
  readonly outputs: readonly VerdictOutput[];
}

/**
 * Verdicts on many points of one model: every number is the one of `evaluatePoint`, to the last bit. What could not be evaluated
 * has NaN and the verdict notEvaluated or invalidInput, never allowed.
 */
export function columnEvaluator(question: ColumnQuestion): ColumnEvaluator {
  const { model, names, constraints, statistics, outputs, order = constraints.map(({ id }) => id) } = question;
  const judged = verdictNames(order);
  return (parameters, count) => {
    const verdicts = judged.map((name) => verdictColumns(name, outputs, count));
    const invalid = new Map<number, string>();
    for (let i = 0; i < count; i++) {
      const given = Object.fromEntries(names.map((name, k) => [name, parameters[k][i]]));
      const results = evaluatePoint({ model, parameters: given }, constraints, statistics);
      for (const column of verdicts) column.set(i, results);
      const [{ verdict, reason = '' }] = results;
      if (verdict === 'invalidInput') invalid.set(i, reason);
    }
    return { columns: verdicts.flatMap(({ columns }) => columns), invalid };
  };
}

/** Names of what is decided on: each constraint, and all together where there are several. */
export const verdictNames = (constraints: readonly string[]): string[] =>
  constraints.length > 1 ? [...constraints, 'combined'] : [...constraints];

/** Columns that an evaluator writes for these constraints, without values. */
export const verdictColumnKinds = (
  constraints: readonly string[],
  outputs: readonly VerdictOutput[],
): Pick<PointColumn, 'name' | 'kind'>[] =>
  verdictNames(constraints)
    .flatMap((name) => verdictColumns(name, outputs, 0).columns)
    .map(({ name, kind }) => ({ name, kind }));

/** What is written for an output: an observable beside tridents has a prediction of its own in the place of σ/σ_SM. */
function shownOutputs(name: string, outputs: readonly VerdictOutput[]): (VerdictOutput | 'predicted')[] {
  // the combination has no ratio and no pull of its own
  if (name === 'combined') return outputs.filter((output) => output === 'chiSquare');
  return outputs.map((output) => (output === 'ratio' && isMeasuredObservable(name) ? 'predicted' : output));
}

/** Columns of one constraint. */
function verdictColumns(name: string, outputs: readonly VerdictOutput[], count: number) {
  const numbers = shownOutputs(name, outputs).map((output) => ({
    output,
    values: new Float64Array(count).fill(Number.NaN),
  }));
  const verdict = new Uint8Array(count);
  const columns: PointColumn[] = [
    ...numbers.map(({ output, values }) => ({ name: `${name}_${output}`, kind: 'number' as const, values })),
    { name: `${name}_verdict`, kind: 'word', values: verdict, words: VERDICTS },
  ];
  return {
    columns,
    set(i: number, results: readonly ConstraintVerdict[]): void {
      const result = results.find(({ constraint }) => constraint === name);
      // no combination is made where one of its parts could not be evaluated
      verdict[i] = VERDICTS.indexOf(result?.verdict ?? uncombined(results));
      for (const { output, values } of numbers) values[i] = result?.[output] ?? Number.NaN;
    },
  };
}

function uncombined(results: readonly ConstraintVerdict[]): ConstraintVerdict['verdict'] {
  return results.some(({ verdict }) => verdict === 'invalidInput') ? 'invalidInput' : 'notEvaluated';
}
