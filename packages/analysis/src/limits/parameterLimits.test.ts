import { modelDefinition } from '@nereid/physics';
import { chargeRadiusShift } from '@nereid/physics/models';
import { describe, expect, it } from 'vitest';
import { inputs, oneNode, threeNodes, toyExperiment, VECTOR, Z_TWO_SIDED } from '../../test/toyExperiment.js';
import { parameterLimits } from './parameterLimits.js';

const level = { confidenceLevel: 0.95 };
const limits = (name: string, parameter: string, ...experiments: ReturnType<typeof toyExperiment>[]) =>
  parameterLimits(experiments, modelDefinition(name), parameter, {}, inputs, level);

describe('parameterLimits', () => {
  it('has the intervals of R = (1 + δV/V)² in closed form, on both sides of 0', () => {
    const [{ allowed, bestFit }] = limits('charge-radius', 'r2Mu', toyExperiment(oneNode));
    // R between 0.82 ± 1.96·0.28: the minimum of χ² is 0 on both branches
    const [low, high] = [-1, 1].map((side) => Math.sqrt(0.82 + side * Z_TWO_SIDED * 0.28));
    const radius = (root: number) => (VECTOR * (root - 1)) / chargeRadiusShift(1, inputs);
    const expected = [-high, -low, low, high].map(radius);
    expect(allowed).toHaveLength(2);
    const ends = allowed.flatMap(({ lower, upper }) => [lower, upper]);
    // from a distance with R = 1e4, which costs as many digits
    for (const [i, end] of ends.entries()) expect(end / expected[i]).toBeCloseTo(1, 9);
    // −V would be as good; that of the smaller change is named
    expect(bestFit).toBeCloseTo(radius(Math.sqrt(0.82)), 4);
  });

  it('says the same of a Wilson coefficient as of the shift of V that it is', () => {
    const experiment = toyExperiment(threeNodes);
    const [{ allowed: ofVector }] = limits('contact', 'vector', experiment);
    const [{ allowed: ofRadius }] = limits('charge-radius', 'r2Mu', experiment);
    const unit = chargeRadiusShift(1, inputs);
    expect(ofVector).toHaveLength(ofRadius.length);
    ofVector.forEach(({ lower, upper }, i) => {
      expect((ofRadius[i].lower * unit) / lower).toBeCloseTo(1, 9);
      expect((ofRadius[i].upper * unit) / upper).toBeCloseTo(1, 9);
    });
  });

  it('combines independent experiments: two alike have errors smaller by √2', () => {
    const measured = { value: 1, errorPlus: 0.2, errorMinus: 0.2 };
    const half = { value: 1, errorPlus: 0.2 / Math.SQRT2, errorMinus: 0.2 / Math.SQRT2 };
    const both = limits(
      'charge-radius',
      'r2Mu',
      toyExperiment(threeNodes, measured),
      toyExperiment(threeNodes, measured),
    );
    const [one] = limits('charge-radius', 'r2Mu', toyExperiment(threeNodes, half));
    const combined = both.at(-1);
    expect(combined?.allowed.length).toBe(one.allowed.length);
    one.allowed.forEach(({ lower, upper }, i) => {
      expect(combined?.allowed[i].lower).toBeCloseTo(lower, 6);
      expect(combined?.allowed[i].upper).toBeCloseTo(upper, 6);
    });
  });

  it('allows everything where nothing depends on the parameter', () => {
    const [{ allowed, bestFit }] = limits('charge-radius', 'r2Tau', toyExperiment(oneNode));
    expect(allowed).toEqual([{ lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY }]);
    expect(bestFit).toBeNull();
  });

  it('refuses parameters that have one sign, are not there, or do not enter linearly', () => {
    const experiment = toyExperiment(oneNode);
    const ask = (name: string, parameter: string) => () => limits(name, parameter, experiment);
    expect(ask('lmu-ltau', 'gPrime')).toThrow(/one sign only/);
    expect(ask('charge-radius', 'r2mu')).toThrow(/Did you mean "r2Mu"/);
    expect(() =>
      parameterLimits([experiment], modelDefinition('randall-sundrum'), 'cRightMu', { irScale: 1000 }, inputs, level),
    ).toThrow(/linearly/);
    expect(() =>
      parameterLimits([experiment], modelDefinition('charge-radius'), 'r2Mu', { r2Mu: 1 }, inputs, level),
    ).toThrow(/given a value too/);
  });
});
