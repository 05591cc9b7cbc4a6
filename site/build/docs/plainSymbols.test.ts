import { describe, expect, it } from 'vitest';
import { renderInline } from '../markdown.js';
import { symbolsIn } from './plainSymbols.js';

const tex = (text: string) => symbolsIn(text)?.flatMap((part) => part.tex ?? []);

describe('symbols in the texts of the documentation', () => {
  it('become formulas: a letter with an index', () => {
    expect(tex('a gauged L_μ − L_τ boson of mass M_Z′ and σ/σ_SM, ν̄_μ, F_{1}, m_L²')).toEqual([
      'L_{μ}',
      'L_{τ}',
      "M_{Z'}",
      'σ_{\\mathrm{SM}}',
      '\\bar ν_{μ}',
      'F_{1}',
      'm_{L}^2',
    ]);
  });

  it('are told from names of files, options and variables, which stay', () => {
    for (const text of [
      'nereid_hep',
      'out/a_b.csv',
      'SOURCE_DATE_EPOCH',
      'the_file.txt',
      'f_name(x)',
      'nu_mu',
      'ν_μμ⁺μ⁻',
      'L023',
    ]) {
      expect(symbolsIn(text), text).toBeUndefined();
    }
  });

  it('keep the text around them', () => {
    expect(symbolsIn('g of L_μ.')?.map(({ text }) => text)).toEqual(['g of ', 'L_μ', '.']);
  });

  it('can be typeset', () => {
    for (const one of tex('L_μ ν̄_μ M_Z′ σ_SM Ω_{ab} g_V m_L²') ?? [])
      expect(() => renderInline(`$${one}$`)).not.toThrow();
  });
});
