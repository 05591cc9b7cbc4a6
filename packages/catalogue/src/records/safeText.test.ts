import { describe, expect, it } from 'vitest';
import { stringsIn, unsafeText } from './safeText.js';

describe('a text', () => {
  it.each([
    "$m_{Z'} < 400$ MeV and a < b",
    '$\\bar\\nu_\\mu\\gamma^\\alpha P_L\\nu_\\mu$',
    '$\\includes$'.replace('includes', 'int'),
    'See [the paper](https://arxiv.org/abs/1406.2332) and [below](#values).',
    'data: numbers, with a space',
    'Line one\nline two\tand a tab',
  ])('of formulas, links to the web and plain words passes: %s', (text) => {
    expect(unsafeText(text)).toBeUndefined();
  });

  it.each([
    '<b>',
    '</p>',
    '<!-- x -->',
    'JavaScript:alert(1)',
    '[x](//evil.example)',
    '[x](/etc/passwd)',
    '\\write18{ls}',
    '\\catcode`x',
    '\\includegraphics{x}',
    '\u0000',
  ])('that runs, reads or links elsewhere does not: %s', (text) => {
    expect(unsafeText(text)).toBeDefined();
  });

  it('is found wherever it stands in a value', () => {
    expect(stringsIn({ a: ['x', { b: 'y' }], c: 1, d: null })).toEqual([
      [['a', 0], 'x'],
      [['a', 1, 'b'], 'y'],
    ]);
  });
});
