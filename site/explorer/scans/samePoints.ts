import { InputError } from '@nereid/physics';
import type { ScanTable } from './scanTable.ts';

interface NamedTable {
  readonly name: string;
  readonly table: ScanTable;
}

/**
 * Refuses files that do not belong together: shards of different scans, and files that hold the same points, as after a shard was
 * copied over another.
 * @throws InputError naming both
 */
export function requireDifferentPoints(parts: readonly NamedTable[]): void {
  const remedy =
    'Open the files of one scan together; nereid scan status --out DIR finds shards that are not what they were.';
  const [first] = parts.filter(({ table }) => table.scan !== undefined);
  for (const { name, table } of parts) {
    if (table.scan === undefined || table.scan === first.table.scan) continue;
    throw new InputError('file', name, `is of another scan than ${first.name}`, remedy);
  }
  const indexed = parts.flatMap((part) => indexRange(part) ?? []).sort((a, b) => a.lowest - b.lowest);
  // ranges apart, as those of shards are, share nothing; those of filtered tables may lie in each other
  if (indexed.every(({ lowest }, i) => i === 0 || lowest > indexed[i - 1].highest)) return;
  const holder = new Map<number, string>();
  for (const { name, values } of indexed) {
    const shared = values.find((value) => (holder.get(value) ?? name) !== name);
    if (shared !== undefined) {
      const problem = `holds point ${shared}, which ${holder.get(shared)} holds as well`;
      throw new InputError('file', name, problem, remedy);
    }
    for (const value of values) holder.set(value, name);
  }
}

/** The numbers of the points of a file; undefined for a table without. */
function indexRange({ name, table }: NamedTable) {
  const column = table.columns.find((one) => one.name === 'index');
  if (column?.kind !== 'number') return undefined;
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of column.values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return { name, values: column.values, lowest, highest };
}
