import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExportError } from './exportError.js';
import { MATH_CHARACTERS, SUBSCRIPTS, SUPERSCRIPTS, TEXT_CHARACTERS } from './latexCharacters.js';
import { latexText } from './latexText.js';

/** What TeX prints for the escapes of printable ASCII, after The TeXbook and the encoding T1: nothing of ours is used. */
const PRINTED: Readonly<Record<string, string>> = {
  '\\textbackslash{}': '\\',
  '\\textasciicircum{}': '^',
  '\\textasciitilde{}': '~',
  '\\textless{}': '<',
  '\\textgreater{}': '>',
  '\\textasciigrave{}': '`',
  '{}': '',
  '``': '"',
  "''": '"',
};

/** Reads LaTeX back as TeX would; a special character that is not escaped fails. */
function printed(tex: string): string {
  const token = /\\text[a-z]+\{\}|\{\}|``|''|\\[{}$&#%_]|[^\\{}$&#%_^~]/gy;
  let text = '';
  for (let end = 0; end < tex.length; end = token.lastIndex) {
    const match = token.exec(tex);
    if (match === null) throw new Error(`unescaped at ${end}: ${tex}`);
    text += PRINTED[match[0]] ?? match[0].replace(/^\\/, '');
  }
  return text;
}

describe('text as LaTeX', () => {
  it('escapes everything that means something to TeX', () => {
    expect(latexText('50% & #1 {a_b} $x^2 ~ \\')).toBe(
      '50\\% \\& \\#1 \\{a\\_b\\} \\$x\\textasciicircum{}2 \\textasciitilde{} \\textbackslash{}',
    );
  });

  it('prints any ASCII text as it was', () => {
    const ascii = fc.string({
      unit: fc.constantFrom(...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))),
    });
    fc.assert(fc.property(ascii, (text) => void expect(printed(latexText(text))).toBe(text)));
  });

  it('is ASCII for any characters that it knows, each dollar with its partner', () => {
    const tables = [MATH_CHARACTERS, TEXT_CHARACTERS, SUPERSCRIPTS, SUBSCRIPTS].flatMap(Object.keys);
    const known = fc.string({ unit: fc.constantFrom(...tables, 'a', '\\', '$', '{', '%', 'é') });
    fc.assert(
      fc.property(known, (text) => {
        const tex = latexText(text);
        expect(tex).toMatch(/^[\x20-\x7e]*$/);
        expect(tex.replace(/\\[\s\S]/g, '').split('$').length % 2).toBe(1);
      }),
    );
  });

  it('writes accents as classical BibTeX wants them: in braces, the accent first', () => {
    expect(latexText('á ö ñ č ç Å')).toBe('{\\\'a} {\\"o} {\\~n} {\\v{c}} {\\c{c}} {\\r{A}}');
    // biber reads \'\i as a dotless i with an accent, which is another name; ot1enc.def and t1enc.def compose \'i
    expect(latexText('í ï ĭ')).toBe('{\\\'i} {\\"i} {\\u{\\i}}');
    expect(latexText('Łukasz Øre Straße Đ')).toBe('{\\L}ukasz {\\O}re Stra{\\ss}e {\\DJ}');
    // composed and decomposed forms are the same text
    expect(latexText('e\u0301')).toBe(latexText('é'));
  });

  it('takes symbols from mathematics, runs of raised digits together', () => {
    expect(latexText('ν → 10⁻¹¹ cm² ± 3′ − ν̄')).toBe("$\\nu$ $\\to$ 10$^{-11}$ cm$^{2}$ $\\pm$ 3$'$ $-$ $\\bar{\\nu}$");
  });

  it('keeps signs from joining, and turns straight quotes', () => {
    expect(latexText('a--b')).toBe('a-{}-b');
    expect(latexText('a – b — c')).toBe('a -- b --- c');
    expect(latexText('"a" ("b")')).toBe("``a'' (``b'')");
  });

  it('names a character that it does not know, and what to do', () => {
    expect(() => latexText('a ☃ b')).toThrow(ExportError);
    expect(() => latexText('a ☃ b')).toThrow(/no LaTeX for "☃" \(U\+2603\) in "a ☃ b"\. Write it as TeX/);
    expect(() => latexText('\ud800')).toThrow(ExportError);
  });
});
