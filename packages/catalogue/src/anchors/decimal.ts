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

/** Shortest spelling, for messages: 1460, 0.82, 5e-42. */
export function formatDecimal(value: Decimal): string {
  const { digits, exponent } = value;
  const sign = value.negative ? '-' : '';
  // Beyond these lengths runs of zeros are harder to read than an exponent.
  if (exponent > 6 || exponent + digits.length < -6) return `${sign}${digits}e${exponent}`;
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
