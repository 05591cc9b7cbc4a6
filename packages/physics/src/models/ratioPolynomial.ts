import { InputError, requireNumber } from '../errors.js';

/**
 * The predicted σ/σ_SM of one experiment as a function of the squared coupling s = g² ≥ 0:
 *   R(s) = 1 + linear·s + quadratic·s².
 * This is exact for one new mediator of overall coupling strength g: `linear` is its interference with the Standard Model
 * (either sign) and `quadratic` its square (never negative). Any mass dependence is inside the two numbers.
 */
export interface RatioPolynomial {
  readonly linear: number;
  readonly quadratic: number;
}

/** `RatioPolynomial` at many points. */
export interface RatioColumns {
  readonly linear: Float64Array;
  readonly quadratic: Float64Array;
}

/** R(s), s = g². */
export function predictedRatio({ linear, quadratic }: RatioPolynomial, s: number): number {
  return 1 + s * (linear + quadratic * s);
}

/** R(1): of a model, the ratio of the model itself. */
export const ratioAtUnitStrength = ({ linear, quadratic }: RatioPolynomial): number => 1 + linear + quadratic;

/** R as a function of s/unit: strength 1 is what s = unit was. */
export const inUnitsOf = ({ linear, quadratic }: RatioPolynomial, unit: number): RatioPolynomial => ({
  linear: linear * unit,
  quadratic: quadratic * unit * unit,
});

/** dR/ds. */
export function predictedRatioSlope({ linear, quadratic }: RatioPolynomial, s: number): number {
  return linear + 2 * quadratic * s;
}

/** The s ≥ 0 at which R(s) = ratio, ascending; none when R is constant. A double root is listed once. */
export function squaredCouplingsAtRatio({ linear, quadratic }: RatioPolynomial, ratio: number): number[] {
  const constant = 1 - ratio;
  if (quadratic === 0) return linear === 0 ? [] : nonNegative([-constant / linear]);
  const discriminant = linear * linear - 4 * quadratic * constant;
  if (discriminant < 0) return [];
  // The form of the solution that never subtracts nearly equal numbers.
  const q = -(linear + (linear < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return nonNegative(q === 0 ? [0] : [q / quadratic, constant / q]);
}

/** The s > 0 at which destructive interference makes R smallest, or null when R only rises. */
export function squaredCouplingOfDip({ linear, quadratic }: RatioPolynomial): number | null {
  return linear < 0 && quadratic > 0 ? -linear / (2 * quadratic) : null;
}

/** The squared coupling at which the new terms first matter: the smaller of 1/|linear| and 1/√quadratic; ∞ for R ≡ 1. */
export function characteristicSquaredCoupling({ linear, quadratic }: RatioPolynomial): number {
  return Math.min(1 / Math.abs(linear), 1 / Math.sqrt(quadratic));
}

/**
 * @throws InputError unless both numbers are finite, quadratic ≥ 0, and quadratic > 0 wherever linear < 0: a ratio without
 * its square term would turn negative at large coupling.
 */
export function requireRatioPolynomial(name: string, { linear, quadratic }: RatioPolynomial): void {
  requireNumber(`${name}: linear`, linear, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  requireNumber(`${name}: quadratic`, quadratic, 0, Number.POSITIVE_INFINITY);
  if (linear >= 0 || quadratic > 0) return;
  const remedy = 'Give the term in g⁴ too: without it the ratio falls below zero.';
  throw new InputError(`${name}: quadratic`, quadratic, `must be positive where linear = ${linear}`, remedy);
}

function nonNegative(values: number[]): number[] {
  return [...new Set(values.filter((value) => value >= 0 && Number.isFinite(value)))].sort((x, y) => x - y);
}
