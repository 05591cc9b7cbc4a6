import { VERDICTS } from '@nereid/analysis';
import { InputError, suggestName } from '@nereid/physics';
import { chunkColumnKinds, chunkColumns, parseFilter, requireComparable, type ScanRow } from '@nereid/scan';
import { readScanFolder, requireComplete, type ScanFolder, scanRows, writeParquet } from '@nereid/scan/node';
import { print } from '../../output/standardOutput.js';
import { writePiece, writtenAside } from '../../output/writtenAside.js';
import type { ExportFlags } from './flags.js';
import { requiredFolder } from './folder.js';

/** `nereid scan export --out DIR`: the points as CSV or Parquet, streamed, complete or not there. */
export async function scanExport(options: ExportFlags): Promise<void> {
  const folder = await readScanFolder(requiredFolder(options.out));
  const filters = (options.where ?? []).map((text) => parseFilter(text));
  const known = chunkColumns(folder.job);
  const columns = options.columns?.split(',').map((name) => name.trim()) ?? known;
  for (const name of columns) requireColumn('--columns', name, known);
  const kinds = chunkColumnKinds(folder.job);
  for (const filter of filters) {
    requireColumn('--where', filter.column, known);
    const isWord = kinds.some(({ name, kind }) => name === filter.column && kind === 'word');
    requireComparable(filter, isWord ? VERDICTS : undefined);
  }
  await requireComplete(folder);
  const wanted = [...new Set([...columns, ...filters.map(({ column }) => column)])];
  const keep = (row: ScanRow) => filters.every(({ matches }) => matches(row));
  if (options.to === '-') {
    for await (const text of csvLines(folder, columns, wanted, keep)) await print(text);
    return;
  }
  const chosen = columns.flatMap((name) => kinds.filter((column) => column.name === name));
  await writtenAside(options.to, (descriptor) =>
    options.to.endsWith('.parquet')
      ? writeParquet(descriptor, chosen, keptRows(folder, wanted, keep))
      : writeCsv(descriptor, csvLines(folder, columns, wanted, keep)),
  );
}

async function writeCsv(descriptor: number, lines: AsyncIterable<string>): Promise<void> {
  for await (const text of lines) writePiece(descriptor, text);
}

async function* keptRows(
  folder: ScanFolder,
  wanted: readonly string[],
  keep: (row: ScanRow) => boolean,
): AsyncGenerator<ScanRow[]> {
  for await (const rows of scanRows(folder, wanted)) yield rows.filter(keep);
}

function requireColumn(flag: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) throw new InputError(flag, name, 'no such column', suggestName(name, known));
}

/** A text of many lines a chunk; numbers with all their digits. */
async function* csvLines(
  folder: ScanFolder,
  columns: readonly string[],
  wanted: readonly string[],
  keep: (row: ScanRow) => boolean,
): AsyncGenerator<string> {
  yield `${columns.join(',')}\n`;
  for await (const rows of keptRows(folder, wanted, keep)) {
    const kept = rows.map((row) => columns.map((name) => cell(row[name])).join(','));
    if (kept.length > 0) yield `${kept.join('\n')}\n`;
  }
}

/** What was not computed is an empty cell. */
const cell = (value: number | string): string => (Number.isNaN(value) ? '' : String(value));
