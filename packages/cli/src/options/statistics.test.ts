import { describe, expect, it } from 'vitest';
import { parseConfidenceLevel, parseSidedness, statisticsSetting } from './statistics.js';

describe('statisticsSetting', () => {
  it('reads the flags', () => {
    const flags = { cl: '0.9', sided: 'two', statistic: 'measured-interval', errorModel: 'variable-width' };
    expect(statisticsSetting(flags)).toEqual({
      confidenceLevel: 0.9,
      sidedness: 'two-sided',
      statistic: 'measured-interval',
      errorModel: 'variable-width',
    });
  });
});

describe('parseSidedness', () => {
  it('takes the short names and the long ones', () => {
    expect(['one', 'two', 'one-sided', 'two-sided'].map(parseSidedness)).toEqual([
      'one-sided',
      'two-sided',
      'one-sided',
      'two-sided',
    ]);
    expect(() => parseSidedness('both')).toThrow('--sided = "both": not one of the choices. Known: one, two.');
  });
});

describe('parseConfidenceLevel', () => {
  it('takes levels below one half only for intervals', () => {
    expect(parseConfidenceLevel('0.3', 'two-sided')).toBe(0.3);
    expect(() => parseConfidenceLevel('0.5', 'one-sided')).toThrow('--cl = "0.5": not above 0.5');
  });

  it('guesses at per cents', () => {
    expect(() => parseConfidenceLevel('90', 'one-sided')).toThrow('Did you mean 0.9?');
    expect(() => parseConfidenceLevel('-1', 'one-sided')).toThrow('Give a confidence level such as 0.95.');
  });
});
