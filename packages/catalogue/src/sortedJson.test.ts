import { expect, it } from 'vitest';
import { sortedJson } from './sortedJson.js';

it('sorts keys at every depth and keeps arrays in order', () => {
  expect(sortedJson({ b: [{ d: 1, c: 2 }, 3], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},3]}');
});

it('has numbers unrounded, typed arrays as lists, and null for what JSON has no number for', () => {
  expect(sortedJson({ b: Number.POSITIVE_INFINITY, a: Float64Array.of(0.1 + 0.2) })).toBe(
    '{"a":[0.30000000000000004],"b":null}',
  );
});
