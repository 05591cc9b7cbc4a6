import type { ConstrainedYield } from '../likelihoods/constrainedYield.js';
import { type AuxiliaryYield, type CountOutcome, countDeviance } from '../likelihoods/countDeviance.js';
import { type CountingMeasurement, countingLikelihood } from '../likelihoods/countingLikelihood.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { normalQuantile } from '../numerics/normalDistribution.js';
import { poissonQuantiles } from './poissonQuantiles.js';

/** Probability, if a ratio is true, of data at most as likely relative to their best fit as those observed. */
export type AcceptanceProbability = (ratio: number) => number;

/** q of toys may differ from that of the data by rounding alone: equal data count as equal. */
const SAME_DEVIANCE = 1e-9;

/** Where the sum over counts stops: the rest of the Poisson distribution. */
const NEGLIGIBLE_TAIL = 1e-13;

/**
 * Known yields: the sum over all counts n with q(n) ≥ q(observed), physics/9711021 section III B and IV. Exact to 1e-12.
 */
export function summedAcceptance({ observed, standardModel, background }: CountingMeasurement): AcceptanceProbability {
  const [signal, known] = [auxiliary(standardModel, standardModel.value), auxiliary(background, background.value)];
  const deviance = (ratio: number, n: number) => countDeviance(ratio, { observed: n, signal, background: known });
  return (ratio) => {
    const mean = ratio * signal.value + known.value;
    const cut = deviance(ratio, observed) * (1 - SAME_DEVIANCE);
    const { probabilities } = poissonQuantiles(mean, NEGLIGIBLE_TAIL);
    let better = 0;
    for (let n = 0; n < probabilities.length; n++) if (deviance(ratio, n) < cut) better += probabilities[n];
    return Math.max(0, 1 - better);
  };
}

/** Purposes of random numbers that no other calculation uses. */
const TOYS_OF_COUNTS = 0x46430001;

/**
 * Uncertain yields, by toys: the profile construction of 2207.14353. At each ratio the yields are those that fit the data best there; a
 * toy fluctuates the count and the auxiliary measurements of the yields (a Gaussian one may come out negative), and q is profiled anew. The same random numbers serve
 * all ratios, so the fraction is a function of the ratio without noise from one to the next; toy i has numbers of its own (Philox), whoever
 * draws them.
 */
export function sampledAcceptance(counts: CountingMeasurement, toys: number, seed: number): AcceptanceProbability {
  const { profile } = countingLikelihood(counts);
  const { countUniforms, deviates } = randomNumbers(toys, seed);
  const observed = outcome(counts, counts.observed, counts.standardModel.value, counts.background.value);
  return (ratio) => {
    const { standardModelEvents, backgroundEvents } = profile(ratio);
    const quantiles = poissonQuantiles(ratio * standardModelEvents + backgroundEvents, NEGLIGIBLE_TAIL);
    const signalToy = auxiliaryToys(counts.standardModel, standardModelEvents);
    const backgroundToy = auxiliaryToys(counts.background, backgroundEvents);
    const cut = countDeviance(ratio, observed) * (1 - SAME_DEVIANCE) - SAME_DEVIANCE;
    let accepted = 0;
    for (let i = 0; i < toys; i++) {
      const n = quantiles.countAt(countUniforms[i]);
      const toy = outcome(counts, n, signalToy(deviates.signal, i), backgroundToy(deviates.background, i));
      if (countDeviance(ratio, toy) >= cut) accepted++;
    }
    return accepted / toys;
  };
}

interface Deviates {
  readonly uniform: Float64Array;
  readonly normal: Float64Array;
}

/** Of each toy: a uniform number for its count, and a uniform and a normal one for each yield. */
function randomNumbers(toys: number, seed: number) {
  const uniforms = new CounterUniforms(seed, TOYS_OF_COUNTS);
  const block = new Float64Array(4);
  const [countUniforms, background, signal] = [0, 1, 2].map(() => new Float64Array(toys));
  for (let i = 0; i < toys; i++) {
    uniforms.fill(i, 0, 1, block);
    countUniforms[i] = block[0];
    background[i] = block[1];
    signal[i] = block[2];
  }
  const deviates = (uniform: Float64Array): Deviates => ({ uniform, normal: uniform.map(normalQuantile) });
  return { countUniforms, deviates: { background: deviates(background), signal: deviates(signal) } };
}

/** What the auxiliary measurement of a yield finds in toy i if `truth` is its expectation. */
function auxiliaryToys({ value, error, constraint }: ConstrainedYield, truth: number) {
  if (error === 0) return () => value;
  switch (constraint) {
    case 'gaussian':
      return ({ normal }: Deviates, i: number) => truth + error * normal[i];
    case 'log-normal': {
      const width = Math.log1p(error / value);
      return ({ normal }: Deviates, i: number) => truth * Math.exp(width * normal[i]);
    }
    case 'poisson': {
      const scale = value / (error * error);
      const quantiles = poissonQuantiles(truth * scale, NEGLIGIBLE_TAIL);
      return ({ uniform }: Deviates, i: number) => quantiles.countAt(uniform[i]) / scale;
    }
  }
}

const outcome = (counts: CountingMeasurement, observed: number, signal: number, background: number): CountOutcome => ({
  observed,
  signal: auxiliary(counts.standardModel, signal),
  background: auxiliary(counts.background, background),
});

/** The auxiliary measurement of a yield with another result. */
function auxiliary({ value: nominal, error, constraint }: ConstrainedYield, value: number): AuxiliaryYield {
  const scale = error > 0 ? nominal / (error * error) : Number.POSITIVE_INFINITY;
  if (error === 0 || constraint === 'gaussian') return { value, error, constraint, scale };
  const moved = constraint === 'poisson' ? Math.sqrt(value / scale) : (error * value) / nominal;
  return { value, error: moved, constraint, scale };
}
