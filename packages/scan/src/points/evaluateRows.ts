import {
  addUndecided,
  type ColumnEvaluator,
  type ColumnQuestion,
  columnEvaluator,
  type EvaluatedColumns,
  type PointColumn,
  type UndecidedRows,
  VERDICTS,
  verdictColumnKinds,
} from '@nereid/analysis';
import { InputError, type ModelParameters, modelDefinition } from '@nereid/physics';
import { hasParameter } from './pointColumns.js';
import type { PointRows } from './pointRows.js';

/** What rows are judged with. */
export interface RowQuestion extends Omit<ColumnQuestion, 'model' | 'names'> {
  /** Of all rows; absent where each names its own. */
  readonly model?: string | undefined;
  /** Parameters that are the same in all rows whose model takes them. */
  readonly constants: ModelParameters;
}

/** Verdicts on rows, in their order. */
export type RowEvaluator = (rows: PointRows) => EvaluatedColumns;

/** Rows of one model with the same parameters given. */
interface RowGroup {
  readonly model: string;
  readonly names: readonly string[];
  /** Their numbers; undefined for all of them. */
  readonly rows: readonly number[] | undefined;
}

/** Evaluators that are kept; tables rarely have more kinds of rows. */
const MOST_EVALUATORS = 64;

/**
 * Verdicts on the rows of tables: the numbers of `evaluatePoint` to the last bit, whatever stands in other rows. A cell that is empty is
 * a parameter that is not given.
 */
export function rowEvaluator(question: RowQuestion): RowEvaluator {
  const { constraints, order = constraints.map(({ id }) => id), outputs } = question;
  const kinds = verdictColumnKinds(order, outputs);
  const evaluators = new Map<string, { evaluate: ColumnEvaluator; constants: readonly number[] }>();
  const evaluatorOf = ({ model, names }: RowGroup) => {
    const key = [model, ...names].join('\0');
    const kept = evaluators.get(key);
    if (kept) return kept;
    if (evaluators.size >= MOST_EVALUATORS) evaluators.clear();
    const definition = modelDefinition(model);
    const constants = Object.entries(question.constants).filter(([name]) => hasParameter(definition, name));
    const all = [...names, ...constants.map(([name]) => name)];
    const made = {
      evaluate: columnEvaluator({ ...question, model, names: all }),
      constants: constants.map(([, value]) => value),
    };
    evaluators.set(key, made);
    return made;
  };
  return (rows) => {
    const invalid = new Map(rows.problems);
    const groups = rowGroups(rows, question.model, invalid);
    const evaluateGroup = (group: RowGroup) => {
      const { evaluate, constants } = evaluatorOf(group);
      const count = group.rows?.length ?? rows.count;
      const own = group.names.map((name) => picked(rows.values[rows.names.indexOf(name)], group.rows));
      return evaluate([...own, ...constants.map((value) => new Float64Array(count).fill(value))], count);
    };
    if (groups.length === 1 && groups[0].rows === undefined) return evaluateGroup(groups[0]);
    const columns = kinds.map((kind) => emptyColumn(kind, rows.count));
    const notEvaluated = new Map<string, UndecidedRows>();
    for (const group of groups) {
      const numbers = group.rows as readonly number[];
      const evaluated = evaluateGroup(group);
      evaluated.columns.forEach(({ values }, k) => {
        for (let i = 0; i < numbers.length; i++) columns[k].values[numbers[i]] = values[i];
      });
      for (const [i, reason] of evaluated.invalid) invalid.set(numbers[i], reason);
      addUndecided(notEvaluated, evaluated.notEvaluated, (i) => numbers[i]);
    }
    return { columns, invalid, notEvaluated };
  };
}

const picked = (values: Float64Array, rows: readonly number[] | undefined): Float64Array =>
  rows === undefined ? values : Float64Array.from(rows, (row) => values[row]);

/** Of rows that are no points until something is known of them. */
function emptyColumn({ name, kind }: Pick<PointColumn, 'name' | 'kind'>, count: number): PointColumn {
  if (kind === 'number') return { name, kind, values: new Float64Array(count).fill(Number.NaN) };
  return { name, kind, values: new Uint8Array(count).fill(VERDICTS.indexOf('invalidInput')), words: VERDICTS };
}

/** Rows by model and by what is given; those that are no points are left out. */
function rowGroups(rows: PointRows, model: string | undefined, invalid: Map<number, string>): RowGroup[] {
  const { count, names, given, models } = rows;
  const isUniform = models === undefined && invalid.size === 0 && given.every((one) => one === undefined);
  if (isUniform && model !== undefined) return [{ model, names, rows: undefined }];
  const problems = new Map<string, string | undefined>();
  const groups = new Map<string, { model: string; names: string[]; rows: number[] }>();
  for (let i = 0; i < count; i++) {
    if (invalid.has(i)) continue;
    const own = model ?? (models as readonly string[])[i];
    if (!problems.has(own)) problems.set(own, modelProblem(own));
    const problem = problems.get(own);
    if (problem !== undefined) {
      invalid.set(i, problem);
      continue;
    }
    const key = `${own} ${given.map((one) => (one === undefined ? 1 : one[i])).join('')}`;
    const group = groups.get(key);
    if (group) group.rows.push(i);
    else
      groups.set(key, {
        model: own,
        names: names.filter((_, k) => given[k] === undefined || given[k]?.[i] === 1),
        rows: [i],
      });
  }
  return [...groups.values()];
}

function modelProblem(name: string): string | undefined {
  try {
    modelDefinition(name);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
