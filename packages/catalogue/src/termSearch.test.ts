import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOfTerm, searchTerms } from './termSearch.js';

const lines = (term: string, text: string) => linesOfTerm(text, searchTerms([term])[0]);

describe('searchTerms', () => {
  it('finds whole words', () => {
    expect(lines('trident', 'tridents\nthe trident.\ntridentRate')).toEqual([2]);
    expect(lines('CHARM-II', 'CHARM-III\nCHARM-II\nxCHARM-II')).toEqual([2]);
  });

  it('takes an underscore for the end of a word, as in the names of functions', () => {
    expect(lines('trident', 'def trident_cross_section():\n  nu_trident = 1')).toEqual([1, 2]);
    expect(lines('L_mu-L_tau', 'the L_mu-L_tau boson')).toEqual([1]);
  });

  it('finds terms in capitals in capitals only', () => {
    expect(lines('CHARM-II', 'charm\ncharm-ii\nCharm-II\nCHARM-II\nCHARM')).toEqual([4]);
    expect(lines('CCFR', 'ccfr\nCCFR')).toEqual([2]);
  });

  it('does not mind the case of others', () => {
    expect(lines('NuTeV', 'nutev\nNUTEV\nNuTeV')).toEqual([1, 2, 3]);
  });

  it('takes every character of a term as it is, brackets and letters beyond ASCII too', () => {
    expect(lines('(g-2)_mu', 'a (g-2)_mu\n(g+2)_mu')).toEqual([1]);
    expect(lines("Z'", "a Z'.\nZ'b")).toEqual([1]);
    expect(lines('müon', 'müon\nmüonen')).toEqual([1]);
    expect(lines('e+e-', 'e+e-\neee-')).toEqual([1]);
  });

  it('finds any term that stands on a line of its own, once', () => {
    const term = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('\n'));
    fc.assert(
      fc.property(term, fc.nat(20), (text, before) => {
        expect(lines(text, `${'\n'.repeat(before)}${text}\n`)).toEqual([before + 1]);
      }),
    );
  });
});

describe('linesOfTerm', () => {
  it('counts a line for each time the term stands on it', () => {
    expect(lines('trident', 'trident trident\n\n\ntrident')).toEqual([1, 1, 4]);
    expect(lines('trident', '')).toEqual([]);
  });
});
