import type { TextSpan } from './anchor.js';

/** W3C TextQuoteSelector: the quoted text and, to tell it from equal ones, what stands directly before and after. */
export interface TextQuoteSelector {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** Where a quote stands, or why it does not stand there exactly once. */
export type PinResult =
  | { readonly kind: 'found'; readonly span: TextSpan }
  | { readonly kind: 'problem'; readonly message: string; readonly count: number };

/** A text with every run of blanks and line ends made one, and those at its ends left out. */
export interface FlatText {
  readonly original: string;
  readonly text: string;
}

/** The text as quotes are compared: records and snapshots wrap their lines apart. */
export function flatten(original: string): FlatText {
  return { original, text: original.replace(/\s+/g, ' ').trim() };
}

/** Whether the words stand in the text, whatever the line breaks in either. */
export function holdsWords(flat: FlatText, words: string): boolean {
  return flat.text.includes(flatten(words).text);
}

/** Finds the quote in the text. It must stand there once; `count` says how often it does where that is not so. */
export function locatePin(pin: TextQuoteSelector, text: string | FlatText): PinResult {
  const exact = flatten(pin.exact).text;
  if (exact === '') return problem('the quote is empty', 0);
  const flat = typeof text === 'string' ? flatten(text) : text;
  const starts = new Set<number>();
  for (const [before, after] of joints(pin)) {
    const needle = before + exact + after;
    for (let at = flat.text.indexOf(needle); at >= 0; at = flat.text.indexOf(needle, at + 1)) {
      starts.add(at + before.length);
    }
  }
  if (starts.size === 0) return problem(`the quote "${shorten(exact)}" does not stand in the snapshot`, 0);
  if (starts.size > 1)
    return problem(`the quote "${shorten(exact)}" stands in the snapshot more than once`, starts.size);
  const [first] = starts;
  const [start, last] = originalPositions(flat.original, [first, first + exact.length - 1]);
  return { kind: 'found', span: { start, end: last + 1 } };
}

/** Prefix and suffix with and without a blank at the joint, which YAML drops from the ends of plain scalars. */
function joints(pin: TextQuoteSelector): [before: string, after: string][] {
  const prefix = flatten(pin.prefix ?? '').text;
  const suffix = flatten(pin.suffix ?? '').text;
  const befores = prefix === '' ? [''] : [prefix, `${prefix} `];
  const afters = suffix === '' ? [''] : [suffix, ` ${suffix}`];
  return befores.flatMap((before) => afters.map((after): [string, string] => [before, after]));
}

/** Where ascending positions of the flattened text lie in the original. A run of blanks is where it begins. */
function originalPositions(original: string, positions: readonly number[]): number[] {
  const found: number[] = [];
  let flat = 0;
  for (const run of original.matchAll(/\s+|\S+/g)) {
    const isBlank = run[0].trim() === '';
    if (isBlank && run.index === 0) continue;
    const length = isBlank ? 1 : run[0].length;
    while (found.length < positions.length && positions[found.length] < flat + length) {
      found.push(run.index + positions[found.length] - flat);
    }
    if (found.length === positions.length) break;
    flat += length;
  }
  return found;
}

function shorten(quote: string): string {
  return quote.length > 60 ? `${quote.slice(0, 57)}…` : quote;
}

function problem(message: string, count: number): PinResult {
  return { kind: 'problem', message, count };
}
