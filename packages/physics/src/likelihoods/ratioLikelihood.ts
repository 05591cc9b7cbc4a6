import { InputError, requireNumber } from '../errors.js';
import type { UnifiedInterval } from './unifiedInterval.js';

/** A measured σ/σ_SM with its errors, both positive: value 0.82, errorPlus 0.28, errorMinus 0.28. */
export interface RatioMeasurement {
  readonly name: string;
  readonly value: number;
  readonly errorPlus: number;
  readonly errorMinus: number;
}

/**
 * How two different errors become a likelihood. Both give Δχ² = 1 exactly at value + errorPlus and value − errorMinus,
 * and agree when the errors are equal. With d = ratio − value:
 * - `bifurcated-gaussian`: χ² = (d/σ₊)² above the value and (d/σ₋)² below it.
 * - `variable-width`: χ² = d²/(σ₊σ₋ + (σ₊ − σ₋) d), the Gaussian whose variance is linear in the true ratio ("variable
 *   Gaussian (2)" of R. Barlow, "Asymmetric statistical errors", physics/0406120). It imitates a Poisson likelihood.
 *   Where its variance is not positive the ratio is impossible, χ² = ∞.
 */
export const RATIO_ERROR_MODELS = ['bifurcated-gaussian', 'variable-width'] as const;
/** How asymmetric errors of a ratio become a likelihood. */
export type RatioErrorModel = (typeof RATIO_ERROR_MODELS)[number];

/** χ² = −2 ln L + constant of one measurement as a function of the true ratio, smallest at the measured value. */
export interface RatioLikelihood {
  readonly measurement: RatioMeasurement;
  readonly errorModel: RatioErrorModel | 'counts';
  /** χ² is finite strictly between these ratios. */
  readonly lowestRatio: number;
  readonly highestRatio: number;
  chiSquare(ratio: number): number;
  /** dχ²/d(ratio), negative below the measured value and positive above; ±∞ where χ² = ∞. */
  slope(ratio: number): number;
  /**
   * d²χ²/d(ratio)² ≥ 0, monotonic on either side of the measured value: then χ² is convex and the slope never decreases.
   * null for a likelihood that does not promise this (counts).
   */
  readonly curvature: ((ratio: number) => number) | null;
  /** (measured − predicted)/error, signed √χ²: positive when the prediction is too low. */
  pull(ratio: number): number;
  /**
   * The likelihood of the Asimov data set: the measurement as it would be, without fluctuation, if `ratio` and the nuisance
   * parameters that fit the data best for it were true.
   */
  asimov(ratio: number): RatioLikelihood;
  /**
   * The ratios of a unified interval; only counts have one (`withUnifiedIntervals`).
   * @param signalError - further relative error of the signal that is expected, one standard deviation; 0 unless given
   */
  readonly unifiedInterval?: (confidenceLevel: number, signalError?: number) => UnifiedInterval;
}

/** @throws InputError unless the value is finite and both errors are positive and finite. */
export function ratioLikelihood(
  measurement: RatioMeasurement,
  errorModel: RatioErrorModel = 'bifurcated-gaussian',
): RatioLikelihood {
  const { name, value, errorPlus, errorMinus } = measurement;
  requireNumber(`${name}: value`, value, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  requireNumber(`${name}: errorPlus`, errorPlus, 0, Number.POSITIVE_INFINITY, { exclusiveMinimum: true });
  requireNumber(`${name}: errorMinus`, errorMinus, 0, Number.POSITIVE_INFINITY, { exclusiveMinimum: true });
  switch (errorModel) {
    case 'bifurcated-gaussian':
      return bifurcatedGaussian(measurement);
    case 'variable-width':
      return errorPlus === errorMinus
        ? { ...bifurcatedGaussian(measurement), errorModel }
        : variableWidthGaussian(measurement);
    default:
      throw new InputError('errorModel', errorModel, 'not known', `Give one of ${RATIO_ERROR_MODELS.join(', ')}.`);
  }
}

function bifurcatedGaussian(measurement: RatioMeasurement): RatioLikelihood {
  const { value, errorPlus, errorMinus } = measurement;
  const error = (ratio: number) => (ratio > value ? errorPlus : errorMinus);
  return {
    measurement,
    errorModel: 'bifurcated-gaussian',
    lowestRatio: Number.NEGATIVE_INFINITY,
    highestRatio: Number.POSITIVE_INFINITY,
    chiSquare: (ratio) => ((ratio - value) / error(ratio)) ** 2,
    slope: (ratio) => (2 * (ratio - value)) / error(ratio) ** 2,
    curvature: (ratio) => 2 / error(ratio) ** 2,
    pull: (ratio) => (value - ratio) / error(ratio),
    asimov: (ratio) => bifurcatedGaussian({ ...measurement, value: ratio }),
  };
}

function variableWidthGaussian(measurement: RatioMeasurement): RatioLikelihood {
  const { value, errorPlus, errorMinus } = measurement;
  const variance = errorPlus * errorMinus;
  const varianceSlope = errorPlus - errorMinus;
  const impossible = value - variance / varianceSlope;
  const varianceAt = (ratio: number) => variance + varianceSlope * (ratio - value);
  const chiSquare = (ratio: number) => {
    const width2 = varianceAt(ratio);
    return width2 > 0 ? (ratio - value) ** 2 / width2 : Number.POSITIVE_INFINITY;
  };
  return {
    measurement,
    errorModel: 'variable-width',
    lowestRatio: varianceSlope > 0 ? impossible : Number.NEGATIVE_INFINITY,
    highestRatio: varianceSlope < 0 ? impossible : Number.POSITIVE_INFINITY,
    chiSquare,
    slope: (ratio) => {
      const d = ratio - value;
      const width2 = varianceAt(ratio);
      return width2 > 0 ? (d * (2 * variance + varianceSlope * d)) / width2 ** 2 : d * Number.POSITIVE_INFINITY;
    },
    curvature: (ratio) => {
      const width2 = varianceAt(ratio);
      return width2 > 0 ? (2 * variance ** 2) / width2 ** 3 : Number.POSITIVE_INFINITY;
    },
    pull: (ratio) => Math.sign(value - ratio) * Math.sqrt(chiSquare(ratio)),
    asimov: (ratio) => ratioLikelihood({ ...measurement, value: ratio }, 'variable-width'),
  };
}
