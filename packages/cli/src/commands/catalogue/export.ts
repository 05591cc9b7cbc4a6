import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FullRecord, isError } from '@nereid/catalogue';
import {
  type ExportData,
  type ExportSelection,
  exportText,
  latestEvent,
  selectCatalogue,
  selectForExport,
} from '@nereid/catalogue/exports';
import { loadData } from '@nereid/catalogue/node';
import { InputError, suggestName } from '@nereid/physics';
import { parseChoice } from '../../options/parse.js';
import { requireWritableFile, requireWritableFolder, writeFiles } from '../../output/files.js';
import type { ExportFlags } from './flags.js';
import { typeset } from './pdflatex.js';

const ENDINGS = { json: 'json', csv: 'csv', bibtex: 'bib', csl: 'csl.json', latex: 'tex' } as const;
const FORMATS = [...(Object.keys(ENDINGS) as (keyof typeof ENDINGS)[]), 'pdf' as const, 'all' as const];
type Format = (typeof FORMATS)[number];

/** `nereid catalogue export L023 --format bibtex`: a record, some, or the whole catalogue in a format of other programs. */
export async function catalogueExport(ids: readonly string[], options: ExportFlags): Promise<void> {
  const format = chosenFormat(options);
  const { out } = options;
  if (out === undefined && (format === 'pdf' || format === 'all')) {
    const remedy = format === 'pdf' ? 'Name the file: --out catalogue.pdf.' : 'Name the folder: --out exports.';
    throw new InputError('--out', undefined, `missing, and ${format} is not printed`, remedy);
  }
  const data = await readData(options.data);
  const selection = selectionOf(ids, data);
  if (out === undefined) {
    process.stdout.write(exportText(selection, ENDINGS[format as keyof typeof ENDINGS]));
    return;
  }
  const written = format === 'all' ? writeAll(out, selection, data) : writeOne(out, selection, format);
  for (const path of written) console.log(`wrote ${path}`);
}

function chosenFormat({ format, json }: ExportFlags): Format {
  if (format === undefined) return 'json';
  const chosen = parseChoice('--format', format, FORMATS);
  if (!json || chosen === 'json') return chosen;
  throw new InputError('--format', format, 'given with --json', 'Leave one of them out.');
}

/** The whole catalogue. @throws InputError where it has errors: what is wrong here would be wrong in every copy */
async function readData(folder: string | undefined): Promise<ExportData> {
  const { catalogue, records, snapshots, diagnostics } = await loadData(folder);
  const errors = diagnostics.filter(isError).length;
  if (errors > 0 || catalogue.references === undefined || snapshots === undefined) {
    const check = `nereid catalogue check${folder === undefined ? '' : ` --data ${folder}`}`;
    const count = `${errors} ${errors === 1 ? 'error' : 'errors'}`;
    throw new InputError('--data', folder ?? 'data', `has ${count} and is not exported`, `See ${check}.`);
  }
  return { records: [...records.values()], references: catalogue.references, snapshots };
}

function selectionOf(ids: readonly string[], data: ExportData): ExportSelection {
  if (ids.length === 0) return selectCatalogue(data);
  return selectForExport(
    [...new Set(ids)].map((id) => findRecord(id, data)),
    data,
  );
}

function findRecord(id: string, { records }: ExportData): FullRecord {
  const record = records.find((one) => one.id === id);
  if (record === undefined) {
    const known = records.map((one) => one.id);
    throw new InputError('record', id, 'no such record', suggestName(id, known));
  }
  if (record.kind === 'record') return record;
  throw new InputError('record', id, `was ${record.kind}`, `Export ${[record.to].flat().join(' ')}.`);
}

/** Five files of each record, and of all together where there are several. */
function writeAll(folder: string, selection: ExportSelection, data: ExportData): string[] {
  requireWritableFolder(folder);
  const { single, records } = selection;
  const each = records.filter((record) => record.kind === 'record').map(({ id }) => selectionOf([id], data));
  const files = [...(single ? [] : [selection]), ...each].flatMap((one) =>
    Object.values(ENDINGS).map((ending) => [`${one.name}.${ending}`, exportText(one, ending)] as const),
  );
  return writeFiles(folder, Object.fromEntries(files));
}

/** One file: `out` itself, or named after the record where `out` is a folder. */
function writeOne(out: string, selection: ExportSelection, format: Exclude<Format, 'all'>): string[] {
  const ending = format === 'pdf' ? 'pdf' : ENDINGS[format];
  const [folder, name] = isFolder(out) ? [out, `${selection.name}.${ending}`] : [dirname(out), basename(out)];
  if (out.trim() === '') requireWritableFolder(out);
  requireWritableFile(join(folder, name));
  const content =
    format === 'pdf'
      ? typeset(exportText(selection, 'tex'), latestEvent(selection)).pdf
      : exportText(selection, ENDINGS[format]);
  return writeFiles(folder, { [name]: content });
}

const isFolder = (path: string): boolean => /[/\\]$/.test(path) || (existsSync(path) && statSync(path).isDirectory());
