import { describe, expect, it } from 'vitest';
import { CounterRandom, philox4x32 } from './philox.js';

const words = (text: string) => Uint32Array.from(text.split(' '), (word) => Number.parseInt(word, 16));

describe('philox4x32', () => {
  // The three `philox4x32 10` lines of tests/kat_vectors in the authors' Random123 distribution.
  const knownAnswers = [
    ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ];

  it.each(knownAnswers)('turns counter %s and key %s into the published words %s', (counter, key, answer) => {
    const out = new Uint32Array(4);
    philox4x32(words(counter), words(key), out);
    expect(out).toEqual(words(answer));
  });

  it('leaves counter and key as they were', () => {
    const counter = words('243f6a88 85a308d3 13198a2e 03707344');
    const key = words('a4093822 299f31d0');
    philox4x32(counter, key, new Uint32Array(4));
    expect(counter).toEqual(words('243f6a88 85a308d3 13198a2e 03707344'));
    expect(key).toEqual(words('a4093822 299f31d0'));
  });

  it('may write its output over its counter', () => {
    const counter = new Uint32Array(4);
    philox4x32(counter, new Uint32Array(2), counter);
    expect(counter).toEqual(words(knownAnswers[0][2]));
  });
});

describe('CounterRandom', () => {
  it('packs the published block of counter 0, key 0 into two 53-bit numbers', () => {
    const random = new CounterRandom(0, 0);
    const pack = (high: bigint, low: bigint) => Number((high >> 5n) * 2n ** 26n + (low >> 6n)) / 2 ** 53;
    expect(random.uniform(0)).toBe(pack(0x6627e8d5n, 0xe169c58dn));
    expect(random.uniform(1)).toBe(pack(0xbc57ac4cn, 0x9b00dbd8n));
  });

  it('splits seed, stream and index into low and high words', () => {
    const out = new Uint32Array(4);
    philox4x32(Uint32Array.of(7, 2, 5, 3), Uint32Array.of(11, 13), out);
    const random = new CounterRandom(13 * 2 ** 32 + 11, 3 * 2 ** 32 + 5);
    const expected = Number((BigInt(out[2]) >> 5n) * 2n ** 26n + (BigInt(out[3]) >> 6n)) / 2 ** 53;
    expect(random.uniform(2 * (2 * 2 ** 32 + 7) + 1)).toBe(expected);
  });

  it('gives the same number whatever was drawn before', () => {
    const forwards = new CounterRandom(42, 1);
    const backwards = new CounterRandom(42, 1);
    const indices = Array.from({ length: 50 }, (_, index) => index);
    const ascending = indices.map((index) => forwards.uniform(index));
    const descending = indices.toReversed().map((index) => backwards.uniform(index));
    expect(descending.toReversed()).toEqual(ascending);
    expect(new Set(ascending).size).toBe(50);
  });

  it('gives unrelated numbers for another seed or another stream', () => {
    const draws = [new CounterRandom(1, 0), new CounterRandom(2, 0), new CounterRandom(1, 1)].map((r) => r.uniform(0));
    expect(new Set(draws).size).toBe(3);
  });

  it('is uniform: mean 1/2, mean square 1/3 and neighbours uncorrelated', () => {
    const count = 200_000;
    const random = new CounterRandom(2024, 7);
    let mean = 0;
    let square = 0;
    let product = 0;
    let outside = 0;
    for (let i = 0; i < count; i++) {
      const u = random.uniform(i);
      outside += u >= 0 && u < 1 ? 0 : 1;
      mean += u / count;
      square += (u * u) / count;
      product += (u * random.uniform(i + 1)) / count;
    }
    expect(outside).toBe(0);
    // Five standard errors: sd(u) = 0.2887, sd(u²) = 0.2981, sd(u u') = 0.2205 (somewhat more for overlapping pairs).
    const standardError = 1 / Math.sqrt(count);
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(5 * 0.2887 * standardError);
    expect(Math.abs(square - 1 / 3)).toBeLessThan(5 * 0.2981 * standardError);
    expect(Math.abs(product - 1 / 4)).toBeLessThan(5 * 0.3 * standardError);
  });

  it('refuses a seed, stream or index that is not an integer in range', () => {
    expect(() => new CounterRandom(-1)).toThrow(/seed = -1/);
    expect(() => new CounterRandom(0, 1.5)).toThrow(/stream = 1.5/);
    expect(() => new CounterRandom(0).uniform(2 ** 53)).toThrow(/index = /);
    expect(() => new CounterRandom(0).uniform(Number.NaN)).toThrow(/index = NaN/);
  });
});
