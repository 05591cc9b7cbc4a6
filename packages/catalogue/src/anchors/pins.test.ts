import { describe, expect, it } from 'vitest';
import { anchorByPin } from './pins.js';

const TEXT = `Title: tridents

- The abstract gives about 25% accuracy after
  three years.
- The body has a 40% baseline and a 25% contour.
`;
const claim = { valueId: 'dune', number: '25', unit: 'percent', words: [] };

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
