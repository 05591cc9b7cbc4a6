import { unsafeText } from '../records/safeText.js';
import { describeCharacter, ExportError, excerpt } from './exportError.js';
import { mathCharacter, mathPieces, withoutLineEnds } from './latexText.js';

/** A piece of a text in which TeX stands between dollars. */
export interface TextPiece {
  readonly kind: 'text' | 'math';
  readonly text: string;
}

/** Splits `a $b$ c` into text and formulas. A dollar without a partner, or after a backslash, is text. */
export function splitMath(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (let open = openingDollar(text, 0); open >= 0; ) {
    const close = closingDollar(text, open + 1);
    // then there is none for any later one either
    if (close < 0) break;
    if (close > open + 1) {
      if (open > end) pieces.push({ kind: 'text', text: unescapeDollars(text.slice(end, open)) });
      pieces.push({ kind: 'math', text: text.slice(open + 1, close) });
      end = close + 1;
    }
    // of two dollars side by side the second may begin a formula
    open = close > open + 1 ? openingDollar(text, close + 1) : close;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: unescapeDollars(text.slice(end)) });
  return pieces;
}

/** The next dollar that no backslash stands before; −1 where there is none. */
function openingDollar(text: string, from: number): number {
  let at = text.indexOf('$', from);
  while (at > 0 && text[at - 1] === '\\') at = text.indexOf('$', at + 1);
  return at;
}

/** The next dollar of a formula, whose backslashes belong to what stands behind them; −1 where there is none. */
function closingDollar(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '$') return at;
  }
  return -1;
}

const unescapeDollars = (text: string): string => text.replaceAll('\\$', '$');

/** Environments of amsmath that may stand in a formula; `\end{document}` is none of them. */
const ENVIRONMENTS = ['aligned', 'gathered', 'split', 'cases', 'array', 'smallmatrix'].concat(
  ['', 'p', 'b', 'B', 'v', 'V'].map((kind) => `${kind}matrix`),
);

/** Commands that program TeX, read files or leave the formula; formulas need none of them. */
const PROGRAMMING =
  /\\(?:@\w*|expandafter|scantokens|loop|repeat|makeat\w+|font|every\w+|shipout|output|jobname|bibliography\w*|\w*IfFileExists|lowercase|uppercase|futurelet|global|long|outer|par|hbox|vbox|vfill|newpage|clearpage|item|section\w*|chapter|tableofcontents|label|ref|cite|bibitem|message|errmessage|typeout|pdf\w+|the|number|romannumeral|csname|endcsname|(?:new|renew|provide)\w+|count|dimen|toks|end(?!\{)|begin(?!\{))(?![a-zA-Z])/;

/**
 * A formula, taken through for use between dollars in LaTeX: characters beyond ASCII as commands, comments and parameters
 * made to print. The commands must be in the kernel, amsmath or amssymb; that shows when the document is typeset.
 * @throws ExportError for what could run, read or leave the formula, and for braces that do not match
 */
export function texMath(formula: string): string {
  const problem = mathProblem(formula);
  if (problem !== undefined) {
    throw new ExportError(`the formula "${excerpt(formula)}" ${problem}`, 'Write formulas only.');
  }
  const ascii = mathPieces(formula).map((piece, i, pieces) => mathPiece(piece, pieces[i + 1] ?? '', formula));
  const printed = ascii.join('').replace(/\\[\s\S]|[%#$]/g, (one) => (one.length === 1 ? `\\${one}` : one));
  // an empty line ends a paragraph, which a formula may not hold
  return withoutLineEnds(printed).trim();
}

function mathProblem(formula: string): string | undefined {
  const unsafe = unsafeText(formula)?.message;
  if (unsafe !== undefined) return `is not safe: ${unsafe}`;
  const command = PROGRAMMING.exec(formula);
  if (command !== null) return `has ${command[0]}`;
  // TeX reads ^^5c as a backslash
  if (formula.includes('^^')) return 'has ^^';
  const environment = [...formula.matchAll(/\\(?:begin|end)\{((?:(?!\\begin|\\end)[^}])*)\}/g)].find(
    ([, name]) => !ENVIRONMENTS.includes(name),
  );
  if (environment !== undefined) return `has ${environment[0]}`;
  let depth = 0;
  for (const [one] of formula.matchAll(/\\[\s\S]|[{}]/g)) {
    if (one === '{') depth++;
    if (one === '}') depth--;
    if (depth < 0) break;
  }
  if (depth !== 0) return 'has braces that do not match';
  // two are a line break
  let backslashes = 0;
  while (formula.at(-1 - backslashes) === '\\') backslashes++;
  return backslashes % 2 === 1 ? 'ends with a backslash' : undefined;
}

function mathPiece(piece: string, next: string, formula: string): string {
  if (/^[\n\t\x20-\x7e]$/.test(piece)) return piece;
  const tex = mathCharacter(piece);
  if (tex === undefined) {
    throw new ExportError(`no TeX for ${describeCharacter(piece)} in "${excerpt(formula)}"`, 'Write it as a command.');
  }
  // a command must not run into a letter after it
  return /\\[a-zA-Z]+$/.test(tex) && /^[a-zA-Z]/.test(next) ? `${tex} ` : tex;
}

/** Text with TeX between dollars as LaTeX: the text escaped, the formulas taken through. @throws ExportError */
export function latexWithMath(text: string, escapeText: (text: string) => string): string {
  return splitMath(text)
    .map((piece) => (piece.kind === 'math' ? `$${texMath(piece.text)}$` : escapeText(piece.text)))
    .join('');
}
