import { existsSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { VERDICT_OUTPUTS } from '@nereid/analysis';
import { observableValues } from '@nereid/analysis/node';
import { InputError, type Sector } from '@nereid/physics';
import { modelDefinition, modelDefinitions, sectorsOf } from '@nereid/physics/models';
import {
  evaluateTable,
  exactColumns,
  formatOfName,
  hasParameter,
  openPointTable,
  openTableWriter,
  type PointColumns,
  type PointTable,
  pointColumns,
  type ResultColumn,
  requireFreeNames,
  resultColumns,
  TABLE_FORMATS,
  type TableFormat,
  type TableJob,
  type TableOutcome,
  type TableSink,
} from '@nereid/scan/node';
import { BAD_INPUT, ExitStatus } from '../../exitStatus.js';
import { parseChoice, parseChoices, parseKeyValues, parseWholeNumber } from '../../options/parse.js';
import { weightWarnings } from '../../output/correlationText.js';
import { scanWarnings } from '../../output/preparationWarnings.js';
import { Progress } from '../../output/progress.js';
import { print } from '../../output/standardOutput.js';
import { writePiece, writtenAside } from '../../output/writtenAside.js';
import type { EvaluateFlags } from './flags.js';
import { type EvaluationSetting, evaluationSetting } from './setting.js';

/**
 * `nereid evaluate points.csv`: the verdict of each constraint on every row, behind its columns. Rows that are no points have the verdict
 * invalidInput and the reason; only where all are none is that bad input, exit code 2.
 */
export async function evaluateTableFile(file: string, options: EvaluateFlags): Promise<void> {
  requireTableAlone(options);
  const format = options.inputFormat && parseChoice('--input-format', options.inputFormat, TABLE_FORMATS);
  const workers =
    options.workers === undefined ? availableParallelism() : parseWholeNumber('--workers', options.workers, 1, 1024);
  const outputs = options.outputs ? parseChoices('--outputs', options.outputs, VERDICT_OUTPUTS) : VERDICT_OUTPUTS;
  const { model } = options;
  if (model !== undefined) modelDefinition(model);
  const constants = parseKeyValues('--set', options.set);
  const named = parsePairs('--column', options.column);
  const setting = await evaluationSetting(options);
  const table = await openPointTable(file, format || undefined);
  const columns = pointColumns(table, { model, columns: named, constants });
  const results = resultColumns(setting.order, outputs);
  requireFreeNames(table, results);
  for (const { column, parameter } of columns.doubtful) {
    console.error(`column ${column} is carried through: if it is ${parameter}, give --column ${parameter}=${column}`);
  }
  const job = await tableJob(setting, columns, outputs);
  const outcome = await run(table, columns, job, results, options, workers);
  report(outcome, model);
}

/** @throws InputError for flags that go with one point alone */
function requireTableAlone({ wcxf, json }: EvaluateFlags): void {
  if (wcxf !== undefined) {
    throw new InputError('--wcxf', wcxf, 'given beside a table of points', 'Leave one of the two out.');
  }
  if (json) throw new InputError('--json', undefined, 'the results of a table are a table', 'Give --format ndjson.');
}

/** `--column mass=m_zp`: columns by parameter. */
function parsePairs(flag: string, entries: readonly string[] = []): Record<string, string> {
  const pairs = new Map<string, string>();
  for (const entry of entries) {
    const [name, column] = entry.split(/=(.*)/s).map((part) => part.trim());
    if (!name || !column) {
      throw new InputError(flag, entry, 'not of the form parameter=column', `Write ${flag} mass=m_zp.`);
    }
    if (pairs.has(name)) throw new InputError(flag, entry, `${name} is given twice`, 'Give it once.');
    pairs.set(name, column);
  }
  return Object.fromEntries(pairs);
}

/** Everything that rows are computed from. Kernels have the densities of all sectors that rows can be in. */
async function tableJob(
  setting: EvaluationSetting,
  columns: PointColumns,
  outputs: TableJob['outputs'],
): Promise<TableJob> {
  const { experiments, companions, order, statistics, treatment, calculation, settings, correlations, prepare } =
    setting;
  const { electroweak } = calculation;
  const { tridents } = await prepare(
    experiments.map(({ id }) => id),
    sectorsOfColumns(columns),
  );
  for (const line of [...scanWarnings(tridents), ...weightWarnings(tridents, correlations)]) console.error(line);
  const values = companions.length > 0 ? [...(await observableValues()).values()] : [];
  return {
    ...('name' in columns.model && { model: columns.model.name }),
    constants: columns.constants,
    ...{ order, experiments, kernels: tridents.map(({ kernel }) => kernel), treatment },
    ...(setting.theoryErrors && { theory: tridents.map(({ theory }) => theory) }),
    ...{ observables: companions, settings, recordValues: values, electroweak, outputs },
    statistics: { ...statistics, correlations },
  };
}

function sectorsOfColumns({ parameters, constants, model }: PointColumns): Sector[] {
  const names = [...parameters.map(({ name }) => name), ...Object.keys(constants)];
  if ('name' in model) return [...sectorsOf(modelDefinition(model.name), names)];
  const possible = modelDefinitions().filter((one) =>
    one.parameters.every(({ name, required }) => !required || names.includes(name)),
  );
  const own = (one: (typeof possible)[number]) => names.filter((name) => hasParameter(one, name));
  return [...new Set(possible.flatMap((one) => sectorsOf(one, own(one))))];
}

/** Evaluates and writes, with progress on the terminal. */
async function run(
  table: PointTable,
  columns: PointColumns,
  job: TableJob,
  results: readonly ResultColumn[],
  { to, format }: EvaluateFlags,
  workers: number,
): Promise<TableOutcome> {
  const wanted = outputFormat(table, to, format);
  const progress = new Progress();
  const start = performance.now();
  const onProgress = (rows: number) => progress.update(progressText(rows, table, performance.now() - start));
  const exact = wanted === 'parquet' ? exactColumns(table, columns) : [];
  const evaluate = async (sink: TableSink) => {
    const writer = await openTableWriter(wanted, sink, table, columns, results);
    return evaluateTable(table, columns, job, writer, { workers, exact, onProgress });
  };
  try {
    if (to === undefined) return await evaluate(print);
    const outcome = await writtenAside(to, (descriptor) => evaluate(async (piece) => writePiece(descriptor, piece)));
    progress.clear();
    console.error(`wrote ${to}`);
    return outcome;
  } finally {
    progress.clear();
  }
}

/** @throws InputError where the name of a file says another format than the flag */
function outputFormat(table: PointTable, to: string | undefined, format: string | undefined): TableFormat {
  const given = format === undefined ? undefined : parseChoice('--format', format, TABLE_FORMATS);
  if (to === undefined) return given ?? table.format;
  if (/\.gz$/i.test(to)) {
    throw new InputError(
      '--to',
      to,
      'results are not packed',
      `Leave .gz out, or write to standard output and pipe it to gzip.`,
    );
  }
  requireAnotherFile(table.name, to);
  const byName = formatOfName(to);
  if (given !== undefined && byName !== undefined && given !== byName) {
    throw new InputError('--format', given, `${to} is called otherwise`, 'Leave one of the two out.');
  }
  const found = given ?? byName;
  if (found !== undefined) return found;
  throw new InputError('--to', to, 'its name says no format', 'Call it .csv, .parquet or .ndjson, or give --format.');
}

/** @throws InputError where results would take the place of the table that they are made from */
function requireAnotherFile(from: string, to: string): void {
  if (!existsSync(to) || !existsSync(from) || realpathSync(from) !== realpathSync(to)) return;
  throw new InputError('--to', to, 'is the table itself', 'Give the results a name of their own.');
}

function progressText(rows: number, table: PointTable, ms: number): string {
  const share = table.progress?.();
  const part = share === undefined ? '' : ` (${Math.floor(100 * share)} % read)`;
  return `${rows} points${part}, ${((1000 * rows) / Math.max(ms, 1)).toFixed(0)} points/s`;
}

/** Says what became of bad rows, and of those that constraints do not know of. */
function report({ rows, invalid, firstInvalid, notEvaluated }: TableOutcome, model: string | undefined): void {
  if (rows === 0) console.error('the table has no rows');
  for (const [name, { count, row, reason }] of notEvaluated) {
    console.error(`${name} was not evaluated on ${count} of ${rows} rows; the first is row ${row}: ${reason}`);
  }
  if (firstInvalid === undefined) return;
  const what = model === undefined ? 'points' : `points of ${model}`;
  const { row, reason } = firstInvalid;
  console.error(`${invalid} of ${rows} rows are no ${what}; the first is row ${row}: ${reason}`);
  if (invalid === rows) throw new ExitStatus(BAD_INPUT);
}
