import * as z from 'zod';
import { snapshotHashProblem } from '../anchors/snapshotHash.js';
import { type Diagnostic, type Parsed, remedyForName, type SourceText } from '../diagnostics.js';
import { checkReference, type References } from '../references.js';
import { parseYaml } from '../yamlDocument.js';
import * as f from './fields.js';
import type { FullRecord } from './record.js';
import { checkSafety } from './safeText.js';

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

/** Form of `data/snapshots/manifest.yaml`. */
export const snapshotManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  snapshots: z.record(f.identifier, snapshotSchema),
});

/** Largest manifest, in characters: three times what six snapshots for each of 2,000 records need. */
const MAXIMUM_MANIFEST_LENGTH = 12_000_000;

/** A stored text that claims point into, with where it came from. */
export type Snapshot = z.infer<typeof snapshotSchema> & {
  readonly id: string;
  /** Undefined where the file could not be read or is not the one the manifest describes. */
  readonly text: string | undefined;
};

/** Snapshots by id. */
export type Snapshots = ReadonlyMap<string, Snapshot>;

/** How the parser reaches the files beside the manifest. */
export interface SnapshotAccess {
  /** Text of a file of the folder, or why there is none. */
  read(file: string): { readonly text: string } | { readonly problem: string };
  sha256(text: string): string;
}

/** Reads the manifest of the snapshots and verifies every text against its hash. */
export function parseSnapshots(source: SourceText, access: SnapshotAccess, references?: References): Parsed<Snapshots> {
  const document = parseYaml(source, snapshotManifestSchema, MAXIMUM_MANIFEST_LENGTH);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const diagnostics: Diagnostic[] = [...document.diagnostics, ...checkSafety(document, document.value)];
  const snapshots = new Map<string, Snapshot>();
  for (const [id, entry] of Object.entries(document.value.snapshots)) {
    const report = (field: string, message: string, remedy: string) =>
      diagnostics.push(document.report(['snapshots', id, field], message, remedy));
    diagnostics.push(...checkReference(document, ['snapshots', id, 'reference'], entry.reference, references));
    const found = access.read(entry.file);
    let text: string | undefined;
    if ('problem' in found) report('file', `${entry.file} ${found.problem}`, 'Restore the file or correct its name.');
    else {
      const hashes = { expectedSha256: entry.sha256, actualSha256: access.sha256(found.text) };
      const problem = snapshotHashProblem({ file: entry.file, ...hashes });
      if (problem) report('sha256', problem.message, problem.remedy);
      else text = found.text;
    }
    snapshots.set(id, { id, ...entry, text });
  }
  return { value: snapshots, diagnostics };
}

/** Reports claims of a record whose snapshot is missing, of another paper, or does not hold the words. */
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
    if (snapshot.text === undefined) return diagnostics;
    if (claim.words !== undefined && !unwrappedText(snapshot, snapshot.text).includes(unwrapped(claim.words))) {
      const message = `"${claim.words}" is not in ${snapshot.file}`;
      diagnostics.push(report([...path, 'words'], message, 'Copy the words exactly.'));
    }
    return diagnostics;
  });
}

/** A text as words are compared: records and snapshots wrap their lines apart. */
const unwrapped = (text: string): string => text.replace(/\s+/g, ' ').trim();

const unwrappedTexts = new WeakMap<Snapshot, string>();

/** The text of a snapshot as words are compared, made once however many claims point into it. */
function unwrappedText(snapshot: Snapshot, text: string): string {
  const known = unwrappedTexts.get(snapshot) ?? unwrapped(text);
  unwrappedTexts.set(snapshot, known);
  return known;
}
