import { InputError } from '../errors.js';
import { suggestName } from '../nearestName.js';

/**
 * The parts of `name=value,name=value`; values stay text. `subject` is what errors are about.
 * @throws InputError for a part of another form, an unknown name, or one given twice
 */
export function assignments(subject: string, text: string, known: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const part of text.split(',')) {
    const [name, value, ...more] = part.split('=').map((one) => one.trim());
    requireKnown(subject, name, known);
    if (value === undefined || value === '' || more.length > 0) {
      throw new InputError(subject, part, 'not of the form name=value', `Write ${name}=….`);
    }
    if (values.has(name)) throw new InputError(subject, part, `${name} is given twice`, 'Give it once.');
    values.set(name, value);
  }
  return values;
}

/** @throws InputError with the nearest known name */
export function requireKnown(subject: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) throw new InputError(subject, name, 'no such name', suggestName(name, known));
}

/**
 * The number of a part, in words that name the part.
 * @throws InputError unless it is finite, at most `maximum`, and at least `minimum` (above it where that is excluded)
 */
export function requireWithin(
  subject: string,
  [name, text, value]: readonly [name: string, text: string, value: number],
  minimum: number,
  maximum: number,
  excluded = false,
): number {
  if (Number.isFinite(value) && value <= maximum && (excluded ? value > minimum : value >= minimum)) return value;
  const range = `${excluded ? 'above' : 'of at least'} ${minimum} and at most ${maximum}`;
  throw new InputError(subject, `${name}=${text}`, 'outside the valid range', `Give a number ${range}.`);
}
