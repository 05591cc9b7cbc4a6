import * as z from 'zod';
import { type Diagnostic, type Parsed, remedyForName, type SourceText } from '../diagnostics.js';
import { checkReference, type References } from '../references.js';
import { parseYaml } from '../yamlDocument.js';
import * as f from './fields.js';
import type { FullRecord } from './record.js';
import { stringsIn, unsafeText } from './safeText.js';

const snapshotSchema = z.strictObject({
  reference: f.referenceKey,
  url: f.webAddress,
  accessed: f.date,
  kind: z.enum(['extract', 'capture']).describe('extract: written down from the source in our own words'),
  retrieval: f.text.describe('How the source was read'),
  capture: f.sha256.describe('SHA-256 of what was fetched, where it was kept').optional(),
  file: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*\.txt$/, 'Give a file of this folder: ccfr-1991.txt'),
  sha256: f.sha256,
});

export const snapshotManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  snapshots: z.record(f.identifier, snapshotSchema),
});

/** A stored text that claims point into, with where it came from. */
export type Snapshot = z.infer<typeof snapshotSchema> & {
  readonly id: string;
  /** Undefined where the file could not be read or is not the one the manifest describes. */
  readonly text: string | undefined;
};

export type Snapshots = ReadonlyMap<string, Snapshot>;

/** How the parser reaches the files beside the manifest. */
export interface SnapshotAccess {
  /** Text of a file of the folder, or why there is none. */
  read(file: string): { readonly text: string } | { readonly problem: string };
  sha256(text: string): string;
}

/** Reads the manifest of the snapshots and verifies every text against its hash. */
export function parseSnapshots(source: SourceText, access: SnapshotAccess, references?: References): Parsed<Snapshots> {
  const document = parseYaml(source, snapshotManifestSchema);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const diagnostics: Diagnostic[] = [...document.diagnostics];
  const snapshots = new Map<string, Snapshot>();
  for (const [id, entry] of Object.entries(document.value.snapshots)) {
    const report = (field: string, message: string, remedy: string) =>
      diagnostics.push(document.report(['snapshots', id, field], message, remedy));
    diagnostics.push(...checkReference(document, ['snapshots', id, 'reference'], entry.reference, references));
    for (const [[field], string] of stringsIn(entry)) {
      const problem = unsafeText(string);
      if (problem) report(String(field), problem.message, problem.remedy);
    }
    const found = access.read(entry.file);
    const hash = 'text' in found ? access.sha256(found.text) : undefined;
    if ('problem' in found) report('file', `${entry.file} ${found.problem}`, 'Restore the file or correct its name.');
    else if (hash !== entry.sha256) {
      const remedy = `Restore the file; if it was changed on purpose, write ${hash}.`;
      report('sha256', `${entry.file} is not the text that was recorded`, remedy);
    }
    snapshots.set(id, { id, ...entry, text: 'text' in found && hash === entry.sha256 ? found.text : undefined });
  }
  return { value: snapshots, diagnostics };
}

/** Reports claims of a record whose snapshot is missing, of another paper, or does not hold the words or the quote. */
export function checkClaims(
  record: FullRecord,
  snapshots: Snapshots,
  report: (path: readonly (string | number)[], message: string, remedy: string) => Diagnostic,
): Diagnostic[] {
  return record.values.flatMap(({ claim, reference, quotedIn = [] }, i) => {
    if (claim === undefined) return [];
    const path = ['values', i, 'claim'];
    const snapshot = snapshots.get(claim.snapshot);
    if (snapshot === undefined) {
      const remedy = remedyForName(claim.snapshot, snapshots.keys());
      return [report([...path, 'snapshot'], `no snapshot "${claim.snapshot}"`, remedy)];
    }
    const diagnostics: Diagnostic[] = [];
    if (![reference, ...quotedIn].includes(snapshot.reference)) {
      const message = `${claim.snapshot} is of ${snapshot.reference}, the value of ${reference}`;
      diagnostics.push(report([...path, 'snapshot'], message, 'Add that paper to quotedIn, or name another snapshot.'));
    }
    const text = collapse(snapshot.text ?? '');
    if (snapshot.text !== undefined && claim.words !== undefined && !text.includes(collapse(claim.words))) {
      diagnostics.push(
        report([...path, 'words'], `"${claim.words}" is not in ${snapshot.file}`, 'Copy the words exactly.'),
      );
    }
    if (snapshot.text !== undefined && claim.pin !== undefined) {
      const { prefix = '', exact, suffix = '' } = claim.pin;
      const times = text.split(collapse(prefix + exact + suffix)).length - 1;
      const message = times === 0 ? 'the quote is not in the snapshot' : `the quote occurs ${times} times`;
      if (times !== 1) diagnostics.push(report([...path, 'pin'], message, 'Copy it exactly; add prefix or suffix.'));
    }
    return diagnostics;
  });
}

/** Line ends of the snapshot do not matter to a quote. */
const collapse = (text: string): string => text.replace(/\s+/g, ' ');
