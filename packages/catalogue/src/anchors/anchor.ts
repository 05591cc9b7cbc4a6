import { type AnchorClaim, describeClaim, matchNumber, type ReadClaim, readClaim } from './claims.js';
import { headerLines } from './exclusions.js';
import { clauseAround, contentWords, type Sentence, sentencesOf } from './sentences.js';
import { lineStartsOf, type NumericToken, tokenize } from './tokens.js';

/** Whether the place of a value in its snapshot was found. */
export type AnchorStatus = 'RESOLVED' | 'AMBIGUOUS' | 'UNRESOLVED';

/** Characters of the snapshot, counted in UTF-16 units; `end` is exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A line of a snapshot, counted from 1. */
export interface ContextLine {
  readonly line: number;
  readonly text: string;
}

/** A place of the snapshot that states the number of the claim. */
export interface AnchorCandidate {
  readonly span: TextSpan;
  /** First and last line, from 1. */
  readonly lines: readonly [first: number, last: number];
  readonly printed: string;
  readonly score: number;
  /** Words of the claim that stand in the sentence, in alphabetical order. */
  readonly words: readonly string[];
}

/** Where a value stands in its snapshot. Span, lines and context are of the best candidate. */
export interface Anchor {
  readonly valueId: string;
  readonly status: AnchorStatus;
  readonly reason: string;
  /** Score of the best candidate above the second; null where there is no second. */
  readonly margin: number | null;
  readonly span?: TextSpan;
  readonly lines?: readonly [first: number, last: number];
  readonly context: readonly ContextLine[];
  /** Best first; equal scores in the order of the text. */
  readonly candidates: readonly AnchorCandidate[];
}

/** A snapshot read once, to anchor any number of values in it. */
export interface PreparedSnapshot {
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly tokens: readonly NumericToken[];
  readonly sentences: readonly Sentence[];
  /** In how many sentences each word stands. */
  readonly sentencesWith: ReadonlyMap<string, number>;
}

// Scores are sums of a few fractions; differences below this are rounding, not evidence.
const ZERO_MARGIN = 1e-9;
// A word elsewhere in the sentence says less about the number than one in its own clause.
const OUTSIDE_CLAUSE = 0.5;
// "about" before the number, where the claim says so too, counts as much as a word elsewhere in the sentence.
const SAME_QUALIFIER = 0.5;
const CONTEXT_LINES = 3;

/** Reads the snapshot: tokens, sentences and the frequency of words; time linear in its length. */
function prepareSnapshot(text: string): PreparedSnapshot {
  const lineStarts = lineStartsOf(text);
  const tokens = tokenize(text, lineStarts);
  const sentences = sentencesOf(text, tokens, headerLines(text, lineStarts));
  const sentencesWith = countWords(sentences.map((sentence) => sentence.words));
  return { text, lineStarts, tokens, sentences, sentencesWith };
}

/**
 * Anchors the values that share a snapshot. Words that all of them use (the experiment, say) distinguish none of them
 * and weigh less.
 */
export function anchorValues(claims: readonly AnchorClaim[], snapshotText: string): Anchor[] {
  const snapshot = prepareSnapshot(snapshotText);
  const wordsOf = claims.map((claim) => contentWords(claim.words.join(' ')));
  const claimsWith = countWords(wordsOf);
  return claims.map((claim, i) => {
    const read = readClaim(claim);
    if (typeof read === 'string') return unresolved(claim.valueId, read);
    // A word is worth less the more claims share it and the more sentences hold it.
    const weights = new Map(
      [...wordsOf[i]].map((w) => [w, 1 / ((claimsWith.get(w) ?? 1) * (snapshot.sentencesWith.get(w) ?? 1))]),
    );
    return anchorIn(snapshot, claim, read, weights);
  });
}

/** Candidate for a token of the snapshot, scored by the words of its sentence. */
function candidateAt(
  snapshot: PreparedSnapshot,
  token: NumericToken,
  claim: AnchorClaim,
  weights: ReadonlyMap<string, number>,
): AnchorCandidate {
  const { text } = snapshot;
  const sentence = sentenceAt(snapshot.sentences, token.start);
  const clause = clauseAround(text, sentence, token);
  let score = claim.qualifier !== undefined && token.approximate ? SAME_QUALIFIER : 0;
  const words: string[] = [];
  for (const [word, weight] of weights) {
    if (!sentence.words.has(word)) continue;
    words.push(word);
    score += clause.has(word) ? weight : OUTSIDE_CLAUSE * weight;
  }
  const span = { start: token.start, end: token.end };
  const lines = linesOf(snapshot, span);
  return { span, lines, printed: text.slice(span.start, span.end), score, words: words.sort() };
}

/** First and last line of a span, from 1. */
function linesOf(snapshot: PreparedSnapshot, span: TextSpan): [number, number] {
  const { lineStarts } = snapshot;
  const lineAt = (position: number) => lastNotAfter(lineStarts.length, (i) => lineStarts[i], position) + 1;
  return [lineAt(span.start), lineAt(span.end - 1)];
}

