import { ExportError, excerpt } from './exportError.js';
import { SUBSCRIPTS, SUPERSCRIPTS } from './latexCharacters.js';
import { COMBINING_MARKS, COMMAND_CHARACTERS, isRelation } from './plainCharacters.js';
import { splitMath } from './texMath.js';

/** How raised and lowered parts are written: `plain` with Unicode and `_SM`; `csl` with the markup of CSL-JSON. */
export type PlainStyle = 'plain' | 'csl';

/**
 * Text with TeX between dollars as Unicode: `$\sigma/\sigma_\mathrm{SM}$` becomes σ/σ_SM. Meant for readers, not to be turned
 * back; a command without a character is written as its name.
 */
export function plainText(text: string, style: PlainStyle = 'plain'): string {
  return splitMath(text)
    .map((piece) => (piece.kind === 'math' ? plainMath(piece.text, style) : piece.text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** One formula as Unicode. */
export function plainMath(formula: string, style: PlainStyle = 'plain'): string {
  const reader = new FormulaReader(formula, style);
  return reader.sequence().replace(/\s+/g, ' ').trim();
}

const TOKEN = /\\[a-zA-Z]+\s*|\\[\s\S]|[\s\S]/gu;

/** Groups and arguments inside each other; deeper ones would exhaust the stack. */
const MAXIMUM_DEPTH = 100;
/** Letters of a lowered name that are looked at to tell whether it runs on. */
const NAME_LETTERS = 200;

class FormulaReader {
  readonly #tokens: readonly string[];
  readonly #style: PlainStyle;
  #position = 0;
  #depth = 0;

  constructor(formula: string, style: PlainStyle) {
    this.#tokens = formula.match(TOKEN) ?? [];
    this.#style = style;
  }

  /** Everything up to the brace that closes this group. */
  sequence(): string {
    const parts: string[] = [];
    let end = '';
    while (this.#position < this.#tokens.length && this.#tokens[this.#position] !== '}') {
      const part = this.#part();
      // x_SM N, not x_SMN
      const runsOn = this.#style === 'plain' && /_\p{L}[\p{L}\p{N}′]*$/u.test(end) && /^[\p{L}\p{N}]/u.test(part);
      const added = runsOn ? ` ${part}` : part;
      parts.push(added);
      end = (end + added).slice(-NAME_LETTERS);
    }
    return parts.join('');
  }

  /** A group or a single token, as the argument of what stands before it. */
  #argument(): string {
    while (/^\s$/.test(this.#tokens[this.#position] ?? '')) this.#position++;
    return this.#position < this.#tokens.length ? this.#part() : '';
  }

  #part(): string {
    if (this.#depth === MAXIMUM_DEPTH) {
      const formula = excerpt(this.#tokens.join(''));
      throw new ExportError(`the formula "${formula}" is nested too deeply`, 'Write it with fewer groups.');
    }
    this.#depth++;
    const text = this.#partText();
    this.#depth--;
    return text;
  }

  #partText(): string {
    const token = this.#tokens[this.#position++];
    if (token === '{') {
      const text = this.sequence();
      this.#position++;
      return text;
    }
    if (token === '}') return '';
    if (token === '^' || token === '_') {
      const argument = this.#argument();
      return ended((token === '^' ? raised : lowered)(argument.trim(), this.#style), argument);
    }
    if (token.startsWith('\\')) return this.#command(token.slice(1).trimEnd(), /\s$/.test(token));
    return isRelation(token) ? ` ${token} ` : (COMMAND_CHARACTERS[token] ?? token);
  }

  #command(name: string, spaced: boolean): string {
    if (/^[td]?frac$/.test(name)) return `${bracketed(this.#argument())}/${bracketed(this.#argument())}`;
    if (name === 'sqrt') return `√${bracketed(this.#argument())}`;
    const mark = COMBINING_MARKS[name];
    if (mark !== undefined) return this.#argument().replace(/^(\p{L})|^/u, (letter) => letter + (letter ? mark : ''));
    if (/^(?:text|math|operatorname)[a-z]*$/.test(name)) return this.#argument();
    const text = COMMAND_CHARACTERS[`\\${name}`] ?? name;
    if (isRelation(text)) return ` ${text} `;
    // the blank after a command ends its name; a reader takes it for a space all the same: ν_μ N
    return spaced && !/^[⟨(]?$/.test(text) ? `${text} ` : text;
  }
}

const inverse = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).map(([shifted, plain]) => [plain, shifted]));
const RAISED = new Map([...inverse(SUPERSCRIPTS), ['−', '⁻']]);
const LOWERED = new Map([...inverse(SUBSCRIPTS), ['−', '₋']]);

/** `text` as its argument ended: the blank after the command in `_\mu N` separates what follows. */
const ended = (text: string, argument: string): string => (argument.endsWith(' ') ? `${text} ` : text);

function raised(text: string, style: PlainStyle): string {
  if (/^[′°†*]+$/.test(text)) return text;
  if (style === 'csl') return `<sup>${text}</sup>`;
  if (Array.from(text).every((one) => RAISED.has(one))) return Array.from(text, (one) => RAISED.get(one)).join('');
  return `^${bracketed(text)}`;
}

function lowered(text: string, style: PlainStyle): string {
  if (style === 'csl') return `<sub>${text}</sub>`;
  if (Array.from(text).every((one) => LOWERED.has(one))) return Array.from(text, (one) => LOWERED.get(one)).join('');
  return `_${bracketed(text)}`;
}

/** In brackets unless it is one number, word or symbol. */
function bracketed(argument: string): string {
  const text = argument.trim();
  return /^[\p{L}\p{M}\p{N}′∞]*$/u.test(text) ? text : `(${text})`;
}
