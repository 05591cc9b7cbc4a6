import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from './jsonPieces.js';

const textOf = (value: unknown): string => [...jsonPieces(value)].join('');

describe('jsonPieces', () => {
  it('writes what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(textOf(value)).toBe(JSON.stringify(value));
      }),
    );
    expect(textOf({ a: undefined, b: [undefined, Number.NaN, -0] })).toBe('{"b":[null,null,0]}');
  });

  it('writes columns as lists, whose numbers come back to the last bit, and null where there is none', () => {
    const numbers = fc.float64Array({ maxLength: 20 });
    fc.assert(
      fc.property(numbers, (column) => {
        const back = JSON.parse(textOf({ column })) as { column: (number | null)[] };
        expect(back.column).toEqual(Array.from(column, (value) => (Number.isFinite(value) ? value + 0 : null)));
      }),
    );
    expect(textOf(Uint8Array.of(1, 2))).toBe('[1,2]');
  });

  it('cuts long columns into pieces that are not much longer than 64 kB', () => {
    const column = Float64Array.from({ length: 100_000 }, (_, i) => i / 7);
    const pieces = [...jsonPieces({ column, other: Array.from(column.subarray(0, 50_000)) })];
    expect(JSON.parse(pieces.join(''))).toEqual({
      column: Array.from(column),
      other: Array.from(column.subarray(0, 50_000)),
    });
    // a block of 4096 numbers has up to 100 kB
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200_000);
    expect(pieces.length).toBeGreaterThan(20);
  });
});
