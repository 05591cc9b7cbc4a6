import * as z from 'zod';
import { type Diagnostic, type Parsed, remedyForName, type SourceText } from './diagnostics.js';
import { referenceKey } from './records/fields.js';
import { checkSafety } from './records/safeText.js';
import { type Path, parseYaml, type YamlDocument } from './yamlDocument.js';

const referenceSchema = z.strictObject({
  type: z.enum(['article', 'proceedings', 'report', 'thesis', 'book', 'dataset']),
  authors: z
    .array(z.string().min(1))
    .min(1)
    .describe('Family, Given each; others as the last one where the list is cut'),
  collaboration: z.string().optional(),
  title: z.string().min(1),
  journal: z.string().optional(),
  volume: z.string().optional(),
  number: z.string().optional(),
  year: z.int().min(1900).max(2100),
  pages: z.string().optional(),
  publisher: z.string().optional(),
  doi: z
    .string()
    .regex(/^10\.\d{4,}\/\S+$/, 'Give the bare DOI: 10.1103/PhysRevLett.66.3117')
    .optional(),
  arxiv: z
    .string()
    .regex(/^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/, 'Give the bare identifier without version: 1406.2332 or hep-ex/9811012')
    .optional(),
  reportNumber: z.string().optional(),
  inspire: z
    .string()
    .regex(/^[A-Za-z'-]+:\d{4}[a-z]{2,3}$/, 'Give an INSPIRE key: Mishra:1991bv')
    .describe('Citation key of INSPIRE, used verbatim in BibTeX; left out where it was not checked')
    .optional(),
  status: z.literal('unverified').describe('Bibliographic details given from memory').optional(),
  note: z.string().optional(),
});

/** Form of `data/references/references.yaml`. */
export const referencesFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  references: z.record(referenceKey, referenceSchema),
});

/** Largest file, in characters: papers for thousands of records. */
const MAXIMUM_LENGTH = 12_000_000;

/** A paper, report or data set as it is cited. */
export type Reference = z.infer<typeof referenceSchema> & { readonly key: string };

/** References by key. */
export type References = ReadonlyMap<string, Reference>;

/** Reads `references.yaml`: one entry per paper under the key that the data cite. */
export function parseReferences(source: SourceText): Parsed<References> {
  const document = parseYaml(source, referencesFileSchema, MAXIMUM_LENGTH);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const entries = Object.entries(document.value.references);
  return {
    value: new Map(entries.map(([key, reference]) => [key, { key, ...reference }])),
    diagnostics: [
      ...document.diagnostics,
      ...checkSafety(document, document.value),
      ...duplicateIdentifiers(document, entries),
    ],
  };
}

/** Reports `key` at `path` unless it is known; says nothing where the references themselves could not be read. */
export function checkReference(
  document: YamlDocument<unknown>,
  path: Path,
  key: string,
  references: References | undefined,
): Diagnostic[] {
  if (references === undefined || references.has(key)) return [];
  return [document.report(path, `no reference "${key}"`, remedyForName(key, references.keys()))];
}

function duplicateIdentifiers(
  document: YamlDocument<unknown>,
  entries: readonly [string, z.infer<typeof referenceSchema>][],
): Diagnostic[] {
  const seen = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const [key, reference] of entries) {
    for (const field of ['doi', 'arxiv', 'inspire'] as const) {
      const identifier = reference[field]?.toLowerCase();
      if (identifier === undefined) continue;
      const other = seen.get(`${field} ${identifier}`);
      if (other === undefined) seen.set(`${field} ${identifier}`, key);
      else {
        const message = `${field} ${reference[field]} is also that of ${other}`;
        diagnostics.push(document.report(['references', key, field], message, 'Keep one entry per paper.'));
      }
    }
  }
  return diagnostics;
}
