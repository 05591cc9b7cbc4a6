import {
  InputError,
  type ModelDefinition,
  type ModelParameters,
  modelDefinition,
  modelDefinitions,
  modelNames,
  suggestName,
} from '@nereid/physics';
import { modelParameters } from '@nereid/physics/errors';
import { parameterNamed } from '@nereid/physics/models';
import { nearestWithin } from '@nereid/physics/names';
import { problemOfNames } from '../parameterNames.js';
import type { PointTable } from './pointTable.js';

/** What the user says of a table beside what stands in it. */
export interface TableMeaning {
  /** Model of all rows; of tables without a column `model`. */
  readonly model?: string | undefined;
  /** Columns by what they hold, a parameter or `model`, where they are not called alike. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Parameters that are the same in all rows. */
  readonly constants?: ModelParameters;
}

/** Where the parameters of points stand in a table. */
export interface PointColumns {
  readonly parameters: readonly { readonly name: string; readonly column: string }[];
  readonly constants: ModelParameters;
  /** Model of all rows, or the column that names it. */
  readonly model: { readonly name: string } | { readonly column: string };
  /** Whether a column would be a parameter by its name. */
  readonly isParameter: (name: string) => boolean;
  /** Columns that are carried through though they are called almost like a parameter that is not given. */
  readonly doubtful: readonly { readonly column: string; readonly parameter: string }[];
}

type Table = Pick<PointTable, 'name' | 'columns' | 'isHeadless'>;

/**
 * Which columns of a table are parameters. All others are carried through.
 * @throws InputError where a column is not there, a parameter is missing or given twice, or the model is not said
 */
export function pointColumns(table: Table, meaning: TableMeaning): PointColumns {
  const { columns: named = {}, constants = {} } = meaning;
  for (const [name, column] of Object.entries(named)) requireColumn(table, name, column);
  const model = modelOf(table, meaning);
  const definitions = 'name' in model ? [modelDefinition(model.name)] : modelDefinitions();
  const isParameter = (name: string) => definitions.some((one) => hasParameter(one, name));
  const ofModel = 'name' in model ? model.name : 'all models';
  for (const name of [...Object.keys(named), ...Object.keys(constants)]) {
    if (isParameter(name) || (name === 'model' && name in named)) continue;
    // some models say themselves what is wrong with a name
    if ('name' in model) parameterNamed(definitions[0], name);
    const known = [...new Set(definitions.flatMap(({ parameters }) => parameters.map((one) => one.name)))];
    throw new InputError(modelParameters(ofModel), name, 'no such parameter', suggestName(name, known));
  }
  const modelColumn = 'column' in model ? model.column : undefined;
  const said = new Set([...Object.keys(named), ...Object.values(named), modelColumn]);
  const alike = table.columns.filter((column) => isParameter(column) && !said.has(column));
  const found = [
    ...alike.map((column) => ({ name: column, column })),
    ...Object.entries(named).flatMap(([name, column]) => (name === 'model' ? [] : [{ name, column }])),
  ];
  const parameters = found.sort((a, b) => table.columns.indexOf(a.column) - table.columns.indexOf(b.column));
  const both = parameters.find(({ name }) => name in constants);
  if (both) {
    const problem = `is also given as one value for all points (${constants[both.name]})`;
    throw new InputError(`column ${both.column} of ${table.name}`, undefined, problem, 'Leave one of the two out.');
  }
  const whole = { parameters, constants, model, isParameter, doubtful: [] };
  if ('name' in model) requireParameters(table, definitions[0], whole);
  return { ...whole, doubtful: doubtful(table, definitions, whole) };
}

/** Whether a model has a parameter of this name. */
export function hasParameter(definition: ModelDefinition, name: string): boolean {
  try {
    return parameterNamed(definition, name) !== undefined;
  } catch (error) {
    // what is no coefficient at all
    if (error instanceof InputError) return false;
    throw error;
  }
}

function requireColumn({ name: table, columns, isHeadless }: Table, name: string, column: string): void {
  if (columns.includes(column)) return;
  const remedy = isHeadless ? headless(columns.length) : suggestName(column, columns);
  throw new InputError('columns', `${name}=${column}`, `${table} has no column ${column}`, remedy);
}

const headless = (count: number) => `It has no header: its columns are called 1 to ${count}.`;

/** Where the model is said: once. */
function modelOf({ name: table, columns }: Table, { model, columns: named = {} }: TableMeaning): PointColumns['model'] {
  const column = named.model ?? (columns.includes('model') ? 'model' : undefined);
  if (column !== undefined && model !== undefined) {
    const problem = `${table} has a column ${column}, which names the model of each row`;
    throw new InputError('model', model, problem, 'Leave one of the two out, or call the column something else.');
  }
  if (column !== undefined) return { column };
  if (model !== undefined) return { name: model };
  const remedy = `Give one of ${modelNames().join(', ')}, or a column model.`;
  throw new InputError('model', undefined, `missing, and ${table} has no column model`, remedy);
}

/** Says at once what every row would lack. */
function requireParameters(table: Table, definition: ModelDefinition, found: PointColumns): void {
  const { name: model, example } = definition;
  const names = [...found.parameters.map(({ name }) => name), ...Object.keys(found.constants)];
  const problem = problemOfNames(model, Object.fromEntries(names.map((name) => [name, example[name] ?? 1])));
  const [like] = Object.keys(example);
  if (problem === undefined && names.length === 0 && like !== undefined) {
    // every row would be the Standard Model
    const remedy = `Name the column that holds one, such as ${like}.`;
    throw new InputError('points', table.name, `has no column of a parameter of ${model}`, remedy, 'point columns');
  }
  if (problem === undefined) return;
  const { lacking, message, remedy } = problem;
  if (lacking === undefined) throw new InputError('points', table.name, message, remedy);
  const near = nearColumn(lacking, carried(table, found));
  const such = near === undefined ? '' : ` (${lacking}=${near})`;
  const where = table.isHeadless ? `${headless(table.columns.length)} Name` : 'Add it, or name';
  const lacks = `has no column ${lacking}, which ${model} needs`;
  throw new InputError('points', table.name, lacks, `${where} the one that holds it${such}.`, 'point columns');
}

const carried = ({ columns }: Table, { parameters, model }: Omit<PointColumns, 'doubtful'>): string[] => {
  const used = [...parameters.map(({ column }) => column), 'column' in model ? model.column : undefined];
  return columns.filter((column) => !used.includes(column));
};

/** Names that differ in few letters, or in signs between them. */
const nearColumn = (name: string, columns: readonly string[]): string | undefined =>
  columns.find((column) => isNear(column, name));

const isNear = (column: string, name: string): boolean => {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (bare(column) === bare(name)) return true;
  return nearestWithin(column, [name], () => Math.floor(Math.max(column.length, name.length) / 4)) !== undefined;
};

function doubtful(
  table: Table,
  definitions: readonly ModelDefinition[],
  found: PointColumns,
): PointColumns['doubtful'] {
  const given = new Set([...found.parameters.map(({ name }) => name), ...Object.keys(found.constants)]);
  const names = [...new Set(definitions.flatMap(({ parameters }) => parameters.map(({ name }) => name)))];
  const open = names.filter((name) => !given.has(name));
  return carried(table, found).flatMap((column) => {
    const parameter = open.find((name) => isNear(column, name));
    return parameter === undefined ? [] : [{ column, parameter }];
  });
}
