import { describe, expect, it } from 'vitest';
import { flatten, holdsWords, locatePin } from './quotes.js';

const TEXT = `Title: tridents

- The abstract gives about 25% accuracy after
  three years.
- The body has a 40% baseline and a 25% contour.
`;

describe('a quote', () => {
  it('found once gives its span, whatever the line breaks', () => {
    const found = locatePin({ exact: '25% accuracy after three years' }, TEXT);
    expect(found.kind === 'found' && TEXT.slice(found.span.start, found.span.end)).toBe(
      '25% accuracy after\n  three years',
    );
  });

  it('is told from equal ones by prefix and suffix, with or without the blank at the joint', () => {
    for (const pin of [
      { exact: '25%', suffix: ' contour' },
      { exact: '25%', suffix: 'contour' },
      { exact: '25%', prefix: 'and a' },
      { exact: '25%', prefix: 'and a ', suffix: 'contour.' },
    ]) {
      expect(locatePin(pin, TEXT)).toEqual({
        kind: 'found',
        span: { start: TEXT.lastIndexOf('25%'), end: TEXT.lastIndexOf('25%') + 3 },
      });
    }
  });

  it.each([
    [{ exact: '25%' }, /more than once/],
    [{ exact: '26%' }, /does not stand/],
    [{ exact: '25%', prefix: 'baseline' }, /does not stand/],
    [{ exact: '  ' }, /empty/],
  ])('%j is refused', (pin, message) => {
    expect(locatePin(pin, TEXT)).toMatchObject({ kind: 'problem', message: expect.stringMatching(message) });
  });

  it('that stands there several times says how often', () => {
    expect(locatePin({ exact: 'a' }, 'a b a b a')).toMatchObject({ count: 3 });
    expect(locatePin({ exact: 'c' }, 'a b a b a')).toMatchObject({ count: 0 });
  });

  it('keeps its place where blanks open the text', () => {
    const found = locatePin({ exact: 'b c' }, ' \n a\n\nb \n c ');
    expect(found).toEqual({ kind: 'found', span: { start: 6, end: 11 } });
  });
});

describe('words', () => {
  it('are found across line ends', () => {
    expect(holdsWords(flatten(TEXT), 'accuracy\nafter three')).toBe(true);
    expect(holdsWords(flatten(TEXT), 'accuracy before three')).toBe(false);
  });
});
