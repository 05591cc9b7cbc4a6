import type { ConstraintVerdict, Verdict } from './constraintVerdict.js';
import { isMeasuredObservable } from './observables.js';

/** One column of a table of points: numbers, or codes of `words`. */
export type PointColumn =
  | { readonly name: string; readonly kind: 'number'; readonly values: Float64Array }
  | { readonly name: string; readonly kind: 'word'; readonly values: Uint8Array; readonly words: readonly string[] };

/** Columns of a constraint besides its verdict. */
export const VERDICT_OUTPUTS = ['ratio', 'pull', 'chiSquare'] as const;
/** Name of one of them. */
export type VerdictOutput = (typeof VERDICT_OUTPUTS)[number];

/** The words of a verdict, in the order of their codes in memory. */
export const VERDICTS: readonly Verdict[] = ['allowed', 'excluded', 'notEvaluated', 'invalidInput'];

/** The code of a verdict in a column. */
export const verdictCode = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

/** What is written of one constraint. */
export interface VerdictTable {
  /** Its id, or `combined`. */
  readonly name: string;
  readonly columns: readonly PointColumn[];
  /** Codes, and numbers by what they are; absent where they are not asked for. */
  readonly verdict: Uint8Array;
  readonly numbers: Readonly<Partial<Record<VerdictOutput | 'predicted', Float64Array>>>;
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
    .flatMap((name) => verdictTable(name, outputs, 0).columns)
    .map(({ name, kind }) => ({ name, kind }));

/** What is written for an output: an observable beside tridents has a prediction of its own in the place of σ/σ_SM. */
function shownOutputs(name: string, outputs: readonly VerdictOutput[]): (VerdictOutput | 'predicted')[] {
  // the combination has no ratio and no pull of its own
  if (name === 'combined') return outputs.filter((output) => output === 'chiSquare');
  return outputs.map((output) => (output === 'ratio' && isMeasuredObservable(name) ? 'predicted' : output));
}

/** A table of one constraint without values: NaN, and verdicts to be set. */
export function verdictTable(name: string, outputs: readonly VerdictOutput[], count: number): VerdictTable {
  const shown = shownOutputs(name, outputs).map((output) => ({
    output,
    values: new Float64Array(count).fill(Number.NaN),
  }));
  const verdict = new Uint8Array(count);
  return {
    name,
    columns: [
      ...shown.map(({ output, values }) => ({ name: `${name}_${output}`, kind: 'number' as const, values })),
      { name: `${name}_verdict`, kind: 'word', values: verdict, words: VERDICTS },
    ],
    verdict,
    numbers: Object.fromEntries(shown.map(({ output, values }) => [output, values])),
  };
}

/** Sets a row from the verdicts of `evaluatePoint`. */
export function setRow(
  { name, verdict, numbers }: VerdictTable,
  i: number,
  results: readonly ConstraintVerdict[],
): void {
  const result = results.find(({ constraint }) => constraint === name);
  // no combination is made where one of its parts could not be evaluated
  verdict[i] = verdictCode(result?.verdict ?? uncombined(results));
  for (const [output, values] of Object.entries(numbers)) {
    values[i] = result?.[output as keyof typeof numbers] ?? Number.NaN;
  }
}

function uncombined(results: readonly ConstraintVerdict[]): Verdict {
  return results.some(({ verdict }) => verdict === 'invalidInput') ? 'invalidInput' : 'notEvaluated';
}
