import { type Diagnostic, type Parsed, remedyForName, type SourceText } from '../diagnostics.js';
import { checkReference, type References } from '../references.js';
import { sortedJson } from '../sortedJson.js';
import { type Path, parseYaml, type Report, type YamlDocument } from '../yamlDocument.js';
import { type ArithmeticOutcome, checkArithmetic } from './arithmetic.js';
import { checkEvents, type Lifecycle, lifecycleOf } from './lifecycle.js';
import { type TextReference, textReferences, unboundNumbers } from './prose.js';
import { difficultyLevel, type Level, priorityLevel } from './rubrics.js';
import { checkSafety, stringsIn } from './safeText.js';
import {
  type MovedRecord,
  type RecordEntry,
  type RecordValue,
  recordFileSchema,
  type SplitRecord,
  type Status,
  type ValueEntry,
} from './schema.js';

/** One process with its values, text and history. What is computed from them is not stored in the file. */
export interface FullRecord extends Omit<RecordEntry, 'values' | 'arithmetic'> {
  readonly values: readonly RecordValue[];
  readonly arithmetic: readonly ArithmeticOutcome[];
  readonly status: Status;
  readonly lifecycle: Lifecycle;
  readonly contentHash: string | undefined;
  readonly difficultyLevel: Level | undefined;
  readonly priorityLevel: Level | undefined;
}

/** A record, or what is left under an id that moved or was split. */
export type CatalogueRecord = FullRecord | MovedRecord | SplitRecord;

/** What a record is checked against; a missing part is not checked. */
export interface RecordContext {
  readonly references?: References | undefined;
  /** SHA-256 of a text in hexadecimal digits. */
  readonly sha256?: ((text: string) => string) | undefined;
}

/** A record with the means to report further problems at their line. */
export interface ParsedRecord extends Parsed<CatalogueRecord> {
  readonly file: string;
  readonly report: Report;
}

/** Reads one record file. */
export function parseRecord(source: SourceText, context: RecordContext = {}): ParsedRecord {
  const document = parseYaml(source, recordFileSchema);
  const { report, value } = document;
  const common = { report, file: source.file };
  if (value === undefined) return { value, diagnostics: document.diagnostics, ...common };
  return { ...checkEntry(document, value, context), ...common };
}

function checkEntry(
  document: YamlDocument<unknown>,
  entry: RecordEntry | MovedRecord | SplitRecord,
  context: RecordContext,
): Parsed<CatalogueRecord> {
  const texts = textsOf(entry);
  const common = [...document.diagnostics, ...checkSafety(document, entry)];
  if (entry.kind !== 'record') return { value: entry, diagnostics: common };
  const contentHash = context.sha256?.(canonicalContent(entry));
  const values = entry.values.map(withParsedNumber);
  const arithmetic = checkArithmetic(document, entry.arithmetic ?? [], values, entry.openIssues);
  const lifecycle = lifecycleOf(entry.events, contentHash);
  const diagnostics = [
    ...common,
    ...checkValues(document, entry),
    ...checkIdentifiers(document, entry),
    ...checkTexts(document, entry, { texts, values, references: context.references }),
    ...checkCitations(document, entry, texts, context.references),
    ...arithmetic.diagnostics,
    ...checkEvents(document, entry, contentHash),
  ];
  const computed = {
    difficultyLevel: entry.difficulty && difficultyLevel(entry.difficulty),
    priorityLevel: entry.priority && priorityLevel(entry.priority),
  };
  const value = { ...entry, values, arithmetic: arithmetic.outcomes, lifecycle, status: lifecycle.status, contentHash };
  return { value: { ...value, ...computed }, diagnostics };
}

/** What an approval is given to: everything but the history, with sorted keys, so that layout and order of keys do not count. */
function canonicalContent({ events: _events, ...content }: RecordEntry): string {
  return sortedJson(content);
}

function withParsedNumber(entry: ValueEntry): RecordValue {
  const value = Number(entry.number);
  const { error } = entry;
  if (error === undefined) return { ...entry, value };
  if ('symmetric' in error) {
    return { ...entry, value, errorPlus: Number(error.symmetric), errorMinus: Number(error.symmetric) };
  }
  return { ...entry, value, errorPlus: Number(error.plus), errorMinus: Number(error.minus) };
}

/** A string of the record with its place and the values and papers it refers to. */
interface EntryText {
  readonly path: Path;
  readonly string: string;
  readonly references: readonly TextReference[];
}

function textsOf(entry: unknown): EntryText[] {
  return stringsIn(entry).map(([path, string]) => ({ path, string, references: textReferences(string) }));
}

