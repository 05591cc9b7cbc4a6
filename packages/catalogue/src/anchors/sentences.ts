import type { NumericToken } from './tokens.js';

/** A clause of body text: words near a number in its own clause distinguish it better than the rest of the sentence. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly words: ReadonlySet<string>;
}

// Words that any sentence may hold and that tell nothing about a number.
const STOP_WORDS = new Set(
  (
    'a about accordingly after all also an and any are as at be been before both but by can could each either every for from ' +
    'had has have if in into is it its may more most no not of on one only or other our over per she so some such than that ' +
    'the their then there these they this those through to under up upon use using value was we were when where which ' +
    'while who will with within would number result paper say state give'
  ).split(' '),
);
const GREEK: Readonly<Record<string, string>> = { μ: 'mu', µ: 'mu', ν: 'nu', τ: 'tau', σ: 'sigma', γ: 'gamma' };
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|al|cf|vs|etc|ca|Fig|Figs|Eq|Eqs|Ref|Refs|Sec|Tab|No|Dr|Phys|Rev|Lett|Nucl)|\b[A-Z])\.$/;
// Blank lines, bullets and headings end a sentence whatever its punctuation.
const BREAK = /[.!?][)"”’]?(?=\s+[-*•(\p{Lu}\d$\\"“‘√νμ])|\n[ \t]*(?=\r?\n|[-*•][ \t]|\d{1,2}[.)][ \t])/gu;
const CLAUSE = /[;:]\s|,\s|\s(?:and|while|whereas|but|though|although)\s|\s[—–]\s/g;

// Characters; a window keeps a text without punctuation linear in its length.
const LONGEST_CLAUSE = 400;

/** Lower-case words that carry meaning, plural endings removed and Greek letters spelled out. */
export function contentWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const [raw] of text
    .normalize('NFKC')
    .replace(/[μµντσγ]/g, (c) => ` ${GREEK[c]} `)
    .matchAll(/\p{L}[\p{L}\d]*/gu)) {
    const word = stem(raw.toLowerCase());
    if (word.length > 1 && !STOP_WORDS.has(word)) words.add(word);
  }
  return words;
}

/** Sentences of the text between its header lines; a full stop inside a number ends nothing. */
export function sentencesOf(text: string, tokens: readonly NumericToken[], headers: readonly Span[]): Sentence[] {
  const cuts = new Set<number>([0, text.length]);
  for (const { start, end } of headers) cuts.add(start).add(end);
  let next = 0;
  for (const match of text.matchAll(BREAK)) {
    const cut = match.index + match[0].length;
    while (next < tokens.length && tokens[next].end < cut) next++;
    if (next < tokens.length && tokens[next].start < cut - 1 && tokens[next].end > cut) continue;
    if (!ABBREVIATION.test(text.slice(Math.max(0, cut - 6), cut))) cuts.add(cut);
  }
  return spansBetween(
    [...cuts].sort((a, b) => a - b),
    text,
  );
}

/** The clause of `sentence` that holds the span, by commas, conjunctions and dashes around it. */
export function clauseAround(text: string, sentence: Span, span: Span): Set<string> {
  const before = text.slice(Math.max(sentence.start, span.start - LONGEST_CLAUSE), span.start);
  const after = text.slice(span.end, Math.min(sentence.end, span.end + LONGEST_CLAUSE));
  let from = 0;
  for (const match of before.matchAll(CLAUSE)) from = match.index + match[0].length;
  const to = after.search(CLAUSE);
  return contentWords(`${before.slice(from)} ${to < 0 ? after : after.slice(0, to)}`);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansBetween(cuts: readonly number[], text: string): Sentence[] {
  return cuts.slice(1).map((end, i) => ({ start: cuts[i], end, words: contentWords(text.slice(cuts[i], end)) }));
}

/** Singular of regular plurals, and one spelling of "centre"; more would join words that differ. */
function stem(word: string): string {
  if (word === 'centre') return 'center';
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
