import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchTokens } from './searchTokens.js';

describe('the words of a text', () => {
  it.each(['ν_μ', 'νμ', 'nu_mu', 'numu', 'ν_{μ}', '$\\nu_\\mu$', 'NU_MU', 'ν_µ (micro sign)'])(
    'are the same for %s',
    (text) => {
      expect(searchTokens(text)[0]).toBe('numu');
    },
  );

  it.each([
    ['CHARM-II', ['charm-ii', 'charm', 'ii']],
    ['CHARM–II', ['charm-ii', 'charm', 'ii']],
    ['1406.2332', ['1406.2332']],
    ['hep-ex/9811012', ['hep-ex', 'hep', 'ex', '9811012']],
    ['0.82', ['0.82']],
    ['0.82 ± 0.28', ['0.82', '0.28']],
    ['160 GeV', ['160', 'gev']],
    ['4.2 × 10⁻⁶ +0.92 × 10⁻⁶ −0.82 × 10⁻⁶', ['4.2e-6', '0.92e-6', '0.82e-6']],
    ['0.82e-6', ['0.82e-6']],
    ['1e-8 and 10 m', ['1e-8', 'and', '10', 'm']],
    ['10.1103/PhysRevLett.66.3117', ['10.1103', 'physrevlett', '66.3117']],
    ["Z′ and Z'", ['z', 'and']],
    ['Mößbauer', ['moßbauer']],
    ['', []],
    [' − … § ', []],
  ])('of %j are %j', (text, words) => {
    expect(searchTokens(text)).toEqual(words);
  });

  it('do not split a number at its point, whatever the minus sign before it', () => {
    for (const text of ['-0.82', '−0.82', '–0.82']) expect(searchTokens(text)).toEqual(['0.82']);
  });

  it('do not take 0.8 for 0.82, nor 1406.2332 for 1406.2333', () => {
    expect(searchTokens('0.82')).not.toContain('0.8');
    expect(searchTokens('1406.2332')).not.toContain('1406.2333');
    expect(searchTokens('1406.2332')).not.toContain('1406');
  });

  it('of a number alone are that number', () => {
    const decimal = fc.tuple(fc.nat(9999), fc.nat(9999)).map(([a, b]) => `${a}.${b}`);
    fc.assert(
      fc.property(fc.oneof(decimal, fc.nat().map(String)), (number) => {
        expect(searchTokens(number)).toEqual([number]);
      }),
    );
  });

  const anything = fc.string({ unit: 'grapheme', maxLength: 40 });

  it('are never empty, repeated or of capitals', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const words = searchTokens(text);
        expect(new Set(words).size).toBe(words.length);
        for (const word of words) {
          expect(word.length).toBeGreaterThan(0);
          expect(word).toBe(word.toLowerCase());
        }
      }),
    );
  });

  it('stay the same in capitals, and in a longer text', () => {
    const words = fc.array(fc.constantFrom('CCFR', 'ν_μ', 'CHARM-II', '0.82', 'Z′', 'trident', '1406.2332'), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const text = one.join(' ');
        expect(searchTokens(text.toUpperCase())).toEqual(searchTokens(text));
        expect(searchTokens([...one, ...other].join(', '))).toEqual(expect.arrayContaining(searchTokens(text)));
      }),
    );
  });
});
