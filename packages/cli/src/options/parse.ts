import { InputError, logarithmicRange, suggestName } from '@nereid/physics';

/** The flag of an option: `--mass-of` of `massOf`. */
export const flagOf = (option: string): string =>
  `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** `Number` would also read 0x10, and nothing at all as 0. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A finite number from a flag's text. @throws InputError naming the flag */
export function parseNumber(flag: string, text: string): number {
  const value = DECIMAL.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new InputError(flag, text, 'not a number', 'Give a finite number, for example 5 or 1e-3.');
}

/**
 * Values of a range flag: one number, a comma-separated list, or `min:max:count`, log-spaced, in equal
 * steps with `:linear` behind it.
 * @throws InputError naming the flag
 */
export function parseRange(flag: string, text: string): Float64Array {
  const example =
    'Write one number, a list 0.01,0.1,1, or min:max:count (log-spaced), for example 0.001:100:200; 1:10:10:linear has equal steps.';
  if (!text.includes(':')) return Float64Array.from(text.split(','), (part) => parseNumber(flag, part));
  const [range, linear] = /:linear$/.test(text) ? [text.slice(0, -':linear'.length), true] : [text, false];
  const parts = range.split(':').map((part) => (DECIMAL.test(part.trim()) ? Number(part) : Number.NaN));
  const [minimum, maximum, count] = parts;
  if (parts.length !== 3 || !(minimum > 0) || !(maximum > minimum) || !Number.isFinite(maximum)) {
    throw new InputError(flag, text, 'not a range', example);
  }
  if (!Number.isInteger(count) || count < 2 || count > 100_000) {
    throw new InputError(flag, text, 'the count is not an integer from 2 to 100000', example);
  }
  if (!linear) return logarithmicRange(minimum, maximum, count);
  const step = (maximum - minimum) / (count - 1);
  return Float64Array.from({ length: count }, (_, i) => (i === count - 1 ? maximum : minimum + i * step));
}

const EXAMPLES: Readonly<Record<string, string>> = {
  '--set': 'mass=0.1',
  '--ew': 'sin2ThetaW=0.23119',
  '--mass-of': 'mu=0.1056583755',
  '--exposure': 'tonnes=50',
  '--cut': 'minimumMuonMomentum=9',
  '--smear': 'muonMomentum=0.05',
};

/** `key=value` flags as a record of numbers. @throws InputError naming the flag */
export function parseKeyValues(flag: string, entries: readonly string[] = []): Record<string, number> {
  // a map, because "constructor" and "__proto__" are keys like any other here
  const values = new Map<string, number>();
  for (const entry of entries) {
    const at = entry.indexOf('=');
    const key = entry.slice(0, Math.max(at, 0)).trim();
    if (key === '') throw new InputError(flag, entry, 'not of the form key=value', `Write ${flag} ${EXAMPLES[flag]}.`);
    if (values.has(key)) throw new InputError(flag, entry, `${key} is given twice`, 'Give it once.');
    values.set(key, parseNumber(`${flag} ${key}`, entry.slice(at + 1)));
  }
  return Object.fromEntries(values);
}

/** An integer within bounds, both included. @throws InputError naming the bounds */
export function parseWholeNumber(
  flag: string,
  text: string,
  minimum: number,
  maximum: number = Number.MAX_SAFE_INTEGER,
): number {
  const value = parseNumber(flag, text);
  if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return value;
  const range = maximum === Number.MAX_SAFE_INTEGER ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
  throw new InputError(flag, text, 'not usable', `Give an integer ${range}.`);
}

/** One of a closed list of names. @throws InputError naming the flag and the nearest known name */
export function parseChoice<T extends string>(flag: string, text: string, known: readonly T[]): T {
  const found = known.find((name) => name === text);
  if (found !== undefined) return found;
  throw new InputError(flag, text, 'not one of the choices', suggestName(text, known));
}

/** Names joined by commas, each once. @throws InputError naming the flag, with `remedy` */
export const parseNames = (flag: string, text: string, remedy?: string): string[] =>
  eachOnce(
    flag,
    text.split(',').map((name) => name.trim()),
    remedy,
  );

/** Names of a closed list joined by commas, each once. @throws InputError naming the flag, with the nearest known name or `remedy` */
export const parseChoices = <T extends string>(flag: string, text: string, known: readonly T[], remedy?: string): T[] =>
  eachOnce(
    flag,
    text.split(',').map((name) => parseChoice(flag, name.trim(), known)),
    remedy,
  );

function eachOnce<T extends string>(flag: string, names: T[], remedy = 'Name each once.'): T[] {
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated === undefined) return names;
  throw new InputError(flag, repeated, 'named twice', remedy);
}

/** What must be given: asked for when a command runs, so that a misspelt flag is reported as unknown rather than as missing. @throws InputError */
export function required(flag: string, value: string | undefined, example: string): string {
  if (value !== undefined) return value;
  throw new InputError(flag, undefined, 'missing', `Give it, for example ${flag} ${example}.`);
}
