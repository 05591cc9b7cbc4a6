import { describe, expect, it } from 'vitest';
import { anchorByPin, locatePin } from './pins.js';

const TEXT = `Title: tridents

- The abstract gives about 25% accuracy after
  three years.
- The body has a 40% baseline and a 25% contour.
`;
const claim = { valueId: 'dune', number: '25', unit: 'percent', words: [] };

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
});

describe('an anchor by quote', () => {
  it('marks the number inside the quote', () => {
    const anchor = anchorByPin(claim, { exact: 'a 25% contour' }, TEXT);
    expect(anchor).toMatchObject({ status: 'RESOLVED', lines: [5, 5], span: { start: TEXT.lastIndexOf('25%') } });
  });

  it.each([
    ['does not contain the number', 'about', /does not contain 25 percent/],
    ['holds only half of it', 'a 2', /does not contain/],
    ['holds it twice', '25% accuracy after three years. - The body has a 40% baseline and a 25%', /contains 2 times/],
    ['is not in the text', 'some 25%', /does not stand/],
  ])('is refused where the quote %s', (_, exact, reason) => {
    expect(anchorByPin(claim, { exact }, TEXT)).toMatchObject({
      status: 'UNRESOLVED',
      reason: expect.stringMatching(reason),
    });
  });

  it('is refused where the number stands in an identifier or a header line', () => {
    const text = 'Title: a 25% effect\n\nBody.';
    expect(anchorByPin(claim, { exact: 'a 25% effect' }, text).status).toBe('UNRESOLVED');
  });
});
