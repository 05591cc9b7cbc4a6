import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type FullRecord, isError } from '@nereid/catalogue';
import {
  bibtex,
  catalogueJson,
  catalogueLatex,
  cslItems,
  type ExportData,
  latestEvent,
  recordJson,
  recordLatex,
  selectRecords,
  valuesCsv,
} from '@nereid/catalogue/exports';
import { checkData } from '@nereid/catalogue/node';
import { InputError, suggestName } from '@nereid/physics';
import { parseChoice } from '../cliOptions.js';
import { requireWritableFolder, writeFiles } from '../files.js';
import { toJson } from '../output.js';
import { typeset } from '../pdflatex.js';

export interface CatalogueExportOptions {
  readonly format?: string;
  readonly out?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** What is exported under one name: a record, or the catalogue or some of its records. */
interface Selection extends ExportData {
  readonly name: string;
  readonly single: FullRecord | undefined;
}

const latex = (selection: Selection): string =>
  selection.single ? recordLatex(selection.single, selection) : catalogueLatex(selection);

/** Formats of text by the ending of their files. */
const TEXT_FORMATS = {
  json: (selection: Selection) =>
    `${toJson(selection.single ? recordJson(selection.single, selection) : catalogueJson(selection))}\n`,
  csv: valuesCsv,
  bib: ({ references }: Selection) => bibtex(references.values()),
  'csl.json': ({ references }: Selection) => `${toJson(cslItems(references.values()))}\n`,
  tex: latex,
};
type Ending = keyof typeof TEXT_FORMATS;

const ENDINGS = { json: 'json', csv: 'csv', bibtex: 'bib', csl: 'csl.json', latex: 'tex' } as const;
const FORMATS = [...(Object.keys(ENDINGS) as (keyof typeof ENDINGS)[]), 'pdf' as const, 'all' as const];
type Format = (typeof FORMATS)[number];

/** `nereid catalogue export L023 --format bibtex`: a record, some, or the whole catalogue in a format of other programs. */
export async function catalogueExport(ids: readonly string[], options: CatalogueExportOptions): Promise<void> {
  const format = chosenFormat(options);
  const { out } = options;
  if (out === undefined && (format === 'pdf' || format === 'all')) {
    const remedy = format === 'pdf' ? 'Name the file: --out catalogue.pdf.' : 'Name the folder: --out exports.';
    throw new InputError('--out', undefined, `missing, and ${format} is not printed`, remedy);
  }
  const data = readData(options.data);
  const selection = selectionOf(ids, data);
  if (out === undefined) {
    process.stdout.write(textOf(selection, ENDINGS[format as keyof typeof ENDINGS]));
    return;
  }
  const written = format === 'all' ? writeAll(out, selection, data) : writeOne(out, selection, format);
  for (const path of written) console.log(`wrote ${path}`);
}

function chosenFormat({ format, json }: CatalogueExportOptions): Format {
  if (format === undefined) return 'json';
  const chosen = parseChoice('--format', format, FORMATS);
  if (!json || chosen === 'json') return chosen;
  throw new InputError('--format', format, 'given with --json', 'Leave one of them out.');
}

/** The whole catalogue. @throws InputError where it has errors: what is wrong here would be wrong in every copy */
function readData(folder: string | undefined): ExportData {
  const { catalogue, records, snapshots, diagnostics } = checkData(folder);
  const errors = diagnostics.filter(isError).length;
  if (errors > 0 || catalogue.references === undefined || snapshots === undefined) {
    const check = `nereid catalogue check${folder === undefined ? '' : ` --data ${folder}`}`;
    const count = `${errors} ${errors === 1 ? 'error' : 'errors'}`;
    throw new InputError('--data', folder ?? 'data', `has ${count} and is not exported`, `See ${check}.`);
  }
  return { records: [...records.values()], references: catalogue.references, snapshots };
}

function selectionOf(ids: readonly string[], data: ExportData): Selection {
  if (ids.length === 0) return { ...data, name: 'catalogue', single: undefined };
  const records = [...new Set(ids)].map((id) => findRecord(id, data));
  const single = records.length === 1 ? records[0] : undefined;
  return { ...selectRecords(data, records), name: single?.id ?? 'catalogue', single };
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

const textOf = (selection: Selection, ending: Ending): string => TEXT_FORMATS[ending](selection);

/** Five files of each record, and of all together where there are several. */
function writeAll(folder: string, selection: Selection, data: ExportData): string[] {
  requireWritableFolder(folder);
  const { single, records } = selection;
  const each = records.filter((record) => record.kind === 'record').map(({ id }) => selectionOf([id], data));
  const files = [...(single ? [] : [selection]), ...each].flatMap((one) =>
    Object.values(ENDINGS).map((ending) => [`${one.name}.${ending}`, textOf(one, ending)] as const),
  );
  return writeFiles(folder, Object.fromEntries(files));
}

/** One file: `out` itself, or named after the record where `out` is a folder. */
function writeOne(out: string, selection: Selection, format: Exclude<Format, 'all'>): string[] {
  const ending = format === 'pdf' ? 'pdf' : ENDINGS[format];
  const [folder, name] = isFolder(out) ? [out, `${selection.name}.${ending}`] : [dirname(out), basename(out)];
  requireWritableFolder(out.trim() === '' ? out : folder);
  const content =
    format === 'pdf' ? typeset(latex(selection), latestEvent(selection)).pdf : textOf(selection, ENDINGS[format]);
  return writeFiles(folder, { [name]: content });
}

const isFolder = (path: string): boolean => /[/\\]$/.test(path) || (existsSync(path) && statSync(path).isDirectory());
