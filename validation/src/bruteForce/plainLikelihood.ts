/**
 * Likelihoods of one measurement, written for comparison alone: nothing of the inference code is used.
 * χ² = −2 ln L + constant of the true ratio R.
 */
export interface PlainLikelihood {
  chiSquare(ratio: number): number;
  /** What would be measured, without fluctuation, if `ratio` were true. */
  asimov(ratio: number): PlainLikelihood;
  /** (measured − predicted)/error, of a Gaussian. */
  pull(ratio: number): number;
  readonly value: number;
}

export interface Errors {
  readonly plus: number;
  readonly minus: number;
}

/** A Gaussian with two widths. */
export function splitGaussian(value: number, { plus, minus }: Errors): PlainLikelihood {
  const pull = (ratio: number) => (value - ratio) / (ratio > value ? plus : minus);
  return {
    value,
    pull,
    chiSquare: (ratio) => pull(ratio) ** 2,
    asimov: (ratio) => splitGaussian(ratio, { plus, minus }),
  };
}

/** Barlow's variable Gaussian (2), physics/0406120: variance linear in the true ratio. */
export function linearVariance(value: number, { plus, minus }: Errors): PlainLikelihood {
  const chiSquare = (ratio: number) => {
    const variance = plus * minus + (plus - minus) * (ratio - value);
    return variance > 0 ? (ratio - value) ** 2 / variance : Number.POSITIVE_INFINITY;
  };
  return {
    value,
    chiSquare,
    pull: (ratio) => Math.sign(value - ratio) * Math.sqrt(chiSquare(ratio)),
    asimov: (ratio) => linearVariance(ratio, { plus, minus }),
  };
}

/** Signal and background with the standard deviation of a Gaussian constraint. */
export interface PlainCounts {
  readonly observed: number;
  readonly signal: number;
  readonly signalError: number;
  readonly background: number;
  readonly backgroundError: number;
}

/** A Poisson count with Gaussian constraints, minimised over both yields by Newton steps on the logarithm of the likelihood. */
export function poissonCount(counts: PlainCounts): PlainLikelihood {
  const value = Math.max(0, (counts.observed - counts.background) / counts.signal);
  const chiSquare = (ratio: number) => minimised(counts, ratio).chiSquare;
  return {
    value,
    chiSquare,
    pull: (ratio) => Math.sign(value - ratio) * Math.sqrt(chiSquare(ratio)),
    asimov: (ratio) => {
      const { signal, background } = minimised(counts, ratio);
      return poissonCount({ ...counts, observed: ratio * signal + background, signal, background });
    },
  };
}

function minimised(counts: PlainCounts, ratio: number) {
  const { observed: n, signalError, backgroundError } = counts;
  let [signal, background] = [counts.signal, counts.background];
  for (let step = 0; step < 100; step++) {
    const mean = ratio * signal + background;
    const slope = 2 * (1 - n / mean);
    const bend = (2 * n) / mean ** 2;
    const gs = slope * ratio + (2 * (signal - counts.signal)) / signalError ** 2;
    const gb = slope + (2 * (background - counts.background)) / backgroundError ** 2;
    const [ss, sb, bb] = [bend * ratio ** 2 + 2 / signalError ** 2, bend * ratio, bend + 2 / backgroundError ** 2];
    const determinant = ss * bb - sb * sb;
    const ds = (bb * gs - sb * gb) / determinant;
    const db = (ss * gb - sb * gs) / determinant;
    signal = Math.max(signal - ds, signal / 10);
    background = Math.max(background - db, background / 10);
    if (Math.abs(ds) + Math.abs(db) < 1e-14 * (signal + background)) break;
  }
  const mean = ratio * signal + background;
  const poisson = 2 * (mean - n + (n > 0 ? n * Math.log(n / mean) : 0));
  const penalties =
    ((signal - counts.signal) / signalError) ** 2 + ((background - counts.background) / backgroundError) ** 2;
  return { signal, background, chiSquare: poisson + penalties };
}
