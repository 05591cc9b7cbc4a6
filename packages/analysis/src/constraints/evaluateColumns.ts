import { InputError } from '@nereid/physics';
import { predictsColumns, writeColumnVerdicts } from './columnVerdicts.js';
import type { Constraint } from './constraint.js';
import type { CombinationOptions } from './correlations.js';
import { evaluatePoint } from './evaluatePoint.js';
import { modelColumns } from './modelColumns.js';
import {
  type PointColumn,
  setRow,
  type VerdictOutput,
  type VerdictTable,
  verdictNames,
  verdictTable,
} from './verdictTable.js';

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
 * has NaN and the verdict notEvaluated or invalidInput, never allowed. Rows that cannot be evaluated as columns go through
 * `evaluatePoint` itself: those out of range, all of a model without `makeColumns`, all with an observable beside tridents.
 */
export function columnEvaluator(question: ColumnQuestion): ColumnEvaluator {
  const { model, names, constraints, statistics, outputs, order = constraints.map(({ id }) => id) } = question;
  const judged = verdictNames(order);
  return (parameters, count) => {
    const tables = judged.map((name) => verdictTable(name, outputs, count));
    const isDone = evaluatedRows(question, parameters, tables, count);
    const invalid = new Map<number, string>();
    for (let i = 0; i < count; i++) {
      if (isDone?.[i]) continue;
      const given = Object.fromEntries(names.map((name, k) => [name, parameters[k][i]]));
      const results = evaluatePoint({ model, parameters: given }, constraints, statistics);
      for (const table of tables) setRow(table, i, results);
      const [{ verdict, reason = '' }] = results;
      if (verdict === 'invalidInput') invalid.set(i, reason);
    }
    return { columns: tables.flatMap(({ columns }) => columns), invalid };
  };
}

/** Evaluates what can be evaluated as columns. @returns 1 for each row that is done; undefined where none is */
function evaluatedRows(
  { model, names, constraints, statistics }: ColumnQuestion,
  parameters: readonly Float64Array[],
  tables: readonly VerdictTable[],
  count: number,
): Uint8Array | undefined {
  if (!constraints.every(predictsColumns)) return undefined;
  const points = modelColumns(model, names, parameters, count);
  if (points === undefined) return undefined;
  try {
    writeColumnVerdicts(tables, points.model, points.inRange, constraints, statistics);
    return points.inRange;
  } catch (error) {
    // of the first point that it is thrown for, as if they had been taken one after the other
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
