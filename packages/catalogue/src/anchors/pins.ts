import { type Anchor, contextOf, linesOf, prepareSnapshot, type TextSpan, unresolved } from './anchor.js';
import { type AnchorClaim, describeClaim, matchNumber, readClaim } from './claims.js';

/** W3C TextQuoteSelector: the quoted text and, to tell it from equal ones, what stands directly before and after. */
export interface TextQuoteSelector {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

export type PinResult =
  | { readonly kind: 'found'; readonly span: TextSpan }
  | { readonly kind: 'problem'; readonly message: string };

/** Finds the quote in the text. Any run of blanks and line ends equals any other, for records and snapshots wrap apart. */
export function locatePin(pin: TextQuoteSelector, text: string): PinResult {
  const exact = flatten(pin.exact).text;
  if (exact === '') return problem('the quote is empty');
  const flat = flatten(text);
  const starts = new Set<number>();
  for (const [before, after] of joints(pin)) {
    const needle = before + exact + after;
    // Two places settle that the quote is not unique; more need not be counted.
    for (let at = flat.text.indexOf(needle); at >= 0 && starts.size < 2; at = flat.text.indexOf(needle, at + 1)) {
      starts.add(at + before.length);
    }
  }
  if (starts.size === 0) return problem(`the quote "${shorten(exact)}" does not stand in the snapshot`);
  if (starts.size > 1) return problem(`the quote "${shorten(exact)}" stands in the snapshot more than once`);
  const [first] = starts;
  const last = first + exact.length - 1;
  return { kind: 'found', span: { start: flat.positions[first], end: flat.positions[last] + 1 } };
}

/** Anchor by a verified quote. The quote must hold the claim's number exactly once, with its unit where it is given. */
export function anchorByPin(claim: AnchorClaim, pin: TextQuoteSelector, snapshotText: string): Anchor {
  const read = readClaim(claim);
  if (typeof read === 'string') return unresolved(claim.valueId, read);
  const located = locatePin(pin, snapshotText);
  if (located.kind === 'problem') return unresolved(claim.valueId, `pin refused: ${located.message}`);
  const snapshot = prepareSnapshot(snapshotText);
  const inside = snapshot.tokens.filter(
    (token) =>
      token.excluded === undefined &&
      token.start >= located.span.start &&
      token.end <= located.span.end &&
      matchNumber(read, token) !== undefined,
  );
  if (inside.length !== 1) {
    const count = inside.length === 0 ? 'does not contain' : `contains ${inside.length} times`;
    return unresolved(claim.valueId, `pin refused: the quote ${count} ${describeClaim(claim)}`);
  }
  const span = { start: inside[0].start, end: inside[0].end };
  const lines = linesOf(snapshot, span);
  const printed = snapshotText.slice(span.start, span.end);
  return {
    valueId: claim.valueId,
    status: 'RESOLVED',
    reason: `${describeClaim(claim)} in line ${lines[0]}: pinned by a quote that stands there once`,
    margin: null,
    span,
    lines,
    context: contextOf(snapshot, lines),
    candidates: [{ span, lines, printed, score: 0, words: [] }],
  };
}

/** Prefix and suffix with and without a blank at the joint, which YAML drops from the ends of plain scalars. */
function joints(pin: TextQuoteSelector): [before: string, after: string][] {
  const prefix = flatten(pin.prefix ?? '').text;
  const suffix = flatten(pin.suffix ?? '').text;
  const befores = prefix === '' ? [''] : [prefix, `${prefix} `];
  const afters = suffix === '' ? [''] : [suffix, ` ${suffix}`];
  return befores.flatMap((before) => afters.map((after): [string, string] => [before, after]));
}

/** The text with runs of blanks made one, and for every character its position in the original. */
function flatten(text: string): { text: string; positions: number[] } {
  const characters: string[] = [];
  const positions: number[] = [];
  for (const run of text.matchAll(/\s+|\S+/g)) {
    const isBlank = run[0].trim() === '';
    const atEnd = run.index === 0 || run.index + run[0].length === text.length;
    if (isBlank && atEnd) continue;
    characters.push(isBlank ? ' ' : run[0]);
    for (let i = 0; i < (isBlank ? 1 : run[0].length); i++) positions.push(run.index + i);
  }
  return { text: characters.join(''), positions };
}

function shorten(quote: string): string {
  return quote.length > 60 ? `${quote.slice(0, 57)}…` : quote;
}

function problem(message: string): PinResult {
  return { kind: 'problem', message };
}
