/**
 * Exact decimal number: sign × digits × 10^exponent. The digits carry no leading or trailing zero ("0" for zero), so
 * that 50, 50.0 and 5.0e1 are one object and no binary rounding enters a comparison.
 */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** Decimal from plain digits with at most one point ("1460", "0.82", ".5") times 10^`exponent`. */
export function decimal(plain: string, exponent = 0, negative = false): Decimal {
  const [whole, fraction = ''] = plain.split('.');
  const all = whole + fraction;
  let start = 0;
  while (start < all.length && all[start] === '0') start++;
  if (start === all.length) return { negative: false, digits: '0', exponent: 0 };
  let end = all.length;
  while (all[end - 1] === '0') end--;
  return { negative, digits: all.slice(start, end), exponent: exponent - fraction.length + (all.length - end) };
}

/** The number times 10^`exponent`. */
export function shifted(value: Decimal, exponent: number): Decimal {
  return value.digits === '0' ? value : { ...value, exponent: value.exponent + exponent };
}

/** Whether two decimals are the same number. */
export function sameNumber(a: Decimal, b: Decimal): boolean {
  return a.digits === b.digits && a.exponent === b.exponent && a.negative === b.negative;
}
