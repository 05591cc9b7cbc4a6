import { parseFilter } from '@nereid/scan';
import { describe, expect, it } from 'vitest';
import { readTable } from './readTable.js';
import { columnNamed, type ScanTable } from './scanTable.js';
import { csvParts, matchingRows, sortedRows, verdictCounts } from './tableRows.js';

const TEXT = `index,mass,ccfr_ratio,ccfr_verdict
0,0.1,1.5,allowed
1,1,,notEvaluated
2,10,9,excluded
3,100,1.25,allowed
`;
const read = (): Promise<ScanTable> => readTable([{ name: 'a.csv', content: new Blob([TEXT]) }]);
const rows = (table: ScanTable, ...conditions: string[]) => [
  ...matchingRows(
    table,
    conditions.map((text) => parseFilter(text)),
  ),
];

describe('rows', () => {
  it('fulfil every condition; what was not computed fulfils none on a number but !=', async () => {
    const table = await read();
    expect(rows(table)).toEqual([0, 1, 2, 3]);
    expect(rows(table, 'ccfr_verdict=allowed', 'mass<1')).toEqual([0]);
    expect(rows(table, 'ccfr_ratio>=1.25')).toEqual([0, 2, 3]);
    expect(rows(table, 'ccfr_ratio!=9')).toEqual([0, 1, 3]);
    expect(rows(table, 'ccfr_verdict=5')).toEqual([]);
    expect(() => rows(table, 'gPrime<1')).toThrow(/gPrime.*not in this file/);
  });

  it('are ordered by numbers or words, those not computed last in both directions', async () => {
    const table = await read();
    const all = matchingRows(table, []);
    const sorted = (name: string, descending: boolean) => [...sortedRows(all, columnNamed(table, name), descending)];
    expect(sorted('ccfr_ratio', false)).toEqual([3, 0, 2, 1]);
    expect(sorted('ccfr_ratio', true)).toEqual([2, 0, 3, 1]);
    expect(sorted('ccfr_verdict', false)).toEqual([0, 3, 2, 1]);
    expect(sorted('ccfr_verdict', true)).toEqual([1, 2, 0, 3]);
  });

  it('are counted by verdict', async () => {
    const table = await read();
    expect(verdictCounts(table, Uint32Array.of(0, 2, 3))).toEqual([
      {
        constraint: 'ccfr',
        counts: [
          { word: 'allowed', count: 2 },
          { word: 'notEvaluated', count: 0 },
          { word: 'excluded', count: 1 },
        ],
      },
    ]);
  });

  it('are written as they were read', async () => {
    const table = await read();
    expect(csvParts(table, matchingRows(table, [])).join('')).toBe(TEXT);
    const odd = await readTable([{ name: 'b.csv', content: new Blob(['"a,b";c\n"1;""x""";2\n']) }]);
    const again = csvParts(odd, matchingRows(odd, [])).join('');
    const back = await readTable([{ name: 'c.csv', content: new Blob([again]) }]);
    expect(csvParts(back, matchingRows(back, [])).join('')).toBe(again);
  });
});
