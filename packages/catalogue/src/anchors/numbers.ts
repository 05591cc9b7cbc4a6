import { type Decimal, decimal, shifted } from './decimal.js';
import { FILLER } from './units.js';

/** Uncertainty of a printed number; both parts are magnitudes. */
export interface PrintedErrors {
  readonly plus: Decimal;
  readonly minus: Decimal;
}

/** A number without what follows it; `error` from digits in brackets ("0.82(28)"). */
export interface NumberReading {
  readonly value: Decimal;
  readonly negative: boolean;
  readonly error?: Decimal;
  readonly end: number;
  /** End of the digits alone, for digits that turn out to be part of a word. */
  readonly digitsEnd: number;
}

const THIN = String.raw`(?:[\u2009\u202f\u00a0,']|\\,|\{,\})`;
const LINE_BREAK = String.raw`\r?\n[ \t]{0,12}`;
const MANTISSA = new RegExp(
  [
    // Groups of three, by thin spaces or commas, by blanks, by line ends (from three groups on). Joining is the careful
    // reading: the 460 of "1 460 GeV" must never be taken for a whole number.
    String.raw`(\d{1,3}(?:${THIN}\d{3})+(?![\d])(?:\.\d+)?)`,
    String.raw`(\d{1,3}(?:(?: |${LINE_BREAK})\d{3}){2,}(?!\d)(?:\.\d+)?)`,
    String.raw`((?!0)\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?)`,
    // A decimal number broken after its point. Years are left out: "in 2014.\n17 events" is two sentences. All
    // else is joined, for the same reason as above.
    String.raw`((?!(?:19|20)\d\d\.)\d+\.(?:${LINE_BREAK})\d+)`,
    String.raw`(\d+(?:\.\d+)?|\.\d+)`,
  ].join('|'),
  'y',
);
const BRACKETED = /\s?\((\d{1,3}|\d{1,6}\.\d{1,6})\)(?=[eE][-+−\d]|[^\p{L}\d]|$)/uy;
const E_NOTATION = /[eE]([-+−–]?\d{1,3})(?![\p{L}\d])/uy;
const POWER_OF_TEN = new RegExp(
  String.raw`${FILLER}(?:×|x|·|\*|\\times(?![A-Za-z])|\\cdot(?![A-Za-z]))${FILLER}10(?:(?:\^|\*\*)\s?\{?\s?([-+−–]?\d{1,3})\s?\}?|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))`,
  'y',
);
const BARE_POWER = /(?:\^\s?\{?\s?([-+−–]?\d{1,3})\s?\}?|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))/y;
const SYMMETRIC = new RegExp(String.raw`${FILLER}(?:±|\+/[-−–]|\+[-−]|\\pm(?![A-Za-z]))${FILLER}\{?(?=[\d.])`, 'y');
const LABEL = new RegExp(
  String.raw`${FILLER}[_^]?[({]?(?:\\(?:mathrm|text|rm)\s?\{)?(?:stat|syst?)\.?\}?[)}]{0,2}`,
  'y',
);
const PLUS = new RegExp(String.raw`${FILLER}\(?\^?\{?\s?\+\s?(?=[\d.])`, 'y');
const MINUS = new RegExp(String.raw`\}?${FILLER}[/,]?${FILLER}_?\{?\s?[-−–]\s?(?=[\d.])`, 'y');
const MINUS_FIRST = new RegExp(String.raw`${FILLER}_\{?\s?[-−–]\s?(?=[\d.])`, 'y');
const PLUS_SECOND = new RegExp(String.raw`\}?${FILLER}\^\{?\s?\+\s?(?=[\d.])`, 'y');

