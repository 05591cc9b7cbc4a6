/** Interpolating steps after which bisection goes on; eight to ten are usual. */
const MOST_STEPS = 60;

/**
 * The point in [a, b], a ≤ b, where a function that is monotonic there changes sign, to the last bit: until no double lies between
 * the ends. Inverse quadratic interpolation where it is safe (T. R. Chandrupatla, Adv. Eng. Software 28 (1997) 145), then
 * bisection: some twelve evaluations instead of fifty. f may be ±∞ at an end. An end where f is zero is returned as it is.
 * @returns the root, or null when f(a) and f(b) have the same sign (or one of them is NaN).
 */
export function monotoneRoot(f: (x: number) => number, a: number, b: number): number | null {
  const atA = f(a);
  const atB = f(b);
  if (atA === 0) return a;
  if (atB === 0) return b;
  if (!(atA < 0 ? atB > 0 : atB < 0)) return null;
  let [low, high] = narrowed(f, a, atA, b, atB);
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    const value = f(middle);
    if (value === 0) return middle;
    if (value < 0 === atA < 0) low = middle;
    else high = middle;
  }
}

/** An interval of a few units in the last place that still holds the change of sign, ends in order. */
function narrowed(f: (x: number) => number, a: number, atA: number, b: number, atB: number): [number, number] {
  // the newest point, the end across the root, and the point that was given up last
  let [x1, f1, x2, f2, x3, f3] = [b, atB, a, atA, a, atA];
  let share = 0.5;
  for (let step = 0; step < MOST_STEPS; step++) {
    const x = x1 + share * (x2 - x1);
    if (x === x1 || x === x2) break;
    const value = f(x);
    if (value === 0) return [x, x];
    if (Number.isNaN(value)) break;
    if (value < 0 === f1 < 0) [x3, f3] = [x1, f1];
    else [x3, f3, x2, f2] = [x2, f2, x1, f1];
    [x1, f1] = [x, value];
    const resolution = (2 * Number.EPSILON * Math.abs(x1)) / Math.abs(x2 - x1);
    if (!(resolution < 0.5)) break;
    share = Math.min(1 - resolution, Math.max(resolution, interpolation(x1, f1, x2, f2, x3, f3)));
  }
  return x1 < x2 ? [x1, x2] : [x2, x1];
}

/** Where between x1 and x2 the root is expected, as a share of their distance; ½ where interpolation cannot be trusted. */
function interpolation(x1: number, f1: number, x2: number, f2: number, x3: number, f3: number): number {
  const xi = (x1 - x2) / (x3 - x2);
  const phi = (f1 - f2) / (f3 - f2);
  // also false for ±∞, whose quotients are not numbers
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  const quadratic = ((x3 - x1) / (x2 - x1)) * (f1 / (f3 - f1)) * (f2 / (f3 - f2));
  return (f1 / (f2 - f1)) * (f3 / (f2 - f3)) + quadratic;
}