/** The lines of a span and three around them. */
function contextOf(snapshot: PreparedSnapshot, lines: readonly [number, number]): ContextLine[] {
  const { text, lineStarts } = snapshot;
  const context: ContextLine[] = [];
  const last = Math.min(lineStarts.length, lines[1] + CONTEXT_LINES);
  for (let line = Math.max(1, lines[0] - CONTEXT_LINES); line <= last; line++) {
    const content = text.slice(lineStarts[line - 1], lineStarts[line] ?? text.length).replace(/\r?\n$/, '');
    context.push({ line, text: content });
  }
  return context;
}

/** An anchor without a place. */
export function unresolved(valueId: string, reason: string): Anchor {
  return { valueId, status: 'UNRESOLVED', reason, margin: null, context: [], candidates: [] };
}

function anchorIn(
  snapshot: PreparedSnapshot,
  claim: AnchorClaim,
  read: ReadClaim,
  weights: ReadonlyMap<string, number>,
): Anchor {
  const matches = snapshot.tokens.flatMap((token) => {
    const match = token.excluded === undefined ? matchNumber(read, token) : undefined;
    return match ? [{ token, rank: 2 * match.unitRank + (match.errorsMatch ? 1 : 0), unitRank: match.unitRank }] : [];
  });
  if (matches.length === 0) return unresolved(claim.valueId, whyNothing(snapshot, claim, read));
  // The number comes first: words decide only between places that state it equally well.
  const rank = matches.reduce((best, match) => Math.max(best, match.rank), 0);
  const candidates = matches
    .filter((match) => match.rank === rank)
    .map((match) => candidateAt(snapshot, match.token, claim, weights))
    .sort((a, b) => b.score - a.score || a.span.start - b.span.start);
  const [best, second] = candidates;
  const margin = second === undefined ? null : best.score - second.score;
  const hasUnit = matches.find((match) => match.rank === rank)?.unitRank === 2;
  const isBare = !hasUnit || (read.errors === undefined && read.unit.dimension === '' && read.unit.exponent === 0);
  const { status, reason } = judge(candidates, margin, describeClaim(claim), {
    hasUnit,
    isBare,
    hasWords: weights.size > 0,
  });
  const context = contextOf(snapshot, best.lines);
  return { valueId: claim.valueId, status, reason, margin, span: best.span, lines: best.lines, context, candidates };
}

function judge(
  candidates: readonly AnchorCandidate[],
  margin: number | null,
  quantity: string,
  { hasUnit, isBare, hasWords }: { hasUnit: boolean; isBare: boolean; hasWords: boolean },
): { status: AnchorStatus; reason: string } {
  const [best] = candidates;
  const unitNote = hasUnit ? '' : ', where the text gives no unit';
  if (margin !== null && margin <= ZERO_MARGIN) {
    const places = candidates
      .filter((one) => best.score - one.score <= ZERO_MARGIN)
      .map((one) => `line ${one.lines[0]}`);
    return {
      status: 'AMBIGUOUS',
      reason: `${quantity} stands in ${places.join(', ')} with equal word evidence${unitNote}`,
    };
  }
  if (margin === null && isBare && hasWords && best.score === 0) {
    // A bare "3" may count anything; a unit or an error would speak for itself.
    return {
      status: 'AMBIGUOUS',
      reason: `${quantity} stands once, but no word of the claim is in its sentence${unitNote}`,
    };
  }
  const evidence = best.words.length > 0 ? `by ${best.words.join(', ')}` : 'by number and unit';
  const rivals = margin === null ? 'the only match' : `best of ${candidates.length}, ${evidence}`;
  return { status: 'RESOLVED', reason: `${quantity} in line ${best.lines[0]}: ${rivals}${unitNote}` };
}

/** Says where the digits do stand, if anywhere: inside an identifier, with another unit, with other errors. */
function whyNothing(snapshot: PreparedSnapshot, claim: AnchorClaim, read: ReadClaim): string {
  const quantity = describeClaim(claim);
  const excluded = snapshot.tokens.find((token) => token.excluded !== undefined && matchNumber(read, token));
  if (excluded) {
    const [line] = linesOf(snapshot, excluded);
    return `${quantity} stands only in a ${excluded.excluded} (line ${line}), which states no quantity`;
  }
  const digits = snapshot.tokens.find(
    (token) =>
      token.excluded === undefined &&
      token.value.digits === read.value.digits &&
      token.value.negative === read.value.negative,
  );
  if (digits === undefined) return `${quantity} does not stand in the snapshot`;
  const [line] = linesOf(snapshot, digits);
  const printed = snapshot.text.slice(digits.start, digits.end).replace(/\s+/g, ' ');
  return `${quantity} does not stand in the snapshot; line ${line} has ${printed}`;
}

function countWords(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sentenceAt(sentences: readonly Sentence[], position: number): Sentence {
  return sentences[lastNotAfter(sentences.length, (i) => sentences[i].start, position)];
}

/** Index of the last of `count` ascending starts that is not after `position`. */
function lastNotAfter(count: number, startOf: (index: number) => number, position: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(middle) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
