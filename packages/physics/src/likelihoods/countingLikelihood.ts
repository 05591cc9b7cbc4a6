import { requireNumber } from '../errors.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import { type ConstrainedYield, movedYield, type YieldResponse, yieldResponse } from './constrainedYield.js';
import { poissonDeviance } from './poissonDeviance.js';
import { profiledCounts } from './profiledCounts.js';
import type { RatioLikelihood } from './ratioLikelihood.js';

/**
 * A counting measurement: `observed` events, of which `standardModel` are expected from the signal at σ/σ_SM = 1 (its error is that
 * of efficiency and normalisation) and `background` from everything else. The expectation is μ = R·standardModel + background.
 * `observed` need not be an integer: the Asimov data set of a model is not.
 */
export interface CountingMeasurement {
  readonly name: string;
  readonly observed: number;
  readonly standardModel: ConstrainedYield;
  readonly background: ConstrainedYield;
}

/** The likelihood with its nuisance parameters at their best values for one ratio R. */
export interface CountingProfile {
  readonly ratio: number;
  readonly expectedEvents: number;
  readonly standardModelEvents: number;
  readonly backgroundEvents: number;
  /** −2 ln L relative to the saturated model: 0 when the prediction equals the observation and nothing is pulled. */
  readonly chiSquare: number;
  /** dχ²/dR. */
  readonly slope: number;
  /** False where a log-normal background or signal would have to be pulled beyond e times its nominal value. */
  readonly converged: boolean;
}

export interface CountingLikelihood extends RatioLikelihood {
  readonly counts: CountingMeasurement;
  /** @throws InputError for a negative ratio */
  profile(ratio: number): CountingProfile;
}

/**
 * The profile likelihood of a count as a function of the ratio R = σ/σ_SM ≥ 0:
 *   χ²(R) = min over the yields of 2[μ − n + n ln(n/μ)] + penalties.
 * With u = n/μ − 1 the background answers to the tension u and the signal to uR (`yieldResponse`); μ(u) = n/(1 + u) is one
 * monotonic equation: quadratic where both are Gaussian, else solved to the last bit. `measurement` is the ratio that follows from the counts, (n − b)/s, at least 0,
 * with the distances to Δχ² = 1 as errors. χ² falls up to it and rises after it; it is not convex in general.
 * @throws InputError naming the number that is out of range
 */
export function countingLikelihood(counts: CountingMeasurement): CountingLikelihood {
  const { name, observed } = counts;
  requireNumber(`${name}: observed`, observed, 0, Number.MAX_VALUE);
  requireNumber(`${name}: standardModel`, counts.standardModel.value, 0, Number.MAX_VALUE, { exclusiveMinimum: true });
  const signal = yieldResponse(`${name}: standardModel`, counts.standardModel);
  const background = yieldResponse(`${name}: background`, counts.background);
  const ratioName = `${name}: ratio`;
  const profile = (ratio: number) => {
    requireNumber(ratioName, ratio, 0, Number.POSITIVE_INFINITY);
    return countingProfile(ratio, observed, signal, background);
  };
  // asked for at every step of a search, which needs no χ²
  const slope = (ratio: number) => {
    if (ratio < 0) return Number.NEGATIVE_INFINITY;
    requireNumber(ratioName, ratio, 0, Number.POSITIVE_INFINITY);
    return slopeAt(ratio, tensionAt(ratio, observed, signal, background).tension, signal);
  };
  const best = Math.max(0, (observed - counts.background.value) / counts.standardModel.value);
  const asimov = (ratio: number) => {
    const { expectedEvents, standardModelEvents, backgroundEvents } = profile(ratio);
    const standardModel = movedYield(counts.standardModel, standardModelEvents);
    const moved = movedYield(counts.background, backgroundEvents);
    return countingLikelihood({ name, observed: expectedEvents, standardModel, background: moved });
  };
  return { counts, ...profiledCounts(name, best, profile, asimov), slope };
}

/** Fits the yields of one count at one ratio. */
export function countingProfile(
  ratio: number,
  n: number,
  signal: YieldResponse,
  background: YieldResponse,
): CountingProfile {
  const { tension, converged } = tensionAt(ratio, n, signal, background);
  const standardModelEvents = signal.yieldAt(tension * ratio);
  const backgroundEvents = background.yieldAt(tension);
  const expectedEvents = ratio * standardModelEvents + backgroundEvents;
  const penalties = signal.penaltyAt(tension * ratio) + background.penaltyAt(tension);
  return {
    ratio,
    expectedEvents,
    standardModelEvents,
    backgroundEvents,
    chiSquare: poissonDeviance(n, expectedEvents) + penalties,
    slope: slopeAt(ratio, tension, signal),
    converged,
  };
}

const slopeAt = (ratio: number, tension: number, signal: YieldResponse): number =>
  -2 * tension * signal.yieldAt(tension * ratio);

/** u = n/μ − 1 of the best yields. */
function tensionAt(ratio: number, n: number, signal: YieldResponse, background: YieldResponse) {
  const known = n === 0 ? -1 : gaussianTension(ratio, n, signal, background);
  if (known !== undefined) return { tension: known, converged: true };
  const expected = (u: number) => ratio * signal.yieldAt(u * ratio) + background.yieldAt(u);
  const limit = Math.min(
    background.highestTension,
    ratio > 0 ? signal.highestTension / ratio : Number.POSITIVE_INFINITY,
  );
  return solveTension(expected, n, limit);
}

/** u > −1 with (μ₀ + μ′u)(1 + u) = n; undefined where a yield is not Gaussian, or would be below 0. */
function gaussianTension(
  ratio: number,
  n: number,
  { line: signal }: YieldResponse,
  { line: background }: YieldResponse,
): number | undefined {
  if (!signal || !background) return undefined;
  const atRest = ratio * signal.start + background.start;
  const slope = ratio * ratio * signal.slope + background.slope;
  // the form of the larger root that loses no digits where n is close to μ₀
  const u = (2 * (n - atRest)) / (atRest + slope + Math.sqrt((atRest - slope) ** 2 + 4 * slope * n));
  const isReached = signal.start + signal.slope * u * ratio >= 0 && background.start + background.slope * u >= 0;
  return isReached ? u : undefined;
}

/** u with μ(u) = n/(1 + u): the difference rises from −∞ at u = −1. */
function solveTension(expected: (u: number) => number, n: number, limit: number) {
  const difference = (u: number) => (u === -1 ? Number.NEGATIVE_INFINITY : expected(u) - n / (1 + u));
  let high = Math.min(1, limit / 2);
  while (difference(high) < 0 && high < Number.MAX_VALUE / 4) {
    const next = Number.isFinite(limit) ? high + (limit - high) / 2 : 2 * high;
    if (next - high <= 1e-15 * high) return { tension: high, converged: false };
    high = next;
  }
  const tension = monotoneRoot(difference, -1, high);
  return { tension: tension ?? high, converged: tension !== null };
}
