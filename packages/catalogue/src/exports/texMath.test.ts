import { describe, expect, it } from 'vitest';
import { ExportError } from './exportError.js';
import { latexText } from './latexText.js';
import { latexWithMath, splitMath, texMath } from './texMath.js';

describe('formulas in a text', () => {
  it('stand between dollars; a lone or escaped dollar is text', () => {
    expect(splitMath('a $x$ b')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'math', text: 'x' },
      { kind: 'text', text: ' b' },
    ]);
    expect(splitMath('5 $')).toEqual([{ kind: 'text', text: '5 $' }]);
    expect(splitMath('\\$5 and \\$6')).toEqual([{ kind: 'text', text: '$5 and $6' }]);
  });

  it('are taken through beside escaped text', () => {
    expect(latexWithMath('50% of $\\nu_\\mu$', latexText)).toBe('50\\% of $\\nu_\\mu$');
  });
});

describe('a formula for LaTeX', () => {
  it('prints its percent signs and writes other characters as commands', () => {
    expect(texMath('50%')).toBe('50\\%');
    expect(texMath('50\\%')).toBe('50\\%');
    expect(texMath('νN − μ')).toBe('\\nu N - \\mu');
    expect(texMath('\\begin{cases} a \\\\\n\nb \\end{cases}')).toBe('\\begin{cases} a \\\\ b \\end{cases}');
  });

  it.each([
    '\\input{/etc/passwd}',
    '\\write18{ls}',
    '^^5cinput{x}',
    '\\end{document}',
    '\\begin{filecontents}{x}',
    '\\bibliography{x}',
    '\\expandafter\\x',
    '\\csname input\\endcsname',
    '\\@@input x',
    '\\par',
    'a } b',
    '{ a',
    'a \\',
    '\\href{x}{y}',
  ])('refuses %s', (formula) => {
    expect(() => texMath(formula)).toThrow(ExportError);
  });

  it('keeps names that only begin like a refused one', () => {
    for (const formula of ['\\partial', '\\parallel', '\\left(x\\right)', '\\longrightarrow', '\\theta', '\\refl']) {
      expect(texMath(formula)).toBe(formula);
    }
  });
});
