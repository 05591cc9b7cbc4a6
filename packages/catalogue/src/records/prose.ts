import type { RecordValue } from './schema.js';
import { UNITS } from './units.js';

/** A reference from a text to a value (`{value:ccfr-ratio}`, `{number:ccfr-ratio}`) or to a paper (`[@CCFR1991]`). */
export interface TextReference {
  readonly kind: 'value' | 'number' | 'citation';
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

// a citation does not hold the beginning of another, which would be followed to the end of the line from each of them
const PATTERN = /\{(value|number):([^{}\n]*)\}|\[@((?:(?!\[@)[^\]\n])*)\]/g;

/** References in a text in order. `[@A; @B]` counts as two with the same span. */
export function textReferences(text: string): TextReference[] {
  if (!text.includes('{') && !text.includes('[@')) return [];
  return [...text.matchAll(PATTERN)].flatMap((match): TextReference[] => {
    const span = { start: match.index, end: match.index + match[0].length };
    if (match[1] !== undefined) return [{ kind: match[1] as 'value' | 'number', target: match[2].trim(), ...span }];
    const keys = match[3].split(';').map((key) => key.trim().replace(/^@/, ''));
    return keys.map((target) => ({ kind: 'citation', target, ...span }));
  });
}

/** Replaces every reference by what `render` makes of it; several citations in one bracket come together. */
export function renderReferences(
  text: string,
  render: { value(id: string): string; number(id: string): string; citation(keys: readonly string[]): string },
): string {
  return text.replace(PATTERN, (_, kind: 'value' | 'number' | undefined, id: string, keys: string) => {
    if (kind !== undefined) return render[kind](id.trim());
    return render.citation(keys.split(';').map((key) => key.trim().replace(/^@/, '')));
  });
}

/** `0.82 ± 0.28`, `about 3 years`, `0.72 +1.73 −0.72`: a value in plain text as the source prints it. */
export function formatValue({ number, error, qualifier, unit }: RecordValue): string {
  const suffix = UNITS[unit].text;
  const words = qualifier === undefined ? '' : `${qualifier} `;
  if (error === undefined) return `${words}${readableNumber(number)}${suffix}`;
  const errors =
    'symmetric' in error
      ? `± ${readableNumber(error.symmetric)}`
      : `+${readableNumber(error.plus)} −${readableNumber(error.minus)}`;
  const bracketed = suffix !== '' && unit !== 'events';
  const body = `${readableNumber(number)} ${errors}`;
  return `${words}${bracketed ? `(${body})` : body}${suffix}`;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A printed number with a true minus sign and its power of ten raised: `1.700e-42` becomes 1.700 × 10⁻⁴², `1e-8` 10⁻⁸. */
export function readableNumber(printed: string): string {
  const [mantissa, exponent] = printed.replace(/^\+/, '').toLowerCase().split('e');
  const signed = mantissa.replace(/^-/, '−');
  if (exponent === undefined) return signed;
  const raised = [...String(Math.abs(Number(exponent)))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  const power = `10${Number(exponent) < 0 ? '⁻' : ''}${raised}`;
  return signed === '1' ? power : `${signed} × ${power}`;
}

/**
 * Numbers written out in a text that should be references: those with a decimal point, and those that are a value of the
 * record (of two digits or more, years aside). Numbers inside identifiers and references do not count.
 */
export function unboundNumbers(text: string, values: readonly RecordValue[]): string[] {
  const printed = new Set(values.filter((value) => /\d.*\d/.test(value.number)).map((value) => value.number));
  const plain = text.replace(PATTERN, ' ').replace(/`[^`\n]*`|\]\((?:(?!\]\()[^)\n])*\)/g, ' ');
  const tokens = [...plain.matchAll(/(?<![\w.:/-])\d+(?:\.\d+)?(?![\w]|\.\d)/g)].map(([token]) => token);
  return tokens.filter((token) => token.includes('.') || printed.has(token));
}
