import { describe, expect, it } from 'vitest';
import { ccfr, toyExport } from '../../test/toyExport.js';
import { ExportError } from './exportError.js';
import { inlineLatex, markdownLatex } from './markdownLatex.js';

const { record, references } = toyExport({}, [ccfr, { ...ccfr, key: 'Other2000', inspire: 'Other:2000ab' }]);
const context = { values: record.values, references };
const latex = (text: string) => markdownLatex(text, context);

describe('Markdown as LaTeX', () => {
  it('writes values as formulas and citations with the keys of the bibliography', () => {
    expect(latex('It is {value:ratio}, from {number:seen} events [@CCFR1991; @Other2000].')).toBe(
      'It is $0.82\\pm0.28$, from $37.0$ events \\cite{Mishra:1991bv,Other:2000ab}.',
    );
    expect(latex('$x = {value:ratio}$')).toBe('$x = 0.82\\pm0.28$');
  });

  it('takes formulas through and escapes the rest', () => {
    expect(latex('A share of 50 % of $\\nu_\\mu$ & x_y')).toBe('A share of 50~\\% of $\\nu_\\mu$ \\& x\\_y');
    expect(latex('$$\nx^2\n$$')).toBe('\\[ x^2 \\]');
  });

  it('has paragraphs, emphasis, code, lists and links', () => {
    expect(latex('a\n\n*b* **c** `d_e`')).toBe('a\n\n\\emph{b} \\textbf{c} \\texttt{d\\_e}');
    expect(latex('- a\n- b')).toBe('\\begin{itemize}\n\\item a\n\\item b\n\\end{itemize}');
    expect(latex('[here](https://example.org/a%20b#c)')).toBe('\\href{https://example.org/a\\%20b\\#c}{here}');
  });

  it('prints TeX that stands outside formulas instead of running it', () => {
    expect(latex('\\input{/etc/passwd}')).toBe('\\textbackslash{}input\\{/etc/passwd\\}');
    expect(() => latex('[x](http://example.org)')).toThrow(ExportError);
    expect(latex('[x](https://e.org/}\\input{y})')).not.toMatch(/\\input|[^\\]%7|\{y\}/);
  });

  it('names what it cannot write', () => {
    expect(() => latex('![a](https://example.org/a.png)')).toThrow(/kind image/);
    expect(() => latex('<b>a</b>')).toThrow(/kind html \("<b>"\)/);
    expect(() => latex('{value:missing}')).toThrow(/no value "missing"/);
    expect(() => latex('[@Missing]')).toThrow(/no reference "Missing"/);
  });

  it('keeps a text of one line in one line', () => {
    expect(inlineLatex('1. A ratio', context)).toBe('1. A ratio');
    expect(inlineLatex('# 5 of *six*', context)).toBe('\\# 5 of *six*');
    expect(inlineLatex('A *ratio* of $V-A$', context)).toBe('A \\emph{ratio} of $V-A$');
  });
});
