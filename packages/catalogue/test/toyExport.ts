import type { ExportData } from '../src/exports/index.js';
import type { FullRecord } from '../src/records/record.js';
import type { Snapshot } from '../src/records/snapshots.js';
import type { Reference } from '../src/references.js';
import { readToy, sha256 } from './toyRecord.js';

export const ccfr: Reference = {
  key: 'CCFR1991',
  type: 'article',
  authors: ['Mishra, S. R.', 'others'],
  collaboration: 'CCFR',
  title: 'Neutrino tridents and $W$-$Z$ interference',
  journal: 'Phys. Rev. Lett.',
  volume: '66',
  year: 1991,
  pages: '3117-3120',
  doi: '10.1103/PhysRevLett.66.3117',
  inspire: 'Mishra:1991bv',
};

const text =
  'A ratio of 0.82 \\pm 0.28 is measured.\nThere are 37.0 \\pm 12.4 events.\nExpected are 45.3 \\pm 2.3 events.\n';

export const toySnapshot: Snapshot = {
  id: 'toy',
  reference: 'CCFR1991',
  url: 'https://doi.org/10.1103/PhysRevLett.66.3117',
  accessed: '2026-01-01',
  kind: 'extract',
  retrieval: 'Abstract.',
  file: 'toy.txt',
  sha256: sha256(text),
  text,
};

/** The toy record of the tests, with changes, among its reference and its snapshot. */
export function toyExport(
  changes: Readonly<Record<string, string>> = {},
  references: readonly Reference[] = [ccfr],
): ExportData & { readonly record: FullRecord } {
  const { value } = readToy(changes, { sha256 });
  if (value?.kind !== 'record') throw new Error('the toy record does not parse');
  return {
    record: value,
    records: [value],
    references: new Map(references.map((reference) => [reference.key, reference])),
    snapshots: new Map([['toy', toySnapshot]]),
  };
}
