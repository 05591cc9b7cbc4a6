import { describe, expect, it } from 'vitest';
import { type AnchorClaim, describeClaim, matchNumber, readClaim } from './claims.js';
import { tokenize } from './tokens.js';

const claim = (number: string, unit?: string, errors?: AnchorClaim['errors']): AnchorClaim => ({
  valueId: 'x',
  number,
  words: [],
  ...(unit === undefined ? {} : { unit }),
  ...(errors === undefined ? {} : { errors }),
});

function match(one: AnchorClaim, text: string) {
  const read = readClaim(one);
  if (typeof read === 'string') throw new Error(read);
  return matchNumber(read, tokenize(text)[0]);
}

describe('a claim', () => {
  it('is described with its own digits', () => {
    expect(describeClaim(claim('37.0', 'events', '12.4'))).toBe('37.0 ± 12.4 events');
    expect(describeClaim(claim('0.72', 'none', { plus: '1.73', minus: '0.72' }))).toBe('0.72 +1.73 −0.72');
  });

  it('that is no number, or has an unknown unit, says so', () => {
    expect(readClaim(claim('about'))).toMatch(/not one number/);
    expect(readClaim(claim('1 and 2'))).toMatch(/not one number/);
    expect(readClaim(claim('1', 'furlong'))).toMatch(/not in the list/);
    expect(readClaim(claim('1', 'GeV', 'small'))).toMatch(/are not numbers/);
  });
});

describe('a token', () => {
  it('matches with its unit before one without', () => {
    expect(match(claim('1.46', 'TeV'), '1460 GeV')).toEqual({ unitRank: 2, errorsMatch: false });
    expect(match(claim('1.46', 'TeV'), '1.46')).toEqual({ unitRank: 1, errorsMatch: false });
    expect(match(claim('95', 'percent'), 'CL = 0.95')).toEqual({ unitRank: 1, errorsMatch: false });
    expect(match(claim('95', 'percent'), '95 GeV')).toBeUndefined();
  });

  it('with other errors does not match, errors in another unit do', () => {
    expect(match(claim('1.58', 'none', '0.64'), '1.58 ± 0.57')).toBeUndefined();
    expect(match(claim('1.58', 'TeV', '0.64'), '(1580 ± 640) GeV')).toEqual({ unitRank: 2, errorsMatch: true });
  });
});
