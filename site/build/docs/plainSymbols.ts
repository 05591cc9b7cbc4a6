/** Symbols as texts write them where a forge shows no formulas: `M_Z′`, `σ_SM`, `ν_μ`, `m_L²`, `F_{1}`. */
const SYMBOL =
  /(?<![\p{L}\p{N}_\\.{}-])((?:(?<!\/)\p{L}|\p{Script=Greek})\u0304?′?)_(?:\{([A-Za-z\d]{1,12})\}|(\p{L}|\d|[A-Za-z\d]{2,6})(?![\p{L}\d]))(′?)([²³⁴]?)(?![\p{L}\d_/(])/gu;

/** A text cut into words and symbols, the latter as TeX. @returns undefined where it has no symbol */
export function symbolsIn(text: string): readonly { readonly tex?: string; readonly text: string }[] | undefined {
  const parts: { tex?: string; text: string }[] = [];
  let end = 0;
  for (const match of text.matchAll(SYMBOL)) {
    const [whole, base, braced, bare, prime, power] = match;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: whole, tex: `${letter(base)}_{${index(braced ?? bare)}${prime && "'"}}${POWERS[power] ?? ''}` });
    end = match.index + whole.length;
  }
  if (parts.length === 0) return undefined;
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

const letter = (text: string): string => {
  const plain = text.replace(/[\u0304′]/g, '');
  return `${text.includes('\u0304') ? `\\bar ${plain}` : plain}${text.includes('′') ? "'" : ''}`;
};

/** An index of one letter is a variable, of several a word: σ_SM, but ν_μ. */
const index = (text: string): string => ([...text].length === 1 ? text : `\\mathrm{${text}}`);

const POWERS: Readonly<Record<string, string>> = { '²': '^2', '³': '^3', '⁴': '^4' };
