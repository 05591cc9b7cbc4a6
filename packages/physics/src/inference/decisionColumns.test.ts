import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors.js';
import { counting } from '../likelihoods/counting.fixtures.js';
import { RATIO_ERROR_MODELS, type RatioLikelihood, ratioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { type CouplingLimitOptions, couplingDecision } from './couplingLimit.js';
import { type DecisionColumns, decisionColumns } from './decisionColumns.js';
import { ASYMPTOTIC_STATISTICS } from './limitStatistics.js';
import { termColumns } from './termColumns.js';
import type { Sidedness } from './testStatistic.js';

const POINTS = 24;
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const decades = (min: number, max: number) => between(min, max).map((exponent) => 10 ** exponent);

/** R(1) from far below the measurements to far above, with and without a dip before or beyond strength 1. */
const polynomial = fc
  .tuple(decades(-4, 1.5), fc.oneof(between(-2, -0.1), between(-2, 2), decades(-6, 6)), fc.integer({ min: 0, max: 40 }))
  .map(([quadratic, shape, odd]) => {
    if (odd === 0) return { linear: 0, quadratic: 0 };
    if (odd === 1) return { linear: 1e-130, quadratic: 1e-260 };
    if (odd === 2) return { linear: Number.NaN, quadratic: 1 };
    // |linear| ≤ 2 √quadratic where it is negative: no ratio is below zero
    return { linear: shape * Math.sqrt(quadratic), quadratic };
  });
const measurement = fc
  .tuple(between(0.3, 2.5), decades(-2, 0.3), fc.constantFrom(1, 1, 0.3), fc.constantFrom(...RATIO_ERROR_MODELS))
  .map(([value, errorPlus, share, errorModel]) =>
    ratioLikelihood({ name: 'toy', value, errorPlus, errorMinus: share * errorPlus }, errorModel),
  );
const likelihood: fc.Arbitrary<RatioLikelihood> = fc.oneof(
  { weight: 6, arbitrary: measurement },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 30 }).map((observed) => counting(observed, 8, 6, 2)) },
);
const term = fc.record({ likelihood, ratios: fc.array(polynomial, { minLength: POINTS, maxLength: POINTS }) });
const terms = fc.array(term, { minLength: 1, maxLength: 3 });
type Given = typeof terms extends fc.Arbitrary<infer T> ? T : never;

const columnsOf = (given: Given, options: CouplingLimitOptions): DecisionColumns => {
  const columns = given.map(({ likelihood: own, ratios }) => ({
    likelihood: own,
    ratio: {
      linear: Float64Array.from(ratios, ({ linear }) => linear),
      quadratic: Float64Array.from(ratios, ({ quadratic }) => quadratic),
    },
  }));
  return decisionColumns(columns, columns.map(termColumns), options);
};

function decisionAt(given: Given, i: number, options: CouplingLimitOptions) {
  const predictions = given.map(({ likelihood: own, ratios }) => ({
    measurement: own.measurement,
    likelihood: own,
    ratio: ratios[i],
  }));
  if (predictions.some(({ ratio }) => Number.isNaN(ratio.linear))) return { excluded: 0, chiSquare: Number.NaN };
  const { excluded, chiSquare } = couplingDecision(predictions, 1, options);
  return { excluded: Number(excluded), chiSquare };
}

const SIDES: Readonly<Record<(typeof ASYMPTOTIC_STATISTICS)[number], readonly Sidedness[]>> = {
  'likelihood-ratio': ['one-sided', 'two-sided'],
  'measured-interval': ['one-sided', 'two-sided'],
  'chi-square': ['two-sided'],
  profile: ['one-sided'],
  cls: ['one-sided'],
};

/** What is decided, or why nothing can be: every strength impossible, for example. */
function outcome(decide: () => unknown): unknown {
  try {
    return decide();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

describe('decisionColumns', () => {
  for (const statistic of ASYMPTOTIC_STATISTICS) {
    for (const sidedness of SIDES[statistic]) {
      it(`decides as couplingDecision on every point, to the last bit of χ²: ${statistic}, ${sidedness}`, () => {
        // the only one for which bounds can leave something open
        const numRuns = statistic === 'likelihood-ratio' ? 150 : 20;
        fc.assert(
          fc.property(terms, fc.constantFrom(0.6, 0.9, 0.95), (given, confidenceLevel) => {
            const options = { confidenceLevel, sidedness, statistic };
            const points = Array.from({ length: POINTS }, (_, i) => i);
            const one = outcome(() => points.map((i) => decisionAt(given, i, options)));
            const all = outcome(() => {
              const { excluded, chiSquare } = columnsOf(given, options);
              return points.map((i) => ({ excluded: excluded[i], chiSquare: chiSquare[i] }));
            });
            expect(all).toEqual(one);
          }),
          { numRuns },
        );
      });
    }
  }
});
