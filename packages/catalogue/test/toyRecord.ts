import { type ParsedRecord, parseRecord, type RecordContext } from '../src/records/record.js';

export { sha256 } from '../src/dataFiles.js';

const PERSON = '{ name: A. Writer, email: a@example.org }';

/** A small valid record; each key can be replaced by other YAML or left out with ''. */
export function toyRecord(changes: Readonly<Record<string, string>> = {}): string {
  const parts: Record<string, string> = {
    schemaVersion: 'schemaVersion: 1',
    kind: 'kind: record',
    id: 'id: T001',
    slug: 'slug: toy',
    family: 'family: neutrino-trident',
    title: 'title: $\\nu_\\mu N$',
    process: 'process: A process',
    summary: 'summary: The ratio is {value:ratio} [@CCFR1991].',
    values: `values:\n${toyValue('ratio', '"0.82"', '"0.28"')}\n${toyValue('seen', '"37.0"', '"12.4"')}\n${toyValue('expected', '"45.3"', '"2.3"')}`,
    sections: 'sections:\n  - { id: why, title: Why, text: A text. }',
    openIssues: 'openIssues: []',
    references: 'references: [CCFR1991]',
    events: `events:\n  - { to: draft, at: 2026-01-01, actor: ${PERSON} }`,
    ...changes,
  };
  return `${Object.values(parts).filter(Boolean).join('\n')}\n`;
}

export function toyValue(id: string, number: string, error: string, rest = 'role: measurement, '): string {
  const fields = `observable: A ratio, ${rest}number: ${number}, error: { symmetric: ${error}, kind: total }`;
  return `  - { id: ${id}, ${fields}, unit: none, year: 1991, reference: CCFR1991, claim: { snapshot: toy } }`;
}

export function readToy(changes: Readonly<Record<string, string>> = {}, context: RecordContext = {}): ParsedRecord {
  return parseRecord({ file: 'data/records/T001.yaml', text: toyRecord(changes) }, context);
}

/** `severity path: message` of each problem. */
export function problems(changes: Readonly<Record<string, string>>, context?: RecordContext): string[] {
  return readToy(changes, context).diagnostics.map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}
