import { lmuLtauFamily } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, namedExperiment, threeNodes, toyExperiment } from '../../test/toyExperiment.js';
import { canCombine, runLimits } from '../limits/limitRun.js';
import { evaluatePoint } from './evaluatePoint.js';
import { chosenMeasurement, countingLikelihoods, publishedCounts } from './measuredLikelihood.js';
import { tridentConstraints } from './tridentConstraint.js';

const experiments = ['ccfr', 'charm-ii', 'nutev'].map(namedExperiment);
const projections = ['dune-projection-40', 'dune-projection-25'].map(namedExperiment);

describe('published counts', () => {
  it('are those of NuTeV, with the ids of the values of the record', () => {
    // hep-ex/9811012: 17 events, background 9.8 ± 2.9, Standard Model 10.8 ± 0.3
    expect(publishedCounts(namedExperiment('nutev'), 'log-normal')).toEqual({
      counts: {
        name: 'NuTeV',
        observed: 17,
        standardModel: { value: 10.8, error: 0.3, constraint: 'log-normal' },
        background: { value: 9.8, error: 2.9, constraint: 'log-normal' },
      },
      valueIds: ['nutev-observed', 'nutev-background', 'nutev-sm'],
    });
  });

  it.each([
    ['ccfr', /CCFR published a number of signal events after subtraction/],
    ['charm-ii', /CHARM-II published a number of signal events after subtraction/],
    ['dune-projection-40', /is a projection/],
  ])('%s has none, and says why', (id, reason) => {
    expect(publishedCounts(namedExperiment(id))).toMatchObject({ counts: null, reason: expect.stringMatching(reason) });
  });

  it('replace the ratio where they exist, and are refused where none do', () => {
    const likelihoods = countingLikelihoods(experiments, 'gaussian');
    expect(likelihoods.map((one) => one?.errorModel)).toEqual([undefined, undefined, 'counts']);
    // (17 − 9.8)/10.8
    expect(likelihoods[2]?.measurement.value).toBeCloseTo(2 / 3, 14);
    expect(() => countingLikelihoods(experiments.slice(0, 2), 'gaussian')).toThrow(
      /CCFR published.*CHARM-II published/,
    );
  });
});

describe('a projection', () => {
  it('enters as the Standard Model with its accuracy as error', () => {
    expect(projections.map((one) => chosenMeasurement(one))).toEqual([
      { name: 'DUNE 40 % (projected)', value: 1, errorPlus: 0.4, errorMinus: 0.4 },
      { name: 'DUNE 25 % (projected)', value: 1, errorPlus: 0.25, errorMinus: 0.25 },
    ]);
  });

  const toy = toyExperiment(threeNodes);
  const projected = tridentConstraints(projections, () => toy.kernel, inputs);
  const options = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;

  it('is drawn differently, and two of the same experiment are not combined', () => {
    const run = runLimits(projected, [1], lmuLtauFamily, inputs, options);
    expect(run.curves.map(({ projected: drawn, combined }) => [drawn, combined])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(canCombine([toy, projected[0]])).toBe(true);
    expect(canCombine([toy])).toBe(false);
  });

  it('does not make a combined verdict with another', () => {
    const verdicts = evaluatePoint({ model: 'sm', parameters: {} }, projected, options);
    expect(verdicts.map(({ constraint }) => constraint)).toEqual(['dune-projection-40', 'dune-projection-25']);
  });
});
