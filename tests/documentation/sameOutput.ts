import { expect } from 'vitest';

const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]\d+)?/g;

/**
 * The same words, and the same numbers to 0.2 % or one unit of the last digit printed: what a reader would call the same
 * output. This keeps the pages fresh; the numbers themselves are tested elsewhere. Numerical errors (two digits) only have
 * to be numbers.
 */
export function expectSame(output: string, printed: string): void {
  const shape = (text: string) => text.replace(/ +$/gm, '').replace(NUMBER, '#').replace(/ +/g, ' ');
  expect(shape(output)).toBe(shape(printed));
  const numbers = (text: string) => [...text.matchAll(NUMBER)].map(([number]) => number);
  const expected = numbers(printed);
  numbers(output).forEach((number, i) => {
    if (/^\d\.\de/.test(number)) return;
    const difference = Math.abs(Number(number) - Number(expected[i]));
    const allowed = Math.max(2e-3 * Math.abs(Number(expected[i])), 1.001 * lastDigit(expected[i]));
    expect(difference, `${number} where the page has ${expected[i]}`).toBeLessThanOrEqual(allowed);
  });
}

/** One unit of the last decimal of a printed number; 0 for an integer. */
function lastDigit(number: string): number {
  const [, decimals, exponent = '0'] = /\.(\d+)(?:e([+-]\d+))?$/.exec(number) ?? [];
  return decimals === undefined ? 0 : 10 ** (Number(exponent) - decimals.length);
}
