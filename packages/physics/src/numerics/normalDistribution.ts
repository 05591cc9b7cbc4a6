import { requireNumber } from '../errors.js';

const SQRT_TWO_PI = 2.5066282746310002;
const LN_SQRT_TWO_PI = 0.9189385332046728;
/** Beyond this many standard deviations ½ − (series) would lose more than a digit, and the fraction converges fast. */
const TAIL_START = 2;

/**
 * Φ(x), the standard normal probability below x. Relative accuracy 1e-14 in both tails, for x ≥ −37.5; below that the
 * result is subnormal or 0. Φ(−∞) = 0, Φ(∞) = 1, Φ(NaN) = NaN.
 */
export function normalCdf(x: number): number {
  if (x < -TAIL_START) return density(x) * millsRatio(-x);
  if (x > TAIL_START) return 1 - normalCdf(-x);
  return 0.5 + centralProbability(x);
}

/**
 * Φ⁻¹(p), the x with Φ(x) = p, relative accuracy 1e-14 over 0 < p < 1 (as a function of the double p: near 1 give the
 * other tail, Φ⁻¹(1 − p) = −Φ⁻¹(p)). Φ⁻¹(0) = −∞ and Φ⁻¹(1) = ∞.
 * @throws InputError unless 0 ≤ p ≤ 1.
 */
export function normalQuantile(p: number): number {
  requireNumber('p', p, 0, 1);
  if (p < 0.25) return -tailDeviation(p);
  if (p > 0.75) return tailDeviation(1 - p);
  return inverseCentral(p - 0.5);
}

/**
 * z with P(|Z| < z) = `probability` for a standard normal Z: 1.95996 for 0.95.
 * @throws InputError unless 0 ≤ probability ≤ 1.
 */
export function twoSidedDeviation(probability: number): number {
  requireNumber('probability', probability, 0, 1);
  return probability > 0.5 ? tailDeviation((1 - probability) / 2) : inverseCentral(probability / 2);
}

/** The value a χ² variable with one degree of freedom stays below with `probability`: 3.84146 for 0.95. */
export function chiSquareQuantile(probability: number): number {
  return twoSidedDeviation(probability) ** 2;
}

/** φ(x). x² is split where x has few bits, so that exp sees no rounded argument: x²/2 ≈ 700 would cost three digits. */
function density(x: number): number {
  if (!Number.isFinite(x)) return 0;
  const coarse = Math.trunc(16 * x) / 16;
  return (Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (x - coarse) * (x + coarse))) / SQRT_TWO_PI;
}

/** Φ(x) − ½ = φ(x) Σ x^{2k+1}/(2k+1)!! (Abramowitz & Stegun 26.2.11), for moderate |x|: every term has the sign of x. */
function centralProbability(x: number): number {
  let term = x;
  let sum = x;
  for (let denominator = 3; Math.abs(term) > 1e-17 * Math.abs(sum); denominator += 2) {
    term *= (x * x) / denominator;
    sum += term;
  }
  return density(x) * sum;
}

/** Φ(−y)/φ(y) = 1/(y + 1/(y + 2/(y + 3/(y + …)))) (Laplace; A&S 26.2.14). From y = 2 on, 60 levels leave below 1e-17. */
function millsRatio(y: number): number {
  if (y < TAIL_START) return (0.5 - centralProbability(y)) / density(y);
  let denominator = y;
  for (let level = 60; level > 0; level--) denominator = y + level / denominator;
  return 1 / denominator;
}

/** y > 0 with Φ(−y) = p ≤ ¼. Newton on ln Φ(−y), which is concave: the steps cannot diverge. */
function tailDeviation(p: number): number {
  if (p === 0) return Number.POSITIVE_INFINITY;
  let y = Math.sqrt(-2 * Math.log(p));
  for (let iteration = 0; iteration < 50; iteration++) {
    const mills = millsRatio(y);
    const step = mills * (Math.log(mills) - Math.log(p) - LN_SQRT_TWO_PI - 0.5 * y * y);
    y += step;
    if (Math.abs(step) <= 2e-16 * y) break;
  }
  return y;
}

/** x with Φ(x) − ½ = q, |q| ≤ ¼. Newton from the origin, where the slope is largest: the steps cannot diverge. */
function inverseCentral(q: number): number {
  let x = q * SQRT_TWO_PI;
  for (let iteration = 0; iteration < 50; iteration++) {
    const step = (q - centralProbability(x)) / density(x);
    x += step;
    if (Math.abs(step) <= 2e-16 * Math.abs(x)) break;
  }
  return x;
}
