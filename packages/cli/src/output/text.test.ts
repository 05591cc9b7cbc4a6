import { describe, expect, it } from 'vitest';
import { toJson } from './json.js';
import { table, withErrors } from './text.js';

describe('toJson', () => {
  it('sorts keys at every depth and leaves arrays in order', () => {
    expect(toJson({ b: [{ z: 1, y: 2 }, 1], a: Float64Array.of(2, 1) })).toBe('{"a":[2,1],"b":[{"y":2,"z":1},1]}');
  });

  it('does not round, and has no infinities', () => {
    expect(JSON.parse(toJson({ x: 0.1 + 0.2, y: 5e-324 }))).toEqual({ x: 0.1 + 0.2, y: 5e-324 });
    expect(toJson([Number.POSITIVE_INFINITY, Number.NaN, Float64Array.of(-1 / 0)])).toBe('[null,null,[null]]');
  });
});

describe('table', () => {
  it('aligns by what is seen, marks above letters not counted', () => {
    expect(
      table(
        [
          ['ν̄', 'σ'],
          ['long', '10'],
        ],
        ['left', 'right'],
      ),
    ).toBe('ν̄      σ\nlong  10');
  });

  it('ends no line with blanks', () => {
    expect(
      table([
        ['a', 'b'],
        ['long', ''],
      ]),
    ).toBe('a     b\nlong');
  });
});

describe('withErrors', () => {
  it('writes one error or two', () => {
    expect(withErrors({ value: 0.82, errorPlus: 0.28, errorMinus: 0.28 })).toBe('0.82 ± 0.28');
    expect(withErrors({ value: 0.72, errorPlus: 1.73, errorMinus: 0.72 })).toBe('0.72 +1.73 −0.72');
  });
});
