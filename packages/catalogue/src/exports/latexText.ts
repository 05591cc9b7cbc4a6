import { describeCharacter, ExportError, excerpt } from './exportError.js';
import {
  ACCENTS,
  MATH_ACCENTS,
  MATH_CHARACTERS,
  SPECIALS,
  SUBSCRIPTS,
  SUPERSCRIPTS,
  TEXT_CHARACTERS,
} from './latexCharacters.js';

// a character with the marks above and below it, or a run of raised or lowered ones
const PIECE = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ]+|[₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎]+|\P{Mark}\p{Mark}*|\p{Mark}/gu;

/**
 * A text as LaTeX in plain ASCII that prints the same: specials escaped, other characters as accents and commands. Line ends
 * become spaces. The same form works in BibTeX: accents stand in braces of their own, as `{\'a}`.
 * @throws ExportError naming a character that has no LaTeX here
 */
export function latexText(text: string): string {
  const quoted = curlyQuotes(withoutLineEnds(text.normalize('NFC')).replaceAll('\t', ' '));
  const pieces = quoted.match(PIECE) ?? [];
  // two hyphens, commas or apostrophes would join to another sign
  const joins = (i: number): boolean => /[-',]/.test(pieces[i]) && pieces[i] === pieces[i - 1];
  return pieces.map((piece, i) => (joins(i) ? '{}' : '') + pieceTex(piece, text)).join('');
}

/** Runs of blanks with a line end in them as one blank. Each run is looked at once, however long it is. */
export const withoutLineEnds = (text: string): string =>
  text.replace(/\s+/g, (run) => (run.includes('\n') ? ' ' : run));

/** A character of a formula as TeX inside dollars; undefined where there is none. */
export function mathCharacter(piece: string): string | undefined {
  if (Object.hasOwn(MATH_CHARACTERS, piece)) return MATH_CHARACTERS[piece];
  const [base, ...marks] = piece.normalize('NFD');
  if (SUPERSCRIPTS[base] !== undefined) return `^{${Array.from(piece, (one) => SUPERSCRIPTS[one]).join('')}}`;
  if (SUBSCRIPTS[base] !== undefined) return `_{${Array.from(piece, (one) => SUBSCRIPTS[one]).join('')}}`;
  const inner = base < '\u0080' ? base : MATH_CHARACTERS[base];
  if (inner === undefined || marks.some((mark) => MATH_ACCENTS[mark] === undefined)) return undefined;
  return marks.reduce((tex, mark) => `${MATH_ACCENTS[mark]}{${tex}}`, inner);
}

/** The characters of a formula, each with its marks; runs of raised or lowered ones together. */
export const mathPieces = (tex: string): string[] => tex.normalize('NFC').match(PIECE) ?? [];

/** Straight double quotes as opening and closing ones, by what stands before them. */
const curlyQuotes = (text: string): string => text.replace(/(^|[\s([{–—-])"/g, '$1“').replace(/"/g, '”');

function pieceTex(piece: string, text: string): string {
  if (piece >= ' ' && piece <= '~' && piece.length === 1) return SPECIALS[piece] ?? piece;
  const tex = TEXT_CHARACTERS[piece] ?? accented(piece);
  if (tex !== undefined) return tex;
  const math = mathCharacter(piece);
  // an accent over several symbols is not in MATH_ACCENTS; neither is a letter of another script
  if (math === undefined) {
    const remedy = 'Write it as TeX between dollars, or add it to packages/catalogue/src/exports/latexCharacters.ts.';
    throw new ExportError(`no LaTeX for ${describeCharacter(piece)} in "${excerpt(text)}"`, remedy);
  }
  return `$${math}$`;
}

/** Grave, acute, circumflex and diaeresis: LaTeX has i with these, by the letter, which programs read as that letter. */
const COMPOSED_WITH_I = ['\u0300', '\u0301', '\u0302', '\u0308'];

/** `{\'a}` for á: a Latin letter with the marks that its canonical decomposition gives. */
function accented(piece: string): string | undefined {
  const [letter, ...marks] = piece.normalize('NFD');
  const base = /^[A-Za-z]$/.test(letter) ? letter : { æ: '\\ae', ø: '\\o' }[letter];
  if (base === undefined || marks.length === 0) return undefined;
  const isComposed = base === 'i' && marks.length === 1 && COMPOSED_WITH_I.includes(marks[0]);
  // other marks above would print over the dot
  const above = marks.some((mark) => mark >= '\u0300' && mark <= '\u030c');
  let tex = above && /^[ij]$/.test(base) && !isComposed ? `\\${base}` : base;
  for (const mark of marks) {
    const accent = ACCENTS[mark];
    if (accent === undefined) return undefined;
    const short = /^\\\W$/.test(accent) && tex.length === 1;
    tex = short ? accent + tex : `${accent}{${tex}}`;
  }
  return `{${tex}}`;
}
