import type { YieldConstraint } from './constrainedYield.js';
import { yieldResponse } from './constrainedYield.js';
import { countingProfile } from './countingLikelihood.js';
import { poissonDeviance } from './poissonDeviance.js';

/** One outcome of a counting experiment: its count and what auxiliary measurements say of the yields. */
export interface CountOutcome {
  readonly observed: number;
  readonly background: AuxiliaryYield;
  readonly signal: AuxiliaryYield;
}

/** A yield as an auxiliary measurement finds it; of a Gaussian one the value may be negative. */
export interface AuxiliaryYield {
  readonly value: number;
  /** Of this outcome: 0 also where an auxiliary count is 0. */
  readonly error: number;
  readonly constraint: YieldConstraint;
  /** Counts of an auxiliary count to an event of the yield, τ = ν₀/σ²; ∞ for a known yield. */
  readonly scale: number;
}

/**
 * −2 ln L(R)/L(R̂) with all yields at their best values, both times: the ordering of Feldman and Cousins, physics/9711021 (equation 4.1), with
 * nuisance parameters profiled. R ≥ 0 and yields ≥ 0. Same numbers as `countingLikelihood` to rounding, in closed form where there is one:
 * for Gaussian yields μ² + μ(w − m) = nw with the expectation m and variance w = σ_b² + R²σ_s² of the auxiliary measurements.
 */
export function countDeviance(ratio: number, outcome: CountOutcome): number {
  return Math.max(0, profiledDeviance(ratio, outcome) - leastDeviance(outcome));
}

/** −2 ln L at the best ratio: μ = n costs nothing but what a negative background does; a count below the background is fitted at R = 0. */
function leastDeviance(outcome: CountOutcome): number {
  const { observed, background } = outcome;
  if (observed < background.value) return profiledDeviance(0, outcome);
  return background.value < 0 ? (background.value / background.error) ** 2 : 0;
}

const isKnown = ({ scale }: AuxiliaryYield): boolean => scale === Number.POSITIVE_INFINITY;

function profiledDeviance(ratio: number, outcome: CountOutcome): number {
  const { observed, background, signal } = outcome;
  if (isKnown(background) && isKnown(signal)) {
    return poissonDeviance(observed, ratio * signal.value + background.value);
  }
  const isGaussian = (one: AuxiliaryYield) => isKnown(one) || one.constraint === 'gaussian';
  if (isGaussian(background) && isGaussian(signal)) return gaussianDeviance(ratio, outcome);
  if (background.constraint === 'poisson' && isKnown(signal)) return countedBackgroundDeviance(ratio, outcome);
  if (background.constraint === 'log-normal' && isKnown(signal)) return logNormalDeviance(ratio, outcome);
  return generalDeviance(ratio, outcome);
}

function gaussianDeviance(ratio: number, { observed, background, signal }: CountOutcome): number {
  const signalVariance = (ratio * signal.error) ** 2;
  const variance = background.error ** 2 + signalVariance;
  const free = ratio * signal.value + background.value;
  const mean = positiveRoot(variance - free, observed * variance);
  // the tension u = n/μ − 1 moves the background to b₀ + σ_b² u
  const tension = (mean - free) / variance;
  // and the signal to s₀ + R σ_s² u; what would be negative is 0, and the other yield alone answers
  if (signal.value + ratio * signal.error ** 2 * tension < 0) {
    const alone = { observed, background, signal: { ...signal, value: 0, error: 0 } };
    return gaussianDeviance(0, alone) + (signal.value / signal.error) ** 2;
  }
  if (background.value + background.error ** 2 * tension >= 0) {
    return poissonDeviance(observed, mean) + variance * tension * tension;
  }
  const penalty = (background.value / background.error) ** 2;
  const signalOnly = ratio * signal.value;
  if (signalVariance === 0) return poissonDeviance(observed, signalOnly) + penalty;
  const rest = positiveRoot(signalVariance - signalOnly, observed * signalVariance);
  return poissonDeviance(observed, rest) + penalty + (rest - signalOnly) ** 2 / signalVariance;
}

/** An auxiliary count m of mean τb: (1 + τ)b² + ((1 + τ)S − n − m)b = mS, S = Rs. */
function countedBackgroundDeviance(ratio: number, { observed, background, signal }: CountOutcome): number {
  const { scale } = background;
  const count = background.value * scale;
  const fromSignal = ratio * signal.value;
  const sum = 1 + scale;
  const yieldAtBest = positiveRoot(fromSignal - (observed + count) / sum, (count * fromSignal) / sum);
  return poissonDeviance(observed, fromSignal + yieldAtBest) + poissonDeviance(count, scale * yieldAtBest);
}

/**
 * b = b₀e^x: e^x b₀ (1 − n/μ) + x/k² = 0, solved for x between 0 and where the count alone, or no count at all, would put it; Newton's
 * method, halving where it would leave the bracket.
 */
function logNormalDeviance(ratio: number, { observed, background, signal }: CountOutcome): number {
  const k = Math.log1p(background.error / background.value);
  const precision = 1 / (k * k);
  const fromSignal = ratio * signal.value;
  const wanted = observed - fromSignal;
  const toCount = wanted > 0 ? Math.log(wanted / background.value) : Number.NEGATIVE_INFINITY;
  const lowest = -k * k * background.value;
  let [low, high] = [Math.min(0, Math.max(lowest, toCount)), Math.max(0, toCount)];
  let x = (low + high) / 2;
  for (let iteration = 0; iteration < 100 && high - low > 1e-13 * (1 + Math.abs(x)); iteration++) {
    const b = background.value * Math.exp(x);
    const tension = observed / (fromSignal + b) - 1;
    const slope = x * precision - b * tension;
    if (slope > 0) high = x;
    else low = x;
    const step = slope / (precision - b * tension + (b * b * observed) / (fromSignal + b) ** 2);
    x = x - step > low && x - step < high ? x - step : (low + high) / 2;
    if (Math.abs(step) < 1e-12) break;
  }
  return poissonDeviance(observed, fromSignal + background.value * Math.exp(x)) + x * x * precision;
}

function generalDeviance(ratio: number, { observed, background, signal }: CountOutcome): number {
  // an auxiliary count of 0 is the limit of ever smaller ones
  const response = (name: string, { value, error, constraint, scale }: AuxiliaryYield) =>
    yieldResponse(
      name,
      value > 0 || scale === Number.POSITIVE_INFINITY
        ? { value, error, constraint }
        : { value: 1e-12, error: Math.sqrt(1e-12 / scale), constraint },
    );
  return countingProfile(ratio, observed, response('signal', signal), response('background', background)).chiSquare;
}

/** The root x ≥ 0 of x² + px = q, q ≥ 0, without cancellation. */
function positiveRoot(p: number, q: number): number {
  const root = Math.sqrt(p * p + 4 * q);
  return p > 0 ? (2 * q) / (p + root) : (root - p) / 2;
}
