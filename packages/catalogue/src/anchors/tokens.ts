import { type Decimal, decimal, shifted } from './decimal.js';
import { type ExclusionKind, headerLines, identifiers } from './exclusions.js';
import { type NumberReading, type PrintedErrors, readErrors, readExponent, readNumber } from './numbers.js';
import { FILLER, type PrintedUnit, readUnit } from './units.js';

/** One quantity of a text, with its uncertainty and unit as a whole. Positions count UTF-16 units, ends exclusive. */
export interface NumericToken {
  readonly value: Decimal;
  /** In the order printed (statistical before systematic, usually); empty where none is printed. */
  readonly errors: readonly PrintedErrors[];
  readonly unit?: PrintedUnit;
  /** PrintedUnit of the next number in a range or list: GeV for the 5 of "5–20 GeV". */
  readonly inheritedUnit?: PrintedUnit;
  /** "about", "roughly" and the like stands before the number. */
  readonly approximate: boolean;
  readonly start: number;
  readonly end: number;
  /** Why the digits are no quantity, for those that are none. */
  readonly excluded?: ExclusionKind;
}

/** Positions of the first character of every line. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

const APPROXIMATE =
  /(?:(?:^|[^\p{L}])(?:about|around|roughly|approximately|approx\.?|circa|ca\.|nearly|some|order of)|[≈∼≃]|(?:^|[\s(])~|\\(?:sim|approx|simeq))[\s~$(\u00a0]*$/iu;
const CLOSING = new RegExp(String.raw`${FILLER}\)`, 'y');
const JOINS_LIST = /^[\s~$]*(?:[-–—,]|to|and|or|,\s?and|,\s?or)[\s~$]*$/;
// Words for small counts are numbers only before a unit of the closed list ("three years"); "one" is mostly a pronoun.
const NUMBER_WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const CANDIDATE = new RegExp(String.raw`\d|\.\d|\b(?:${NUMBER_WORDS.join('|')})\b`, 'gi');

/** Every number of the text in order; those inside identifiers and header lines are marked `excluded`. */
export function tokenize(text: string, lineStarts: readonly number[] = lineStartsOf(text)): NumericToken[] {
  const zones = [...headerLines(text, lineStarts), ...identifiers(text)].sort((a, b) => a.start - b.start);
  const tokens: NumericToken[] = [];
  const scan = new RegExp(CANDIDATE);
  let zone = 0;
  // A long identifier may start before a short one and end after it, so the reach so far is kept.
  let reach: { kind: ExclusionKind; end: number } | undefined;
  for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
    while (zone < zones.length && zones[zone].start <= match.index) {
      if (reach === undefined || zones[zone].end > reach.end) reach = zones[zone];
      zone++;
    }
    const token = readToken(text, match.index, match[0]);
    if (token === undefined) continue;
    const inZone = reach !== undefined && match.index < reach.end;
    // Inside an identifier only its digits are taken, so that a quantity right after it is read on its own.
    const end = inZone && reach ? Math.min(token.end, reach.end) : token.end;
    tokens.push(inZone && reach ? { ...token, end, excluded: reach.kind } : token);
    scan.lastIndex = Math.max(end, match.index + 1);
  }
  return withInheritedUnits(text, tokens);
}

/** The quantity that starts at `at`, or nothing where a number word has no unit. */
function readToken(text: string, at: number, found: string): NumericToken | undefined {
  if (!/\d/.test(found)) return readNumberWord(text, at, found);
  const before = text.slice(Math.max(0, at - 24), at);
  // The point of ".5" after a letter or a digit ends a sentence or belongs to a symbol.
  const from = found[0] === '.' && /[\p{L}\d)]$/u.test(before) ? at + 1 : at;
  const number = readNumber(text, from);
  if (number === undefined) return undefined;
  if (isSymbolPart(text.slice(Math.max(0, from - 24), from))) return plainToken(number, from, 'word or symbol');
  const quantity = readQuantity(text, number, before);
  const start = number.negative || /(?:^|[^\p{L}\d])\+$/u.test(before) ? from - 1 : from;
  const approximate = APPROXIMATE.test(text.slice(Math.max(0, start - 24), start));
  const token = { ...quantity, approximate, start };
  // "3D", "4He" and "7-body" are words; a unit, in contrast, has been read with the number.
  const isWord = quantity.unit === undefined && /^(?:\p{L}|_|-\p{L})/u.test(text.slice(quantity.end, quantity.end + 2));
  return isWord ? { ...token, excluded: 'word or symbol' } : token;
}

function readQuantity(text: string, number: NumberReading, before: string) {
  let { end } = number;
  let errors: PrintedErrors[] = number.error ? [{ plus: number.error, minus: number.error }] : [];
  const direct = readErrors(text, end);
  errors.push(...direct.errors);
  end = direct.end;
  let value = number.value;
  // "(1.58 ± 0.64) × 10^3 GeV": what follows the bracket applies to both.
  const closed = /\([\s$~]*[-−–+]?$/.test(before) && errors.length > 0 ? matchEnd(CLOSING, text, end) : undefined;
  if (closed !== undefined) {
    const power = readExponent(text, closed);
    end = power.end;
    value = shifted(value, power.exponent);
    errors = errors.map(({ plus, minus }) => ({
      plus: shifted(plus, power.exponent),
      minus: shifted(minus, power.exponent),
    }));
  }
  const unit = readUnit(text, end);
  if (unit === undefined) return { value, errors, end };
  // "10 GeV ± 2 GeV" repeats the unit after the error.
  const late = errors.length === 0 ? readErrors(text, unit.end) : { errors: [], end: unit.end };
  const repeated = late.errors.length > 0 ? readUnit(text, late.end) : undefined;
  return { value, errors: [...errors, ...late.errors], unit: unit.unit, end: repeated?.end ?? late.end };
}

function readNumberWord(text: string, at: number, word: string): NumericToken | undefined {
  const unit = readUnit(text, at + word.length);
  if (unit === undefined) return undefined;
  const value = decimal(String(NUMBER_WORDS.indexOf(word.toLowerCase()) + 2));
  const approximate = APPROXIMATE.test(text.slice(Math.max(0, at - 24), at));
  return { value, errors: [], unit: unit.unit, approximate, start: at, end: unit.end };
}

function plainToken(number: NumberReading, start: number, excluded: ExclusionKind): NumericToken {
  return { value: number.value, errors: [], approximate: false, start, end: number.digitsEnd, excluded };
}

/**
 * Digits joined to a word ("ptx050", "g-2", "Belle-2"), to an index or to an exponent ("M_{12}", "ab^{-1}").
 * A TeX command before the digits ("\sim25", "\pm3") is no word.
 */
function isSymbolPart(before: string): boolean {
  if (/\\[A-Za-z]+$/.test(before)) return false;
  return /(?:[\p{L}_^]|[_^]\{?[-−+]?|\p{L}[-−])$/u.test(before);
}

function withInheritedUnits(text: string, tokens: NumericToken[]): NumericToken[] {
  for (let i = tokens.length - 2; i >= 0; i--) {
    const unit = tokens[i + 1].unit ?? tokens[i + 1].inheritedUnit;
    if (unit === undefined || tokens[i].unit !== undefined || tokens[i].excluded || tokens[i + 1].excluded) continue;
    const between = text.slice(tokens[i].end, tokens[i + 1].start);
    // The longest joint is ", and " across a line break with its indentation.
    if (between.length <= 24 && JOINS_LIST.test(between)) tokens[i] = { ...tokens[i], inheritedUnit: unit };
  }
  return tokens;
}

function matchEnd(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
