import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptLines, markedLines } from './sourceLines.js';

const text = 'first line\nsecond\n\nfourth line\n';
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
/** The lines with marked pieces in brackets. */
const shown = (...spans: { start: number; end: number }[]) =>
  markedLines(text, spans).map(({ pieces }) =>
    pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join(''),
  );

describe('the lines of a text', () => {
  it('have what is marked as pieces of their own', () => {
    expect(shown(span('line'))).toEqual(['first [line]', 'second', '', 'fourth line']);
  });

  it('mark a span that goes over several lines on each of them', () => {
    expect(shown(span('line\nsecond\n\nfourth'))).toEqual(['first [line]', '[second]', '', '[fourth] line']);
  });

  it('mark spans that touch, overlap or contain each other', () => {
    expect(shown({ start: 0, end: 3 }, { start: 3, end: 5 })[0]).toBe('[fir][st] line');
    expect(shown({ start: 0, end: 4 }, { start: 2, end: 7 })[0]).toBe('[fi][rs][t l]ine');
    expect(shown({ start: 0, end: 10 }, { start: 2, end: 4 })[0]).toBe('[fi][rs][t line]');
  });

  it('mark the beginning of the first and the end of the last', () => {
    expect(shown(span('first'), { start: text.length - 5, end: text.length })).toEqual([
      '[first] line',
      'second',
      '',
      'fourth [line]',
    ]);
  });

  it('are numbered from 1; a newline at the end starts no line', () => {
    expect(markedLines(text, []).map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(markedLines('a\nb', []).map(({ line }) => line)).toEqual([1, 2]);
  });

  const texts = fc
    .array(fc.constantFrom('a', 'b', '\n', 'µ', '𝜈', ' '), { maxLength: 40 })
    .map((parts) => parts.join(''));
  const spans = fc.array(fc.tuple(fc.nat(45), fc.nat(20)), { maxLength: 4 });
  const within = (length: number, pairs: [number, number][]) =>
    pairs.map(([start, size]) => ({ start: Math.min(start, length), end: Math.min(start + size, length) }));

  it('give back the text when they are joined', () => {
    fc.assert(
      fc.property(texts, spans, (string, pairs) => {
        const lines = markedLines(string, within(string.length, pairs));
        const joined = lines.map(({ pieces }) => pieces.map((piece) => piece.text).join('')).join('\n');
        expect(joined).toBe(string.replace(/\n$/, ''));
      }),
    );
  });

  it('mark exactly the characters of the spans', () => {
    fc.assert(
      fc.property(texts, spans, (string, pairs) => {
        const places = within(string.length, pairs);
        const marks = markedLines(string, places)
          .map(({ pieces }) => pieces.map((piece) => (piece.marked ? 'x' : '.').repeat(piece.text.length)).join(''))
          .join('\n');
        const expected = [...Array(string.length).keys()].map((i) =>
          string[i] === '\n' ? '\n' : places.some(({ start, end }) => start <= i && i < end) ? 'x' : '.',
        );
        expect(marks).toBe(expected.join('').replace(/\n$/, ''));
      }),
    );
  });
});

describe('the excerpt around a value', () => {
  const long = Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join('\n');
  const anchorOn = (first: number, last = first) => {
    const start = long.indexOf(`line ${first}\n`);
    const end = long.indexOf(`line ${last}\n`) + `line ${last}`.length;
    return { span: { start, end }, lines: [first, last] } as never;
  };
  const numbers = (...lines: [number, number?]) => excerptLines(anchorOn(...lines), long).map(({ line }) => line);

  it('has three lines on either side, fewer at the ends of the text', () => {
    expect(numbers(6)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(numbers(1)).toEqual([1, 2, 3, 4]);
    expect(numbers(10, 11)).toEqual([7, 8, 9, 10, 11, 12]);
  });

  it('is empty for a value that stands nowhere', () => {
    expect(excerptLines({ status: 'UNRESOLVED' } as never, long)).toEqual([]);
  });
});
