/**
 * The point in [a, b], a ≤ b, where a function that is monotonic there changes sign, to the last bit: bisection until no
 * double lies between the ends. f may be ±∞ at an end. An end where f is zero is returned as it is.
 * @returns the root, or null when f(a) and f(b) have the same sign (or one of them is NaN).
 */
export function monotoneRoot(f: (x: number) => number, a: number, b: number): number | null {
  const atA = f(a);
  const atB = f(b);
  if (atA === 0) return a;
  if (atB === 0) return b;
  if (!(atA < 0 ? atB > 0 : atB < 0)) return null;
  let low = a;
  let high = b;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    const value = f(middle);
    if (value === 0) return middle;
    if (value < 0 === atA < 0) low = middle;
    else high = middle;
  }
}
