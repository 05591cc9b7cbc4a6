import { type Decimal, sameNumber, shifted } from './decimal.js';
import type { PrintedErrors } from './numbers.js';
import { type NumericToken, tokenize } from './tokens.js';
import { type PrintedUnit, PURE_NUMBER, parseUnit } from './units.js';

/** A value of a record, as far as its anchor needs it. */
export interface AnchorClaim {
  readonly valueId: string;
  /** As the record prints it: "50", "5.0e1", "0.82 ± 0.28". */
  readonly number: string;
  /** Printed errors where `number` has none: "0.28", or both sides. */
  readonly errors?: string | { readonly plus: string; readonly minus: string };
  /** From the closed list: "GeV", "ab^-1", "percent CL"; empty or left out for a pure number. */
  readonly unit?: string;
  /** "about", where the source does not claim the number exactly. */
  readonly qualifier?: string;
  /** Observable, experiment and claim text: the words that tell this value from others. */
  readonly words: readonly string[];
}

/** A claim whose number, errors and unit have been read. */
export interface ReadClaim {
  readonly value: Decimal;
  readonly errors?: PrintedErrors;
  readonly unit: PrintedUnit;
}

/** How well a token states a claim's number: 2 with its unit, 1 where the text gives no unit. */
export interface NumericMatch {
  readonly unitRank: 1 | 2;
  readonly errorsMatch: boolean;
}

/** Reads number, errors and unit of a claim, or says what is wrong with them. */
export function readClaim(claim: AnchorClaim): ReadClaim | string {
  const token = onlyNumber(claim.number);
  if (token === undefined) return `"${claim.number}" is not one number`;
  const unit = claim.unit === undefined || claim.unit === '' ? (token.unit ?? parseUnit('1')) : parseUnit(claim.unit);
  if (unit === undefined) return `unit "${claim.unit}" is not in the list of units`;
  if (claim.errors === undefined) {
    return token.errors.length > 0
      ? { value: token.value, errors: token.errors[0], unit }
      : { value: token.value, unit };
  }
  const printed = typeof claim.errors === 'string' ? { plus: claim.errors, minus: claim.errors } : claim.errors;
  const plus = onlyNumber(printed.plus)?.value;
  const minus = onlyNumber(printed.minus)?.value;
  if (plus === undefined || minus === undefined) return `errors "${printed.plus}", "${printed.minus}" are not numbers`;
  return {
    value: token.value,
    errors: { plus: { ...plus, negative: false }, minus: { ...minus, negative: false } },
    unit,
  };
}

/** Whether the token states the number of the claim; nothing if value, unit or errors differ. */
export function matchNumber(claim: ReadClaim, token: NumericToken): NumericMatch | undefined {
  const units = token.unit ? [token.unit] : token.inheritedUnit ? [token.inheritedUnit, undefined] : [undefined];
  for (const unit of units) {
    for (const reading of readings(claim.unit, unit)) {
      if (!sameNumber(shifted(token.value, reading.shift), claim.value)) continue;
      const errorsMatch = compareErrors(claim, token, reading.shift);
      if (errorsMatch !== undefined) return { unitRank: reading.unitRank, errorsMatch };
    }
  }
  return undefined;
}

/** The claim's quantity with its own digits, for messages: "1.46 TeV", "0.82 ± 0.28". */
export function describeClaim({ number, errors, unit }: AnchorClaim): string {
  const range =
    errors === undefined ? '' : typeof errors === 'string' ? ` ± ${errors}` : ` +${errors.plus} −${errors.minus}`;
  const suffix = unit === undefined || PURE_NUMBER.test(unit.trim()) ? '' : ` ${unit}`;
  return `${number}${range}${suffix}`;
}

interface Reading {
  readonly shift: number;
  readonly unitRank: 1 | 2;
}

/** Powers of ten by which a token's number may be read in the claim's unit. */
function readings(wanted: PrintedUnit, found: PrintedUnit | undefined): Reading[] {
  const isPure = wanted.dimension === '' && wanted.exponent === 0;
  // "240 events …, a year": a counted noun far from its rate is no unit of another kind.
  const isCount = found?.dimension === '' && found.exponent === 0 && !isPure;
  if (found !== undefined && !isCount) {
    return found.dimension === wanted.dimension ? [{ shift: found.exponent - wanted.exponent, unitRank: 2 }] : [];
  }
  if (isPure) return [{ shift: 0, unitRank: 2 }];
  // A power of ten is no unit that a text could leave out, so its full number counts as stated.
  if (wanted.printed.startsWith('1e'))
    return [
      { shift: -wanted.exponent, unitRank: 2 },
      { shift: 0, unitRank: 1 },
    ];
  // Without a unit in the text: the same digits; for a percentage also the fraction (0.95 for 95 %).
  const same: Reading = { shift: 0, unitRank: 1 };
  return wanted.dimension === '' ? [same, { shift: -wanted.exponent, unitRank: 1 }] : [same];
}

/**
 * True if the printed errors are the claim's, false if one of the two has none, nothing if they differ: 1.58 ± 0.57 is
 * not 1.58 ± 0.64. Only the first source of error is compared, for a record holds one.
 */
function compareErrors(claim: ReadClaim, token: NumericToken, shift: number): boolean | undefined {
  if (claim.errors === undefined || token.errors.length === 0) return false;
  const [printed] = token.errors;
  const same =
    sameNumber(shifted(printed.plus, shift), claim.errors.plus) &&
    sameNumber(shifted(printed.minus, shift), claim.errors.minus);
  return same ? true : undefined;
}

/** Numbers read before: a catalogue prints the same few thousand numbers again and again. */
const numbersRead = new Map<string, NumericToken | undefined>();
const MOST_NUMBERS_KEPT = 10_000;

function onlyNumber(printed: string): NumericToken | undefined {
  if (numbersRead.has(printed)) return numbersRead.get(printed);
  const tokens = tokenize(printed.trim());
  // Digits that a text would exclude ("1406.2332") are a number where a record says so.
  const token = tokens.length === 1 && tokens[0].excluded !== 'word or symbol' ? tokens[0] : undefined;
  if (numbersRead.size >= MOST_NUMBERS_KEPT) numbersRead.clear();
  numbersRead.set(printed, token);
  return token;
}