/** Reads digits, the sign before them, an error in brackets and a power of ten. */
export function readNumber(text: string, from: number): NumberReading | undefined {
  const match = at(MANTISSA, text, from);
  if (match === null) return undefined;
  const digitsEnd = MANTISSA.lastIndex;
  const plain = match[0].replace(/[^\d.]/g, '');
  const negative = hasSign(text, from);
  const bare = plain === '10' ? at(BARE_POWER, text, digitsEnd) : null;
  if (bare) {
    return { value: decimal('1', exponentOf(bare), negative), negative, end: BARE_POWER.lastIndex, digitsEnd };
  }
  const bracket = at(BRACKETED, text, digitsEnd);
  const power = readExponent(text, bracket ? BRACKETED.lastIndex : digitsEnd);
  const value = decimal(plain, power.exponent, negative);
  if (bracket === null) return { value, negative, end: power.end, digitsEnd };
  // "0.82(28)" gives the error in the last digits, "71.5(14.5)" in full.
  const places = bracket[1].includes('.') ? 0 : (plain.split('.')[1]?.length ?? 0);
  return { value, negative, error: decimal(bracket[1], power.exponent - places), end: power.end, digitsEnd };
}

/** Power of ten that follows: e1, × 10^1, \times10^{1}, ×10¹; exponent 0 where there is none. */
export function readExponent(text: string, from: number): { exponent: number; end: number } {
  for (const pattern of [E_NOTATION, POWER_OF_TEN]) {
    const match = at(pattern, text, from);
    if (match) return { exponent: exponentOf(match), end: pattern.lastIndex };
  }
  return { exponent: 0, end: from };
}

/** Uncertainties that follow: ± 0.64, +/- 0.28, +1.73 -0.72, ^{+1.73}_{-0.72}; at most three sources of error. */
export function readErrors(text: string, from: number): { errors: PrintedErrors[]; end: number } {
  const errors: PrintedErrors[] = [];
  let end = from;
  for (let source = 0; source < 3; source++) {
    const next = readSymmetric(text, end) ?? readPair(text, end, PLUS, MINUS) ?? readLowerFirst(text, end);
    if (next === undefined) break;
    errors.push(next.errors);
    end = at(LABEL, text, next.end) ? LABEL.lastIndex : next.end;
  }
  return { errors, end };
}

type ErrorReading = { errors: PrintedErrors; end: number } | undefined;

function readSymmetric(text: string, from: number): ErrorReading {
  if (at(SYMMETRIC, text, from) === null) return undefined;
  const error = readNumber(text, SYMMETRIC.lastIndex);
  return error && { errors: { plus: magnitude(error.value), minus: magnitude(error.value) }, end: error.end };
}

function readPair(text: string, from: number, first: RegExp, second: RegExp): ErrorReading {
  if (at(first, text, from) === null) return undefined;
  const plus = readNumber(text, first.lastIndex);
  if (plus === undefined || at(second, text, plus.end) === null) return undefined;
  const minus = readNumber(text, second.lastIndex);
  if (minus === undefined) return undefined;
  // A brace or bracket opened before the errors is closed after them.
  const end = minus.end + (/^[)}]/.test(text.slice(minus.end, minus.end + 1)) ? 1 : 0);
  return { errors: { plus: magnitude(plus.value), minus: magnitude(minus.value) }, end };
}

function readLowerFirst(text: string, from: number): ErrorReading {
  const pair = readPair(text, from, MINUS_FIRST, PLUS_SECOND);
  return pair && { errors: { plus: pair.errors.minus, minus: pair.errors.plus }, end: pair.end };
}

/** A sign touches its digits and follows a blank, a bracket or an operator; between numbers a dash makes a range. */
function hasSign(text: string, from: number): boolean {
  if (!/[-−–]/.test(text.charAt(from - 1))) return false;
  const before = text.slice(Math.max(0, from - 5), from - 1);
  if (text[from - 1] === '–' && /\d\s+$/.test(before)) return false;
  return !/[\p{L}\d)\]}.'%-]$/u.test(before);
}

function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function magnitude(value: Decimal): Decimal {
  return { ...shifted(value, 0), negative: false };
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function exponentOf(match: RegExpExecArray): number {
  const printed = match[1] ?? match[2];
  const plain = printed.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)));
  return Number(plain.replace(/[−–⁻]/, '-').replace(/[+⁺]/, ''));
}
