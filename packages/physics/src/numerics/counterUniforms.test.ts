import { describe, expect, it } from 'vitest';
import { CounterUniforms } from './counterUniforms.js';
import { philox4x32 } from './philox.js';

describe('CounterUniforms', () => {
  it('are the words of Philox at the counter (block, purpose, item)', () => {
    const words = new Uint32Array(4);
    const item = 2 ** 40 + 3;
    philox4x32(Uint32Array.of(5, 7, item, item / 2 ** 32), Uint32Array.of(11, 0), words);
    const out = new Float64Array(4);
    new CounterUniforms(11, 7).fill(item, 5, 1, out);
    expect(Array.from(out)).toEqual(Array.from(words, (word) => (word + 0.5) / 2 ** 32));
  });

  it('do not depend on what was drawn before', () => {
    const random = new CounterUniforms(1, 2);
    const once = new Float64Array(8);
    random.fill(9, 0, 2, once);
    const again = new Float64Array(8);
    random.fill(4, 3, 2, again);
    random.fill(9, 0, 2, again);
    expect(again).toEqual(once);
    random.fill(9, 1, 1, again);
    expect(again.slice(0, 4)).toEqual(once.slice(4));
  });

  it('refuse counters that are not whole numbers in range', () => {
    expect(() => new CounterUniforms(-1, 0)).toThrow(/seed/);
    expect(() => new CounterUniforms(1.5, 0)).toThrow(/seed/);
    expect(() => new CounterUniforms(1, 2 ** 32)).toThrow(/purpose/);
  });
});
