import { expect, it } from 'vitest';
import { integersOf, wordsOf } from './parquetColumns.js';

it('makes 64-bit integers of whole numbers, up to the largest scan and beyond', () => {
  const values = [0, 1, 2 ** 32 - 1, 2 ** 32, 1e12, Number.MAX_SAFE_INTEGER];
  expect([...integersOf(values)]).toEqual(values.map(BigInt));
});

it('makes words of codes', () => {
  expect(wordsOf(Uint8Array.of(1, 0, 1), ['a', 'b'])).toEqual(['b', 'a', 'b']);
});
