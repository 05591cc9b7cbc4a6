import type { CatalogueReport } from '../catalogue.js';
import { type Diagnostic, isError, type Parsed, remedyForName, type SourceText } from '../diagnostics.js';
import type { Experiment, Experiments } from '../experiments.js';
import { printedNumber } from '../printedNumber.js';
import { type Report, reportLater } from '../yamlDocument.js';
import { type CatalogueRecord, type FullRecord, parseRecord, type RecordContext } from './record.js';
import { checkClaims, type Snapshots } from './snapshots.js';

/** Records by id; without those that have errors in their form. */
export type Records = ReadonlyMap<string, CatalogueRecord>;

/** What was read of the records, and every problem. */
export interface RecordReport {
  readonly records: Records;
  readonly snapshots: Snapshots | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything in the data folder and every problem in it. */
export interface DataReport extends RecordReport {
  readonly catalogue: CatalogueReport['catalogue'];
}

/** What records are checked against, as far as it could be read. */
export interface StoreContext extends RecordContext {
  readonly snapshots?: Snapshots | undefined;
  readonly experiments?: Experiments | undefined;
}

/** A record with what can be said without the others. Plain data, so that it can come from another thread. */
export interface RecordAlone extends Parsed<CatalogueRecord> {
  readonly source: SourceText;
}

/** A record among the others, with the means to report further problems at their line. */
interface Placed {
  readonly value: CatalogueRecord | undefined;
  readonly file: string;
  readonly report: Report;
}

/** Reads record files and checks them against each other, the snapshots and the experiments. */
export function readRecordSources(sources: readonly SourceText[], context: StoreContext): RecordReport {
  return combineRecords(
    sources.map((source) => readRecordAlone(source, context)),
    context,
  );
}

/**
 * Reads one record and checks it against references and experiments. The syntax tree is not kept: those of thousands of
 * records would fill the memory, and the garbage collector the time.
 */
export function readRecordAlone(source: SourceText, context: StoreContext): RecordAlone {
  const one = parseRecord(source, context);
  const { value } = one;
  const experiments = [...(context.experiments?.values() ?? [])];
  const numbers = experiments.flatMap((experiment) => checkExperiment(one, experiment));
  return { source, value, diagnostics: [...one.diagnostics, ...checkFileName(one), ...numbers] };
}

/** Checks records that were read one by one against each other and the snapshots. */
export function combineRecords(parsed: readonly RecordAlone[], { snapshots }: StoreContext): RecordReport {
  const records = new Map(parsed.flatMap(({ value }) => (value ? [[value.id, value] as const] : [])));
  const owners = valueOwners(parsed);
  const diagnostics = parsed.flatMap(({ source, value, diagnostics: own }) => {
    const one: Placed = { value, file: source.file, report: reportLater(source) };
    return [
      ...own,
      ...checkTargets(one, records),
      ...checkOwnership(one, owners),
      ...(value?.kind === 'record' && snapshots ? checkClaims(value, snapshots, one.report) : []),
    ];
  });
  return { records, snapshots, diagnostics };
}

/** By file, line and column; errors before warnings at the same place. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      Number(isError(b)) - Number(isError(a)) ||
      compare(a.message, b.message),
  );
}

/** `L023.yaml` holds L023. Record files are told apart by their names, so two cannot have the same id. */
function checkFileName({ value, file, report }: Placed): Diagnostic[] {
  const name = file.split('/').at(-1);
  if (value === undefined || `${value.id}.yaml` === name) return [];
  const remedy = `Rename the file to ${value.id}.yaml or change the id.`;
  return [report(['id'], `the id is "${value.id}", the file ${name}`, remedy)];
}

/** A record that went elsewhere names one that is there. */
function checkTargets({ value, report }: Placed, records: Records): Diagnostic[] {
  if (value === undefined) return [];
  const targets: [(string | number)[], string][] =
    value.kind === 'moved'
      ? [[['to'], value.to]]
      : value.kind === 'split'
        ? value.to.map((id, i) => [['to', i], id])
        : value.events.flatMap(({ into }, i) => (into === undefined ? [] : [[['events', i, 'into'], into]]));
  return targets.flatMap(([path, id]) => {
    if (id === value.id) return [report(path, `${id} points to itself`, 'Name another record.')];
    return records.has(id) ? [] : [report(path, `no record "${id}"`, remedyForName(id, records.keys()))];
  });
}

function valueOwners(parsed: readonly RecordAlone[]): ReadonlyMap<string, CatalogueRecord> {
  const owners = new Map<string, CatalogueRecord>();
  for (const { value } of parsed) {
    if (value?.kind !== 'record') continue;
    for (const { id } of value.values) if (!owners.has(id)) owners.set(id, value);
  }
  return owners;
}

/** Value ids are permanent names: no two records share one. */
function checkOwnership({ value, report }: Placed, owners: ReadonlyMap<string, CatalogueRecord>): Diagnostic[] {
  if (value?.kind !== 'record') return [];
  return value.values.flatMap(({ id }, i) => {
    const owner = owners.get(id);
    if (owner === undefined || owner === value) return [];
    const message = `value id "${id}" belongs to ${owner.id}`;
    return [report(['values', i, 'id'], message, 'Give every value of the catalogue an id of its own.')];
  });
}

/** The numbers an experiment computes with are those of its record. */
function checkExperiment({ value: record, report }: Placed, experiment: Experiment): Diagnostic[] {
  if (record?.kind !== 'record' || record.id !== experiment.record) return [];
  const numbers = [experiment.measurement, ...experiment.alternatives, ...experiment.eventCounts];
  return numbers.flatMap((number) => {
    const i = record.values.findIndex(({ id }) => id === number.valueId);
    if (i < 0) {
      const message = `no value "${number.valueId}", which the experiment ${experiment.id} uses`;
      return [report(['values'], message, 'Add it, or correct valueId in the file of the experiment.')];
    }
    const here = printed(record.values[i]);
    const there = printedNumber(number);
    if (here === there) return [];
    const message = `"${number.valueId}" is ${here}, and ${there} in the file of the experiment ${experiment.id}`;
    return [report(['values', i, 'number'], message, 'Make both what the source prints.')];
  });
}

function printed({ number, error }: FullRecord['values'][number]): string {
  if (error === undefined) return number;
  return 'symmetric' in error ? `${number} ± ${error.symmetric}` : `${number} +${error.plus} −${error.minus}`;
}
