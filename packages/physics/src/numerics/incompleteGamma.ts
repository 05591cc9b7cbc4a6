import { requireNumber } from '../errors.js';

const MAXIMUM_TERMS = 100_000;

/** Coefficients of C. Lanczos' approximation with g = 7 and nine terms (P. Godfrey); relative error of Γ below 1e-14. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/**
 * ln Γ(x), x > 0. Absolute error below 1e-13·(1 + |ln Γ(x)|).
 * @throws InputError unless x is positive and finite
 */
export function logGamma(x: number): number {
  requireNumber('x', x, 0, Number.MAX_VALUE, { exclusiveMinimum: true });
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (shifted + i);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Q(a, x) = Γ(a, x)/Γ(a), the regularised upper incomplete gamma function, a > 0, x ≥ 0; relative accuracy 1e-11 for a, x up to
 * 1e4. Series below x = a + 1, continued fraction above (Abramowitz & Stegun 6.5.29 and 6.5.31).
 * @throws InputError for a ≤ 0, x < 0 or numbers that are not finite
 */
export function upperGammaFraction(a: number, x: number): number {
  requireNumber('a', a, 0, Number.MAX_VALUE, { exclusiveMinimum: true });
  requireNumber('x', x, 0, Number.MAX_VALUE);
  if (x === 0) return 1;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** P(N ≤ n) for a Poisson variable of this mean: Σ_{k ≤ n} e^{−μ} μ^k/k! = Q(n + 1, μ). n may be any real number ≥ 0. */
export function poissonCumulative(n: number, mean: number): number {
  requireNumber('n', n, 0, Number.MAX_VALUE);
  return upperGammaFraction(n + 1, mean);
}

/**
 * Probability that a χ² variable with this number of degrees of freedom exceeds `chiSquare` ≥ 0.
 * @throws InputError for fewer than one degree of freedom
 */
export function chiSquareTail(chiSquare: number, degreesOfFreedom: number): number {
  requireNumber('degreesOfFreedom', degreesOfFreedom, 1, Number.MAX_VALUE);
  return upperGammaFraction(degreesOfFreedom / 2, chiSquare / 2);
}

const prefactor = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - logGamma(a));

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < MAXIMUM_TERMS && term > 1e-17 * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum * prefactor(a, x);
}

/** Modified Lentz evaluation of the continued fraction. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MAXIMUM_TERMS; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = numerator * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction * prefactor(a, x);
}
