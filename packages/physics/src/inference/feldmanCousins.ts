import { InputError, requireNumber } from '../errors.js';
import { type CountingMeasurement, countingLikelihood } from '../likelihoods/countingLikelihood.js';
import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import type { UnifiedInterval } from '../likelihoods/unifiedInterval.js';
import { type AcceptanceProbability, sampledAcceptance, summedAcceptance } from './countAcceptance.js';

/** How many toys at each ratio, and the seed of their random numbers. */
export interface ToySettings {
  readonly toys: number;
  readonly seed: number;
}

/** What is used unless something else is asked for. */
export const DEFAULT_TOYS: ToySettings = { toys: 50_000, seed: 1 };

/** So many toys at least: fewer do not reach the tail of a confidence level. */
export const FEWEST_TOYS = 1000;
/** So many at most: their numbers are kept in memory, 40 bytes each. */
export const MOST_TOYS = 10_000_000;

/** Ratios that are tried before an end is searched for between two of them; islands between neighbours are missed. */
const TRIED_RATIOS = { exact: 400, toys: 12 };
/** Ends are found to this part of the distance between two tried ratios. */
const RESOLUTION = { exact: 2 ** -40, toys: 2 ** -16 };

/**
 * The ratios R = σ/σ_SM ≥ 0 that a unified construction accepts at a confidence level: R belongs to it where data that are at most as likely, relative to
 * their best fit, have a probability above 1 − CL (G. Feldman, R. Cousins, physics/9711021). Of known yields by sums; the ends
 * agree with the tables of that paper to their digits, but where these take the largest upper end of all larger backgrounds, because it falls and rises
 * again (n = 0, b = 2: 1.08 here, 1.26 there).
 * Of uncertain ones by the profile construction (2207.14353), with toys and the Monte Carlo error that they leave in each end. The hull of what is accepted is
 * given; it contains the best fit. `upper` is ∞ where no ratio within a thousand errors of the best is excluded, as where the signal itself may be nothing.
 * @throws InputError for a confidence level outside (0, 1), and for toys and seeds that cannot be used
 */
export function feldmanCousinsInterval(
  counts: CountingMeasurement,
  confidenceLevel: number,
  { toys, seed }: ToySettings = DEFAULT_TOYS,
): UnifiedInterval {
  requireNumber('confidenceLevel', confidenceLevel, 0, 1 - Number.EPSILON / 2, { exclusiveMinimum: true });
  requireToys(toys);
  const best = countingLikelihood(counts).measurement;
  const isExact = counts.background.error === 0 && counts.standardModel.error === 0;
  const acceptance = remembered(isExact ? summedAcceptance(counts) : sampledAcceptance(counts, toys, seed));
  const tried = TRIED_RATIOS[isExact ? 'exact' : 'toys'];
  const resolution = RESOLUTION[isExact ? 'exact' : 'toys'];
  const search = { acceptance, best: best.value, far: farRatio(acceptance, best, confidenceLevel), tried, resolution };
  const missing = 1 - confidenceLevel;
  const [lower, upper] = ends(search, missing);
  if (isExact) return { confidenceLevel, lower, upper, lowerError: 0, upperError: 0, toys: 0, seed };
  const error = Math.sqrt((missing * (1 - missing)) / toys);
  const [more, fewer] = [ends(search, missing + error), ends(search, missing - error)];
  const lowerError = (more[0] - fewer[0]) / 2;
  // without an end there is none to be off
  const upperError = upper === Number.POSITIVE_INFINITY ? 0 : (fewer[1] - more[1]) / 2;
  return { confidenceLevel, lower, upper, lowerError, upperError, toys, seed };
}

/** Counts with their unified intervals, each confidence level and error computed once. @throws InputError as `feldmanCousinsInterval`, when one is asked for */
export function withUnifiedIntervals(
  counts: CountingMeasurement,
  settings: ToySettings = DEFAULT_TOYS,
): RatioLikelihood {
  const known = new Map<string, UnifiedInterval>();
  const unifiedInterval = (confidenceLevel: number, signalError = 0): UnifiedInterval => {
    const key = `${confidenceLevel} ${signalError}`;
    const found =
      known.get(key) ?? feldmanCousinsInterval(withSignalError(counts, signalError), confidenceLevel, settings);
    known.set(key, found);
    return found;
  };
  return { ...countingLikelihood(counts), unifiedInterval };
}

/** With a further relative error of the expected signal, in quadrature. */
const withSignalError = (counts: CountingMeasurement, relative: number): CountingMeasurement => {
  const { value, error } = counts.standardModel;
  return { ...counts, standardModel: { ...counts.standardModel, error: Math.hypot(error, relative * value) } };
};

interface Search {
  readonly acceptance: AcceptanceProbability;
  readonly best: number;
  readonly far: number;
  readonly tried: number;
  readonly resolution: number;
}

/** The first and the last ratio whose probability exceeds `missing`. */
function ends({ acceptance, best, far, tried, resolution }: Search, missing: number): readonly [number, number] {
  const accepted = (ratio: number) => acceptance(ratio) > missing;
  const from = (end: number) => {
    if (accepted(end)) return end === far ? Number.POSITIVE_INFINITY : end;
    const at = (i: number) => best + ((end - best) * i) / tried;
    let last = 0;
    for (let i = 1; i < tried; i++) if (accepted(at(i))) last = i;
    return between(accepted, at(last), at(last + 1), resolution);
  };
  return [best === 0 ? 0 : from(0), from(far)];
}

function between(accepted: (ratio: number) => boolean, inside: number, outside: number, resolution: number): number {
  let [a, b] = [inside, outside];
  const width = Math.abs(b - a) * resolution;
  while (Math.abs(b - a) > width) {
    const middle = a + (b - a) / 2;
    if (middle === a || middle === b) break;
    if (accepted(middle)) a = middle;
    else b = middle;
  }
  return a + (b - a) / 2;
}

/** Beyond so many steps of the error no limit is looked for: the signal itself may be nothing. */
const FARTHEST = 1000;

/** A ratio above the best that is far from accepted; the last one tried where there is none. */
function farRatio(
  acceptance: AcceptanceProbability,
  { value, errorPlus }: RatioLikelihood['measurement'],
  confidenceLevel: number,
): number {
  let step = 2 * errorPlus;
  while (step < FARTHEST * errorPlus && acceptance(value + step) > (1 - confidenceLevel) / 4) step *= 1.5;
  return value + step;
}

function remembered(acceptance: AcceptanceProbability): AcceptanceProbability {
  const known = new Map<number, number>();
  return (ratio) => {
    const found = known.get(ratio) ?? acceptance(ratio);
    known.set(ratio, found);
    return found;
  };
}

function requireToys(toys: number): void {
  requireNumber('toys', toys, FEWEST_TOYS, MOST_TOYS);
  if (!Number.isInteger(toys)) throw new InputError('toys', toys, 'not whole', 'Give an integer.');
}
