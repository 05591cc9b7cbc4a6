import type { RecordAnchor } from '@nereid/catalogue';

/** A piece of a line; the marked one is what the value rests on. */
export interface TextPiece {
  readonly text: string;
  readonly marked: boolean;
}

export interface SourceLine {
  readonly line: number;
  readonly pieces: readonly TextPiece[];
}

const CONTEXT_LINES = 3;

/** The lines a value stands on with three on either side, the exact span marked. Empty for a value without a place. */
export function excerptLines(anchor: RecordAnchor, text: string): SourceLine[] {
  if (anchor.span === undefined || anchor.lines === undefined) return [];
  const [first, last] = anchor.lines;
  return markedLines(text, [anchor.span]).filter(
    ({ line }) => line >= first - CONTEXT_LINES && line <= last + CONTEXT_LINES,
  );
}

/** All lines of a text, cut where marked spans start and end. Spans may touch or overlap. */
export function markedLines(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): SourceLine[] {
  const lines = text.replace(/\n$/, '').split('\n');
  let start = 0;
  return lines.map((content, i) => {
    const end = start + content.length;
    const cuts = spans.flatMap((span) => [span.start, span.end]).filter((cut) => cut > start && cut < end);
    const places = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
    const pieces = places.slice(1).map((to, j) => {
      const from = places[j];
      return { text: text.slice(from, to), marked: spans.some((span) => span.start <= from && to <= span.end) };
    });
    start = end + 1;
    return { line: i + 1, pieces };
  });
}
