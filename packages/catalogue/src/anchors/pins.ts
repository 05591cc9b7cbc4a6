import { type Anchor, contextOf, linesOf, prepareSnapshot, unresolved } from './anchor.js';
import { type AnchorClaim, describeClaim, matchNumber, readClaim } from './claims.js';
import { locatePin, type TextQuoteSelector } from './quotes.js';

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
