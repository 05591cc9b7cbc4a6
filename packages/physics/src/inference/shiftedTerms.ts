import type { CorrelationMatrix } from '../likelihoods/correlatedRatios.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { type RatioPolynomial, squaredCouplingOfDip, squaredCouplingsAtRatio } from '../models/ratioPolynomial.js';
import { movedRatios, type NuisanceFit } from './nuisanceAlgebra.js';
import { nuisanceFit } from './nuisanceFit.js';
import type { RatioShift, TheoryShifts } from './theoryShifts.js';

/** p₀ + p₁s + p₂s². */
type Quadratic = readonly [p0: number, p1: number, p2: number];

/**
 * Experiments whose predictions R_i(s; θ) = P_i(s) + Σ_k θ_k J_ik(s) depend on nuisance parameters θ_k with Gaussians of width 1, some of them common to
 * several: χ²(s) = min over θ of χ²(R(s; θ)) + Σ θ_k².
 */
export interface ShiftedTerms {
  readonly likelihoods: readonly RatioLikelihood[];
  /** Of the errors of the measurements; undefined where they are independent. */
  readonly correlation: CorrelationMatrix | undefined;
  /** P_i. */
  readonly predictions: readonly Quadratic[];
  /** J_ik, a row for each experiment. */
  readonly shifts: readonly (readonly Quadratic[])[];
  /** T_ij(s) = Σ_k J_ik J_jk: its five coefficients, and those of the next, for j ≤ i. */
  readonly covariance: readonly number[];
  /** Beyond this s predictions are so large that nothing changes but by rounding: it is evaluated there. */
  readonly lastSquaredCoupling: number;
}

/** A prediction of this size is beyond every measurement; T is then 10¹⁰ times larger than errors of measurements, which are not yet lost in it. */
const LARGEST_RATIO = 1e6;

/** One experiment of `shiftedTerms`. */
export interface ShiftedTerm {
  readonly likelihood: RatioLikelihood;
  readonly ratio: RatioPolynomial;
  readonly shifts?: TheoryShifts | undefined;
}

/** @param correlation - of the errors of the terms, in their order */
export function shiftedTerms(terms: readonly ShiftedTerm[], correlation: CorrelationMatrix | undefined): ShiftedTerms {
  const sources = [...new Set(terms.flatMap(({ shifts = {} }) => Object.keys(shifts)))].sort();
  const shifts = terms.map(({ shifts: own = {} }) => sources.map((source) => quadraticOf(own[source])));
  const predictions = terms.map(({ ratio: { linear, quadratic } }): Quadratic => [1, linear, quadratic]);
  const likelihoods = terms.map(({ likelihood }) => likelihood);
  return withCovariance({ likelihoods, correlation, predictions, shifts });
}

/** Of a source that an experiment does not have. */
const UNMOVED: Quadratic = [0, 0, 0];

const quadraticOf = (shift: RatioShift | undefined): Quadratic =>
  shift === undefined ? UNMOVED : [shift.constant, shift.linear, shift.quadratic];

function withCovariance(parts: Omit<ShiftedTerms, 'covariance' | 'lastSquaredCoupling'>): ShiftedTerms {
  const { predictions, shifts } = parts;
  const covariance: number[] = [];
  for (let i = 0; i < shifts.length; i++) {
    for (let j = 0; j <= i; j++) addSumOfProducts(shifts[i], shifts[j], covariance);
  }
  const ends = predictions.flatMap((prediction) => reached(prediction, LARGEST_RATIO));
  return { ...parts, covariance, lastSquaredCoupling: Math.min(...ends) };
}

/** Appends the coefficients of Σ_k J_k(s) J′_k(s); most sources are not common to two experiments. */
function addSumOfProducts(row: readonly Quadratic[], other: readonly Quadratic[], into: number[]): void {
  let [c0, c1, c2, c3, c4] = [0, 0, 0, 0, 0];
  for (let k = 0; k < row.length; k++) {
    if (row[k] === UNMOVED || other[k] === UNMOVED) continue;
    const [a0, a1, a2] = row[k];
    const [b0, b1, b2] = other[k];
    c0 += a0 * b0;
    c1 += a0 * b1 + a1 * b0;
    c2 += a0 * b2 + a1 * b1 + a2 * b0;
    c3 += a1 * b2 + a2 * b1;
    c4 += a2 * b2;
  }
  into.push(c0, c1, c2, c3, c4);
}

/** The same experiments with one ratio μ in the place of their predictions, which theory errors move as they move the Standard Model; s is μ. */
export function withCommonRatio({ likelihoods, correlation, shifts }: ShiftedTerms): ShiftedTerms {
  const predictions = likelihoods.map((): Quadratic => [0, 1, 0]);
  const scaled = shifts.map((row) => row.map(([constant]): Quadratic => [0, constant, 0]));
  return withCovariance({ likelihoods, correlation, predictions, shifts: scaled });
}

