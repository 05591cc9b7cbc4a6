import type { CountingMeasurement } from '@nereid/physics';
import { poissonTail } from '@nereid/physics/inference';
import { type AuxiliaryYield, countDeviance, countingLikelihood } from '@nereid/physics/likelihoods';
import { gaussLegendre, normalCdf } from '@nereid/physics/numerics';

/** P(data at most as well ranked as those observed), as a function of the signal in events. */
type Acceptance = (signal: number) => number;

/** Signal in events up to which intervals are looked for, and the step: islands narrower than it are missed. */
const [LARGEST_SIGNAL, STEP] = [24, 0.25];
const LARGEST_COUNT = 80;

/** The hull of what is accepted, ends by bisection. */
export function intervalOf(acceptance: Acceptance, missing: number): readonly [number, number] {
  const accepted = (signal: number) => acceptance(signal) > missing;
  const grid = Array.from({ length: LARGEST_SIGNAL / STEP + 1 }, (_, i) => i * STEP);
  const inside = grid.filter(accepted);
  const [first, last] = [inside[0], inside[inside.length - 1]];
  return [first === 0 ? 0 : edge(accepted, first, first - STEP), edge(accepted, last, last + STEP)];
}

function edge(accepted: (signal: number) => boolean, inside: number, outside: number): number {
  let [a, b] = [inside, outside];
  for (let i = 0; i < 12; i++) {
    const middle = (a + b) / 2;
    if (accepted(middle)) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** How a variant of the profile construction with a Gaussian background differs from it. */
export interface ProfileVariant {
  /** The background in pseudo-experiments: that which fits the data best at this signal, or the nominal one. */
  readonly truth: 'profiled' | 'nominal';
  /** What the auxiliary measurement of the background finds in them: it fluctuates, is redrawn until it is at least 0, or is always the nominal one. */
  readonly auxiliary: 'fluctuates' | 'not negative' | 'fixed';
}

/** The profile construction summed over counts and integrated over the auxiliary measurement, without toys. */
export function profileAcceptance(counts: CountingMeasurement, variant: ProfileVariant): Acceptance {
  const { observed, background, standardModel } = counts;
  const signal: AuxiliaryYield = { ...standardModel, scale: Number.POSITIVE_INFINITY };
  const likelihood = countingLikelihood(counts);
  return (events) => {
    const ratio = events / standardModel.value;
    const deviance = (n: number, value: number) =>
      countDeviance(ratio, { observed: n, signal, background: { ...background, value, scale: 1 } });
    const truth = variant.truth === 'profiled' ? likelihood.profile(ratio).backgroundEvents : background.value;
    const cut = deviance(observed, background.value) * (1 - 1e-9);
    const probabilities = poissonProbabilities(events + truth);
    let accepted = 0;
    for (const { value, weight } of auxiliaryValues(truth, background, variant)) {
      probabilities.forEach((probability, n) => {
        if (probability > 1e-7 && deviance(n, value) >= cut) accepted += weight * probability;
      });
    }
    return accepted;
  };
}

const CELLS = 300;

function auxiliaryValues(
  truth: number,
  { value: nominal, error }: { value: number; error: number },
  { auxiliary }: ProfileVariant,
) {
  if (auxiliary === 'fixed') return [{ value: nominal, weight: 1 }];
  const lowest = auxiliary === 'not negative' ? Math.max(-7, -truth / error) : -7;
  const ends = Array.from({ length: CELLS + 1 }, (_, i) => lowest + ((7 - lowest) * i) / CELLS);
  const norm = 1 - normalCdf(lowest);
  return ends.slice(1).map((end, i) => ({
    value: truth + (error * (end + ends[i])) / 2,
    weight: (normalCdf(end) - normalCdf(ends[i])) / norm,
  }));
}

/** Weights of backgrounds for an average in the place of a fit: R. Cousins, V. Highland, Nucl. Instrum. Meth. A 320 (1992) 331. */
export type BackgroundPrior = 'gaussian' | 'log-normal' | 'flat';

/**
 * Counts alone, ranked by P(n|S)/max P(n|S′) with P averaged over the background: J. Conrad et al., hep-ex/0202013. A flat prior has the nominal
 * standard deviation, as far as backgrounds are not negative.
 */
export function averagedAcceptance({ observed, background }: CountingMeasurement, prior: BackgroundPrior): Acceptance {
  const backgrounds = priorNodes(prior, background.value, background.error);
  const averaged = (signal: number): number[] => {
    const total = new Array<number>(LARGEST_COUNT).fill(0);
    for (const { value, weight } of backgrounds) {
      poissonProbabilities(signal + value).forEach((probability, n) => {
        total[n] += weight * probability;
      });
    }
    return total;
  };
  const tried = Array.from({ length: LARGEST_COUNT }, (_, i) => averaged(i));
  const best = Array.from({ length: LARGEST_COUNT }, (_, n) => Math.max(...tried.map((row) => row[n])));
  return (signal) => {
    const probabilities = averaged(signal);
    const rank = (n: number) => probabilities[n] / best[n];
    const cut = rank(observed) * (1 + 1e-9);
    return 1 - probabilities.reduce((sum, probability, n) => sum + (rank(n) > cut ? probability : 0), 0);
  };
}

function priorNodes(prior: BackgroundPrior, nominal: number, error: number) {
  const { nodes, weights } = gaussLegendre(60);
  const width = prior === 'flat' ? Math.sqrt(3) : 6;
  const lowest = prior === 'log-normal' ? -width : Math.max(-width, -nominal / error);
  const points = Array.from(nodes, (node, i) => {
    const deviation = lowest + ((width - lowest) * (1 + node)) / 2;
    const value = prior === 'log-normal' ? nominal * (1 + error / nominal) ** deviation : nominal + error * deviation;
    return { value, weight: weights[i] * (prior === 'flat' ? 1 : Math.exp(-0.5 * deviation ** 2)) };
  });
  const norm = points.reduce((sum, { weight }) => sum + weight, 0);
  return points.map(({ value, weight }) => ({ value, weight: weight / norm }));
}

/** Upper limit that compares with no signal at all: P(N ≤ n; S)/P(N ≤ n; 0), which is also that of a flat prior of the signal. */
export function poissonRatioLimit(counts: CountingMeasurement, missing: number): readonly [number, number] {
  const atZero = poissonTail(counts, 0);
  const { value } = counts.standardModel;
  return [0, intervalOf((signal) => poissonTail(counts, signal / value) / atZero, missing)[1]];
}

/** A Gaussian measurement of a signal that is not negative, ranked by likelihood ratios: physics/9711021, section IV A. */
export function gaussianAcceptance(value: number, error: number): Acceptance {
  const best = Math.max(0, value);
  return (signal) => {
    const cut = (value - signal) ** 2 - (value - best) ** 2;
    // x with (x − S)² − (x − max(0, x))² < cut: above 0 around S, below 0 where S² − 2xS is less
    const half = Math.sqrt(Math.max(0, cut));
    const lowest = signal - half >= 0 ? signal - half : (signal ** 2 - cut) / (2 * signal);
    return 1 - (normalCdf(half / error) - normalCdf((lowest - signal) / error));
  };
}

function poissonProbabilities(mean: number): Float64Array {
  const probabilities = new Float64Array(LARGEST_COUNT);
  probabilities[0] = Math.exp(-mean);
  for (let n = 1; n < LARGEST_COUNT; n++) probabilities[n] = (probabilities[n - 1] * mean) / n;
  return probabilities;
}
