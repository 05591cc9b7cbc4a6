import { describe, expect, it } from 'vitest';
import { toySnapshot } from '../../packages/catalogue/test/toyExport.js';
import { siteSnapshots } from './snapshotPages.js';

const anchor = (valueId: string, snapshot?: string, start?: number) =>
  [
    valueId,
    { valueId, snapshot, ...(start !== undefined && { span: { start, end: start + 4 }, lines: [1, 1] }) },
  ] as const;
const entry = (id: string, ...anchors: (readonly [string, unknown])[]) =>
  ({ record: { id, values: anchors.map(([valueId]) => ({ id: valueId })) }, anchors: new Map(anchors) }) as never;

const snapshots = new Map([
  ['toy', toySnapshot],
  ['other', { ...toySnapshot, id: 'other' }],
]);

describe('the snapshots', () => {
  const records = [
    entry('A001', anchor('late', 'toy', 20), anchor('nowhere', 'toy'), anchor('derived')),
    entry('A002', anchor('early', 'toy', 3), anchor('missing', 'gone', 3)),
  ];
  const pages = siteSnapshots({ snapshots, records });

  it('all have a page, also those no value stands in', () => {
    expect(pages.map(({ snapshot }) => snapshot.id)).toEqual(['toy', 'other']);
    expect(pages[1].anchored).toEqual([]);
  });

  it('have the values of every record in the order of the text; those without a place are left out', () => {
    expect(pages[0].anchored.map(({ record, value, lines }) => [record.id, value.id, lines])).toEqual([
      ['A002', 'early', [1, 1]],
      ['A001', 'late', [1, 1]],
    ]);
  });
});
