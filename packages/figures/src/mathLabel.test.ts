import { describe, expect, it } from 'vitest';
import { FigureError } from './errors.js';
import { typesetLabels } from './mathLabel.js';
import { plainTex } from './plainTex.js';

const typeset = async (source: string) => (await typesetLabels([source])).get(source);

describe('typesetLabels', () => {
  it('gives outlines and the box they fill', async () => {
    const label = await typeset('10^{-4}');
    // Computer Modern digits are 0.5 em wide and its minus 0.778 em; exponents are 1/√2 as large. Kerns add below 0.1 em.
    expect(label?.widthEm).toBeCloseTo(1 + Math.SQRT1_2 * (0.778 + 0.5), 0);
    expect(label?.widthEm).toBeGreaterThan(1 + Math.SQRT1_2 * (0.778 + 0.5));
    expect(label?.outlines).toMatch(/^(?:<\/?(?:g|path)\b[^<]*>)+$/);
  });

  it('draws the prime of a coupling', async () => {
    const [plain, primed] = await Promise.all([typeset('g'), typeset("g'")]);
    expect(primed?.outlines.match(/<path/g)).toHaveLength(2);
    expect(primed?.widthEm).toBeGreaterThan(plain?.widthEm ?? Number.NaN);
  });

  it('names the label and the reason when TeX is wrong', async () => {
    await expect(typeset('\\frac{1')).rejects.toThrow('label \\frac{1: Missing close brace');
    await expect(typeset('\\nosuch')).rejects.toThrow(FigureError);
    await expect(typeset(' ')).rejects.toThrow(/empty/);
  });

  it('refuses what is too long or nested too deeply in words, by its beginning', async () => {
    for (const source of ['x'.repeat(20_000), plainTex('a'.repeat(20_000)), '{'.repeat(20_000)]) {
      await expect(typeset(source)).rejects.toThrow(
        /^label .{60}…: its TeX has \d+ characters, more than 4000\. Shorten/,
      );
    }
    for (const group of ['{', 'x^{']) {
      const deep = `${group.repeat(990)}x${'}'.repeat(990)}`;
      await expect(typeset(deep)).rejects.toThrow('is nested too deeply');
    }
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\require{html}',
    '\\input{x}',
    '\\def\\a{x}',
    '\\newcommand{\\a}{x}',
    '\\class{a}{x}',
    '\\style{fill:red}{x}',
    '\\cssId{a}{x}',
    '\\unicode{65}',
    '\\mmlToken{mi}[href="javascript:alert(1)"]{x}',
    '\\mmlToken{mi}[style="fill:red"]{x}',
    '\\ref{a}',
    '\\text{\\ref{a}}',
    '\\boxed{x}',
  ])('refuses %s', async (source) => {
    await expect(typeset(source)).rejects.toThrow(FigureError);
  });

  it('refuses a character without outlines rather than leave it to a font', async () => {
    await expect(typeset(plainTex('™'))).rejects.toThrow(/no glyph for "™"/);
  });

  it('typesets plain words with Greek letters, accents, exponents and TeX signs', async () => {
    const words = 'Müller & Gómez: ν̄ sin²θ₁₃ ≤ 5 %, {$_^~#\\ref{a}} g′ → “x” – y';
    expect((await typeset(plainTex(words)))?.outlines).not.toContain('<text');
    for (const sign of ['\\', '{', '}', '$', '%', '#', '&', '_', '^', '~', '<']) {
      expect((await typeset(plainTex(sign)))?.outlines.match(/<path/g), sign).toHaveLength(1);
    }
  });
});