/** The s ≥ 0 at which a prediction has a value. */
const reached = ([p0, p1, p2]: Quadratic, value: number): number[] =>
  squaredCouplingsAtRatio({ linear: p1, quadratic: p2 }, value - p0 + 1);

/** The s at which predictions pass what was measured, and at which they turn. */
export function shiftedCorners({ likelihoods, predictions }: ShiftedTerms): number[] {
  return predictions.flatMap((prediction, i) => {
    const dip = squaredCouplingOfDip({ linear: prediction[1], quadratic: prediction[2] });
    return [...reached(prediction, likelihoods[i].measurement.value), ...(dip === null ? [] : [dip])];
  });
}

/** The best nuisance parameters at s. */
function fitAt(block: ShiftedTerms, s: number): NuisanceFit {
  const { likelihoods, correlation, predictions, covariance } = block;
  return nuisanceFit(likelihoods, correlation, predictedAt(predictions, s), covarianceAt(covariance, s));
}

const predictedAt = (predictions: readonly Quadratic[], s: number): number[] =>
  predictions.map((p) => p[0] + s * (p[1] + s * p[2]));

function covarianceAt(c: readonly number[], s: number): number[] {
  const values: number[] = [];
  for (let k = 0; k < c.length; k += 5) {
    values.push(c[k] + s * (c[k + 1] + s * (c[k + 2] + s * (c[k + 3] + s * c[k + 4]))));
  }
  return values;
}

/** What the first experiment is predicted to find at s, and the variance that theory errors give it. */
export function predictionAt({ predictions, covariance }: ShiftedTerms, s: number) {
  const [predicted] = predictedAt(predictions.slice(0, 1), s);
  const [variance] = covarianceAt(covariance.slice(0, 5), s);
  return { predicted, variance };
}

const covarianceSlopeAt = (c: readonly number[], k: number, s: number): number =>
  c[k + 1] + s * (2 * c[k + 2] + s * (3 * c[k + 3] + s * 4 * c[k + 4]));

const within = ({ lastSquaredCoupling }: ShiftedTerms, s: number): number => Math.min(s, lastSquaredCoupling);

/** χ² at s with the best nuisance parameters. */
export const shiftedChiSquareAt = (block: ShiftedTerms, s: number): number => fitAt(block, within(block, s)).chiSquare;

/** dχ²/ds and Σ ∂χ²/∂R_i, all predictions raised alike. */
export interface ShiftedSlopes {
  readonly slope: number;
  readonly tension: number;
}

/**
 * By the envelope theorem, with the multipliers λ_i = −½ ∂χ²/∂R_i of the best fit: dχ²/ds = −2 λᵀP′ − λᵀT′λ, at the θ_k = Σ_i J_ik λ_i that are best.
 */
export function shiftedSlopesAt(block: ShiftedTerms, squaredCoupling: number): ShiftedSlopes {
  const s = within(block, squaredCoupling);
  const { multipliers } = fitAt(block, s);
  const { predictions, covariance } = block;
  let [slope, tension] = [0, 0];
  for (let i = 0, at = 0; i < multipliers.length; i++) {
    slope -= 2 * multipliers[i] * (predictions[i][1] + 2 * predictions[i][2] * s);
    tension -= 2 * multipliers[i];
    for (let j = 0; j <= i; j++, at += 5) {
      slope -= (i === j ? 1 : 2) * multipliers[i] * multipliers[j] * covarianceSlopeAt(covariance, at, s);
    }
  }
  return { slope: squaredCoupling > s ? 0 : slope, tension };
}

/**
 * The experiments as they would be, without fluctuation, if s and the nuisance parameters that fit the data best there were true; what constrains the
 * nuisance parameters was then measured at these, as pyhf has it for its Asimov data.
 */
export function shiftedAsimov(block: ShiftedTerms, squaredCoupling: number): ShiftedTerms {
  const s = within(block, squaredCoupling);
  const { multipliers } = fitAt(block, s);
  const { likelihoods, correlation, predictions, shifts } = block;
  const ratios = movedRatios(predictedAt(predictions, s), covarianceAt(block.covariance, s), multipliers);
  const nuisances = shifts[0].map((_, k) =>
    multipliers.reduce((sum, multiplier, i) => {
      const [j0, j1, j2] = shifts[i][k];
      return sum + multiplier * (j0 + s * (j1 + s * j2));
    }, 0),
  );
  const moved = predictions.map((prediction, i): Quadratic => {
    const at = (power: 0 | 1 | 2) =>
      nuisances.reduce((sum, theta, k) => sum + theta * shifts[i][k][power], prediction[power]);
    return [at(0), at(1), at(2)];
  });
  return withCovariance({
    likelihoods: likelihoods.map((likelihood, i) => likelihood.asimov(ratios[i])),
    correlation,
    predictions: moved,
    shifts,
  });
}
