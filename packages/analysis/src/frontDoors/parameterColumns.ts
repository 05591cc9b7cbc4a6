import { InputError, type ModelParameters, modelDefinition, parseModel, type Sector } from '@nereid/physics';
import { requireKnown, sectorsOf } from '@nereid/physics/models';
import type { QuestionNames } from './questions.js';

/** Points of one model. */
export interface PointsQuestion {
  readonly model: string;
  /** The same at all points. */
  readonly parameters?: ModelParameters | undefined;
  /** Parameters with a value for each point, all of one length; one point unless given. NaN makes a point invalid. */
  readonly columns?: Readonly<Record<string, ArrayLike<number>>> | undefined;
}

/** Names of a question about points. */
export const POINTS_NAMES: QuestionNames<PointsQuestion> = { model: true, parameters: false, columns: false };

/** Points as a column for each parameter. */
export interface ParameterColumns {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly count: number;
  /** Sectors that some of the points are in. */
  readonly sectors: readonly Sector[];
}

/** @throws InputError for an unknown name, a parameter that all points lack, a name given twice, columns of different lengths */
export function parameterColumns({ model, parameters = {}, columns = {} }: PointsQuestion): ParameterColumns {
  const definition = modelDefinition(model);
  const twice = Object.keys(columns).find((name) => Object.hasOwn(parameters, name));
  if (twice !== undefined) throw new InputError('columns', twice, 'is among the parameters too', 'Give it once.');
  const names = [...Object.keys(parameters), ...Object.keys(columns)];
  requireKnown(definition, Object.fromEntries(names.map((name) => [name, 0])));
  const count = rowCount(columns);
  const values = names.map((name) =>
    Object.hasOwn(columns, name) ? Float64Array.from(columns[name]) : new Float64Array(count).fill(parameters[name]),
  );
  const points = { names, columns: values, count };
  if (count > 0) requireComplete(model, parametersAt(points, 0));
  const present = names.filter((_, k) => values[k].some((value) => value !== 0));
  return { ...points, sectors: sectorsOf(definition, present) };
}

/** The parameters of one point. */
export const parametersAt = (
  { names, columns }: Pick<ParameterColumns, 'names' | 'columns'>,
  row: number,
): Record<string, number> => Object.fromEntries(names.map((name, k) => [name, columns[k][row]]));

/** A parameter that no point has is a mistake of the question, not of a point. @throws InputError */
function requireComplete(model: string, parameters: ModelParameters): void {
  try {
    parseModel(model, parameters);
  } catch (error) {
    if (error instanceof InputError && error.value !== undefined) return;
    throw error;
  }
}

/** @throws InputError for columns of different lengths */
function rowCount(columns: Readonly<Record<string, ArrayLike<number>>>): number {
  const [first, ...rest] = Object.entries(columns);
  if (first === undefined) return 1;
  const [name, { length }] = first;
  for (const [other, { length: its }] of rest) {
    if (its === length) continue;
    throw new InputError('columns', other, `has ${its} rows where ${name} has ${length}`, 'Give all the same length.');
  }
  return length;
}
