import { InputError } from '@nereid/physics';
import { writeColumnVerdicts } from './columnVerdicts.js';
import type { Constraint } from './constraint.js';
import type { CombinationOptions } from './correlations.js';
import { evaluatePoint } from './evaluatePoint.js';
import { modelColumns, modelPoints, rowOf } from './modelColumns.js';
import { pointPredictions } from './pointPredictions.js';
import { type UndecidedRows, undecidedRows } from './undecidedRows.js';
import {
  type PointColumn,
  setRow,
  type VerdictOutput,
  type VerdictTable,
  verdictNames,
  verdictTable,
} from './verdictTable.js';

export {
  type PointColumn,
  VERDICT_OUTPUTS,
  VERDICTS,
  type VerdictOutput,
  verdictColumnKinds,
  verdictNames,
} from './verdictTable.js';

/** Points evaluated: a row a point, in their order. */
export interface EvaluatedColumns {
  /** Those of each constraint: `ccfr_ratio`, `ccfr_pull`, `ccfr_chiSquare`, `ccfr_verdict`; NaN where nothing could be computed. */
  readonly columns: readonly PointColumn[];
  /** Why a row is no point of its model, by its number. */
  readonly invalid: ReadonlyMap<number, string>;
  /** What constraints were not evaluated on, by their names. */
  readonly notEvaluated: ReadonlyMap<string, UndecidedRows>;
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
 * has NaN and the verdict notEvaluated or invalidInput, never allowed. Couplings are columns where the model makes them
 * (`ModelDefinition.makeColumns`) and the constraint takes them (`Constraint.predictColumns`); else points are predicted one by one.
 * Decisions are made on columns. Rows that are no points go through `evaluatePoint` itself, and so do all where points are compared with
 * different measurements, or where something is wrong with the question, so that it is said as there.
 */
export function columnEvaluator(question: ColumnQuestion): ColumnEvaluator {
  const { model, names, constraints, statistics, outputs, order = constraints.map(({ id }) => id) } = question;
  const judged = verdictNames(order);
  return (parameters, count) => {
    const tables = judged.map((name) => verdictTable(name, outputs, count));
    const isDone = evaluatedRows(question, parameters, tables, count);
    const invalid = new Map<number, string>();
    const verdictsOn = (i: number) =>
      evaluatePoint({ model, parameters: rowOf(names, parameters, i) }, constraints, statistics);
    for (let i = 0; i < count; i++) {
      if (isDone?.[i]) continue;
      const results = verdictsOn(i);
      for (const table of tables) setRow(table, i, results);
      const [{ verdict, reason = '' }] = results;
      if (verdict === 'invalidInput') invalid.set(i, reason);
    }
    const columns = tables.flatMap((table) => table.columns);
    return { columns, invalid, notEvaluated: undecidedRows(tables, verdictsOn) };
  };
}

/** Evaluates what can be evaluated as columns. @returns 1 for each row that is done; undefined where none is */
function evaluatedRows(
  { model, names, constraints, statistics }: ColumnQuestion,
  parameters: readonly Float64Array[],
  tables: readonly VerdictTable[],
  count: number,
): Uint8Array | undefined {
  try {
    const made = modelColumns(model, names, parameters, count);
    const inColumns = constraints.map(({ predictColumns }) => made && predictColumns);
    const models = inColumns.includes(undefined) ? modelPoints(model, names, parameters, count) : [];
    const isPoint = made?.inRange ?? Uint8Array.from(models, (one) => Number(one !== undefined));
    const predictions = constraints.map((constraint, k) =>
      made && inColumns[k] ? inColumns[k](made.model) : pointPredictions(constraint, models),
    );
    if (!predictions.every((one) => one !== undefined)) return undefined;
    writeColumnVerdicts(tables, predictions, isPoint, constraints, statistics);
    return isPoint;
  } catch (error) {
    // of the first point that it is thrown for, as if they had been taken one after the other
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
