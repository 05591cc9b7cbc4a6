import { couplingLimits, evaluatePoint, type TridentConstraint, tridentConstraints } from '@nereid/analysis';
import { type CouplingInterval, couplingFamily, defaultElectroweakInputs } from '@nereid/physics';
import { directRatio, type Prepared, parametersAt } from './directRatios.js';
import { linearVariance, type PlainLikelihood, poissonCount, splitGaussian } from './plainLikelihood.js';
import { type PlainQuestion, plainVerdict } from './plainTest.js';
import type { Setting } from './randomSettings.js';

/** Ends of intervals are found to the last bits of s by one side, to half of them by the other (golden sections). */
export const EDGE_TOLERANCE = 1e-6;
const GRID = 1500;

/** What was found of one setting. */
export interface LimitComparison {
  readonly setting: Setting;
  /** Strengths at which both gave a verdict, and those at which they differ. */
  readonly verdicts: number;
  readonly differing: readonly number[];
  /** Ends of allowed intervals that were found again, and the largest relative distance in g. */
  readonly edges: number;
  readonly largestDistance: number;
}

/** The setting's limit as Nereid gives it against verdicts from the definitions on a grid of strengths, with edges by bisection. */
export function compareLimit(setting: Setting, prepared: Prepared): LimitComparison {
  const experiments = preparedFor(setting, prepared);
  const question = plainQuestion(setting, experiments);
  const excluded = plainVerdict(question);
  const ours = ourVerdict(setting, experiments);
  const grid = question.strengths.filter((_, i) => i % ours.every === 0);
  const plain = grid.map(excluded);
  const near = (s: number) =>
    ours.edges.some((edge) => Math.abs(s - edge) <= 2 * EDGE_TOLERANCE * edge) ||
    // one that the grid's best fit decides
    s === 0;
  const differing = grid.filter((s, i) => !near(s) && plain[i] !== ours.excluded(s));
  const distances = ours.edges
    .filter((edge) => edge > 0 && edge < grid[grid.length - 1])
    .map((edge) => edgeDistance(edge, excluded));
  return {
    setting,
    verdicts: grid.length,
    differing,
    edges: distances.length,
    largestDistance: Math.max(0, ...distances),
  };
}

/** How far from an edge of ours the verdict changes, relative, in g = √s. */
function edgeDistance(edge: number, excluded: (s: number) => boolean): number {
  let [low, high] = [edge * (1 - 1e-4), edge * (1 + 1e-4)];
  const below = excluded(low);
  if (below === excluded(high)) return Number.POSITIVE_INFINITY;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (excluded(middle) === below) low = middle;
    else high = middle;
  }
  return Math.abs(low / edge - 1) / 2;
}

export function preparedFor(setting: Setting, prepared: Prepared): TridentConstraint[] {
  const all = prepared.of(setting);
  const treatment = { likelihood: setting.counts ? 'counts' : 'ratio', constraint: 'gaussian' } as const;
  return tridentConstraints(
    all.map(({ experiment }) => experiment),
    (_, i) => all[i].kernel,
    defaultElectroweakInputs,
    { treatment },
  );
}

function plainLikelihoods(setting: Setting, experiments: readonly TridentConstraint[]): PlainLikelihood[] {
  return experiments.map(({ experiment, measurement }) => {
    if (setting.counts && experiment.id === 'nutev') {
      const count = (name: string) => experiment.eventCounts.find(({ quantity }) => quantity === name);
      const [observed, signal, background] = [count('observed'), count('standardModel'), count('background')];
      return poissonCount({
        observed: observed?.value ?? Number.NaN,
        signal: signal?.value ?? Number.NaN,
        signalError: signal?.errorPlus ?? Number.NaN,
        background: background?.value ?? Number.NaN,
        backgroundError: background?.errorPlus ?? Number.NaN,
      });
    }
    const errors = { plus: measurement.errorPlus, minus: measurement.errorMinus };
    const make = setting.errorModel === 'variable-width' ? linearVariance : splitGaussian;
    return make(measurement.value, errors);
  });
}

/** The same question in plain terms. */
export function plainQuestion(setting: Setting, experiments: readonly TridentConstraint[]): PlainQuestion {
  const likelihoods = plainLikelihoods(setting, experiments);
  const predict = (s: number) => experiments.map(({ kernel }) => directRatio(kernel, setting, s));
  const { statistic, sided, level, correlations } = setting;
  const ids = setting.experiments;
  const coefficient = (a: string, b: string) =>
    a === b ? 1 : (correlations.find(({ pair }) => pair.includes(a) && pair.includes(b))?.coefficient ?? 0);
  const correlation = correlations.length > 0 ? ids.map((a) => ids.map((b) => coefficient(a, b))) : undefined;
  return { statistic, sided, level, likelihoods, predict, correlation, strengths: strengths(likelihoods, predict) };
}

/** 0, and a grid up to where every prediction that moves is far beyond its measurement. */
function strengths(likelihoods: readonly PlainLikelihood[], predict: (s: number) => readonly number[]): number[] {
  let highest = 1e-12;
  const beyond = (s: number) =>
    predict(s).some((ratio, i) => ratio > Math.max(1, likelihoods[i].value) && likelihoods[i].chiSquare(ratio) > 100);
  while (!beyond(highest) && highest < 1e12) highest *= 2;
  // evenly in √s, where the ratio is smooth
  return Array.from({ length: GRID + 1 }, (_, i) => highest * (i / GRID) ** 2);
}

export interface OurVerdict {
  readonly excluded: (s: number) => boolean;
  readonly edges: readonly number[];
  /** A verdict at each so many strengths of the grid. */
  readonly every: number;
}

export function ourVerdict(setting: Setting, experiments: readonly TridentConstraint[]): OurVerdict {
  const { statistic, sided, level, errorModel, model, charges, massGeV, correlations } = setting;
  const options = {
    confidenceLevel: level,
    sidedness: sided,
    statistic,
    errorModel,
    correlations: correlations.map(({ pair, coefficient }) => ({
      experiments: pair as [string, string],
      coefficient,
      reason: 'drawn at random',
    })),
  };
  if (model === 'contact' || model === 'wet') {
    const excluded = (s: number) => {
      const point = { model, parameters: parametersAt(setting, s) };
      return evaluatePoint(point, experiments, options).at(-1)?.verdict === 'excluded';
    };
    return { excluded, edges: [], every: 10 };
  }
  const family = couplingFamily(model, charges);
  const [limit] = couplingLimits(experiments, [massGeV], family, defaultElectroweakInputs, options);
  const allows =
    (s: number) =>
    ({ lower, upper }: CouplingInterval) =>
      lower ** 2 <= s && s <= upper ** 2;
  return {
    excluded: (s) => !limit.allowed.some(allows(s)),
    edges: limit.allowed.flatMap(({ lower, upper }) => [lower ** 2, upper ** 2]),
    every: 1,
  };
}
