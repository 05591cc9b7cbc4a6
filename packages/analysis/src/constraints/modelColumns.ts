import { InputError, type TridentModel } from '@nereid/physics';
import {
  type Column,
  type InteractionColumns,
  type ModelDefinition,
  modelAt,
  modelDefinitions,
  parameterNamed,
  rangeOf,
} from '@nereid/physics/models';
import { modelOfPoint } from './parameterPoint.js';

/** Points of a model as columns of couplings. */
export interface ModelColumns {
  readonly model: InteractionColumns;
  /** 0 where a value is out of its range: there is no such point, and its couplings mean nothing. */
  readonly inRange: Uint8Array;
}

/**
 * The points with these parameters, a column for each name. Undefined where they can only be made one by one: for a model that is not
 * known or cannot make columns of these, and where none of the points can be made.
 */
export function modelColumns(
  model: string,
  names: readonly string[],
  parameters: readonly Float64Array[],
  count: number,
): ModelColumns | undefined {
  const definition = modelDefinitions().find(({ name }) => name === model);
  if (!definition?.makeColumns || new Set(names).size < names.length) return undefined;
  const inRange = rowsInRange(definition, names, parameters, count);
  const first = inRange?.indexOf(1) ?? -1;
  if (inRange === undefined || first < 0) return undefined;
  if (!canBeMade(definition, rowOf(names, parameters, first))) return undefined;
  const columns = Object.fromEntries(names.map((name, k) => [name, shared(parameters[k], count)]));
  const made = definition.makeColumns(columns, count);
  return made && { model: made, inRange };
}

/** The points themselves, one by one; none where there is no such point. */
export function modelPoints(
  model: string,
  names: readonly string[],
  parameters: readonly Float64Array[],
  count: number,
): (TridentModel | undefined)[] {
  return Array.from({ length: count }, (_, i) => {
    try {
      return modelOfPoint({ model, parameters: rowOf(names, parameters, i) });
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  });
}

/** The parameters of one row by name. */
export const rowOf = (
  names: readonly string[],
  parameters: readonly Float64Array[],
  i: number,
): Readonly<Record<string, number>> => Object.fromEntries(names.map((name, k) => [name, parameters[k][i]]));

/** Undefined where one of the names is no parameter. */
function rowsInRange(
  definition: ModelDefinition,
  names: readonly string[],
  parameters: readonly Float64Array[],
  count: number,
): Uint8Array | undefined {
  const inRange = new Uint8Array(count).fill(1);
  for (const [k, name] of names.entries()) {
    const parameter = parameterNamed(definition, name);
    if (parameter === undefined) return undefined;
    const [least, largest] = rangeOf(parameter);
    const values = parameters[k];
    for (let i = 0; i < count; i++) {
      // also for NaN
      if (!(values[i] >= least && values[i] <= largest && values[i] < Number.POSITIVE_INFINITY)) inRange[i] = 0;
    }
  }
  return inRange;
}

/** Whether names and their number are right, which is the same for all points. */
function canBeMade(definition: ModelDefinition, parameters: Readonly<Record<string, number>>): boolean {
  try {
    modelAt(definition, parameters);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** A number where all points share it. */
function shared(values: Float64Array, count: number): Column {
  for (let i = 1; i < count; i++)
    if (!Object.is(values[i], values[0])) return values.length === count ? values : values.subarray(0, count);
  return values[0];
}
