import { fileURLToPath } from 'node:url';
import type { CodeCoverage, FullRecord, Reference } from '@nereid/catalogue';
import { toyExport } from '../../../packages/catalogue/test/toyExport.js';
import type { SiteRecord } from '../siteData.js';

export const repository: string = fileURLToPath(new URL('../../..', import.meta.url));

const coverage: CodeCoverage = { level: 'NO', reasons: [], constraints: [], channel: undefined } as never;

/** The toy record of the catalogue's tests as the pages get it. */
export function toySite(changes: Readonly<Record<string, string>> = {}, references?: readonly Reference[]) {
  const data = toyExport(changes, references);
  const record = data.record as FullRecord;
  const entry: SiteRecord = { record, anchors: new Map(), constraint: undefined, coverage };
  return { ...data, record, entry, catalogue: { references: data.references } as never, records: [entry] };
}