const MEASURED = ['measurement', 'eventCount'];

function checkValues(document: YamlDocument<unknown>, { values, events }: RecordEntry): Diagnostic[] {
  const draft = events.at(-1)?.to === 'draft';
  return values.flatMap(({ role, claim, derivation }, i) => {
    const diagnostics: Diagnostic[] = [];
    if (MEASURED.includes(role) && values.slice(0, i).some((before) => !MEASURED.includes(before.role))) {
      const remedy = 'Move it up: measurements and event counts head the record.';
      diagnostics.push(document.report(['values', i, 'role'], 'a measured value after one that is not', remedy));
    }
    if (claim !== undefined && derivation !== undefined) {
      const remedy = 'Keep the one that the number comes from.';
      diagnostics.push(document.report(['values', i, 'derivation'], 'both claim and derivation are given', remedy));
    }
    if (claim === undefined && derivation === undefined) {
      const remedy = 'Add claim with the snapshot, or derivation.';
      const severity = draft ? 'warning' : 'error';
      diagnostics.push(document.report(['values', i], 'nothing says where the number stands', remedy, severity));
    }
    return diagnostics;
  });
}

function checkIdentifiers(document: YamlDocument<unknown>, entry: RecordEntry): Diagnostic[] {
  const lists = ['values', 'sections', 'openIssues', 'arithmetic'] as const;
  const repeated = lists.flatMap((list) => {
    const seen = new Set<string>();
    return (entry[list] ?? []).flatMap(({ id }, i) => {
      if (!seen.has(id)) return seen.add(id) && [];
      return [document.report([list, i, 'id'], `id "${id}" is used twice`, 'Give each an id of its own.')];
    });
  });
  const known = entry.values.map(({ id }) => id);
  const unknown = entry.openIssues.flatMap((issue, i) =>
    (issue.values ?? []).flatMap((id, j) =>
      known.includes(id)
        ? []
        : [document.report(['openIssues', i, 'values', j], `no value "${id}"`, remedyForName(id, known))],
    ),
  );
  return [...repeated, ...unknown];
}

/** The texts in which numbers stand as references to values. */
function boundTexts(entry: RecordEntry): [Path, string][] {
  return [
    [['summary'], entry.summary],
    ...entry.sections.map(({ text }, i): [Path, string] => [['sections', i, 'text'], text]),
    ...entry.openIssues.map(({ question }, i): [Path, string] => [['openIssues', i, 'question'], question]),
  ];
}

function checkTexts(
  document: YamlDocument<unknown>,
  entry: RecordEntry,
  context: { texts: readonly EntryText[]; values: readonly RecordValue[]; references: References | undefined },
): Diagnostic[] {
  const { texts, values } = context;
  const known = new Set(values.map(({ id }) => id));
  const targets = texts.flatMap(({ path, references }) =>
    references.flatMap(({ kind, target }) => {
      if (kind === 'citation') return checkReference(document, path, target, context.references);
      if (known.has(target)) return [];
      return [document.report(path, `no value "${target}" to refer to`, remedyForName(target, known))];
    }),
  );
  const unbound = boundTexts(entry).flatMap(([path, string]) =>
    unboundNumbers(string, values).map((number) => {
      const id = values.find((value) => value.number === number)?.id;
      const remedy = `Refer to the value instead: {value:${id ?? 'its-id'}} or {number:${id ?? 'its-id'}}.`;
      return document.report(path, `the number ${number} is written out`, remedy);
    }),
  );
  return [...targets, ...unbound];
}

function checkCitations(
  document: YamlDocument<unknown>,
  entry: RecordEntry,
  texts: readonly EntryText[],
  references: References | undefined,
): Diagnostic[] {
  const cited: [Path, string][] = [
    ...entry.references.map((key, i): [Path, string] => [['references', i], key]),
    ...entry.values.flatMap(({ reference, quotedIn }, i): [Path, string][] => [
      [['values', i, 'reference'], reference],
      ...(quotedIn ?? []).map((key, j): [Path, string] => [['values', i, 'quotedIn', j], key]),
    ]),
  ];
  const unlisted = new Set([
    ...cited.map(([, key]) => key),
    ...texts.flatMap(({ references: found }) =>
      found.flatMap(({ kind, target }) => (kind === 'citation' ? [target] : [])),
    ),
  ]);
  for (const key of entry.references) unlisted.delete(key);
  return [
    ...cited.flatMap(([path, key]) => checkReference(document, path, key, references)),
    ...[...unlisted].map((key) =>
      document.report(['references'], `${key} is cited and not listed`, 'Add it to references.'),
    ),
  ];
}
