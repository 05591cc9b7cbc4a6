/**
 * The normal distribution once more, for comparisons: by the series of erf and the continued fraction of erfc (Abramowitz and
 * Stegun 7.1.5, 7.1.14). Relative accuracy 1e-14.
 */
export function normalProbability(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const tail = x < 2 ? (1 - errorFunctionSeries(x)) / 2 : errorFunctionTail(x) / 2;
  return z < 0 ? tail : 1 - tail;
}

function errorFunctionSeries(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; Math.abs(term) > 1e-18; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function errorFunctionTail(x: number): number {
  let fraction = x;
  for (let n = 200; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

/** z with Φ(z) = probability, by bisection. */
export function normalDeviate(probability: number): number {
  let [low, high] = [-40, 40];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (normalProbability(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** χ² of 1, 2 or 3 degrees of freedom that is exceeded with probability 1 − level: closed forms of the tail, by bisection. */
export function chiSquareCut(level: number, degrees: number): number {
  const tail = (c: number): number => {
    const gaussian = 2 * normalProbability(-Math.sqrt(c));
    if (degrees === 1) return gaussian;
    if (degrees === 2) return Math.exp(-c / 2);
    return gaussian + Math.sqrt((2 * c) / Math.PI) * Math.exp(-c / 2);
  };
  let [low, high] = [0, 1000];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (tail(middle) > 1 - level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
