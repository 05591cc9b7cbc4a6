import { lmuLtauFamily } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, threeNodes, toyExperiment, Z_ONE_SIDED } from '../../test/toyExperiment.js';
import { couplingLimits } from '../limits/couplingLimits.js';
import { runLimits } from '../limits/limitRun.js';
import { combinationWeights, correlationMatrix, requireCorrelations } from './correlations.js';
import { evaluatePoint } from './evaluatePoint.js';

const stated = (a: string, b: string, coefficient: number) => ({
  experiments: [a, b] as const,
  coefficient,
  reason: 'shared detector',
});
const ccfr = toyExperiment(threeNodes, { name: 'one', value: 1.9, errorPlus: 0.2, errorMinus: 0.2 });
const nutev = toyExperiment(threeNodes, { name: 'two', value: 2.3, errorPlus: 0.3, errorMinus: 0.3 }, 'nutev');
const both = [ccfr, nutev];
const oneSided = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;

describe('weights of a combination', () => {
  // Lyons, Gibaut and Clifford: w = (σ₂² − ρσ₁σ₂, σ₁² − ρσ₁σ₂)/(σ₁² + σ₂² − 2ρσ₁σ₂); the second is negative where ρ > σ₁/σ₂
  it.each([-0.9, 0, 0.15, 0.17, 0.5, 0.999])('are those of the closed form with ρ = %s', (rho) => {
    const [a, b] = [0.28, 1.73];
    const total = a * a + b * b - 2 * rho * a * b;
    const measured = [
      { id: 'ccfr', errorPlus: a },
      { id: 'nutev', errorPlus: b },
    ];
    const weights = combinationWeights(measured, [stated('ccfr', 'nutev', rho)]);
    expect(weights[0]).toBeCloseTo((b * b - rho * a * b) / total, 12);
    expect(weights[1]).toBeCloseTo((a * a - rho * a * b) / total, 12);
    expect(weights[1] < 0).toBe(rho > a / b);
  });
});

describe('limits with stated correlations', () => {
  it('are those of the best linear unbiased estimate, in curve and verdict alike', () => {
    // Lyons, Gibaut and Clifford, NIM A 270 (1988) 110, equations 4 and 5
    const [x, y, a, b, rho] = [1.9, 2.3, 0.2, 0.3, 0.4];
    const total = a * a + b * b - 2 * rho * a * b;
    const mean = ((b * b - rho * a * b) * x + (a * a - rho * a * b) * y) / total;
    const upper = mean + Z_ONE_SIDED * Math.sqrt((a * a * b * b * (1 - rho * rho)) / total);
    const options = { ...oneSided, correlations: [stated('nutev', 'ccfr', rho)] };
    const [point] = couplingLimits(both, [0.3], lmuLtauFamily, inputs, options);
    expect(point.ratiosAtLimit.one).toBeCloseTo(upper, 11);
    const g = point.couplingUpper as number;
    const verdict = (gPrime: number) =>
      evaluatePoint({ model: 'lmu-ltau', parameters: { mass: 0.3, gPrime } }, both, options).at(-1);
    expect(verdict(g * (1 - 1e-8))).toMatchObject({ constraint: 'combined', verdict: 'allowed' });
    expect(verdict(g * (1 + 1e-8))).toMatchObject({ constraint: 'combined', verdict: 'excluded' });
    const [p, q] = [(x - 1) / a, (y - 1) / b];
    const ofStandardModel = (p * p - 2 * rho * p * q + q * q) / (1 - rho * rho);
    expect(verdict(g)?.standardModelChiSquare).toBeCloseTo(ofStandardModel, 11);
  });

  it('change the combination only', () => {
    const [free, bound] = [[], [stated('ccfr', 'nutev', 0.5)]].map(
      (correlations) => runLimits(both, [1], lmuLtauFamily, inputs, { ...oneSided, correlations }).curves,
    );
    expect(bound.slice(0, 2)).toEqual(free.slice(0, 2));
    expect(bound[2].points).not.toEqual(free[2].points);
  });
});

describe('the correlation matrix', () => {
  it('is in the order of the experiments; pairs of others do not count', () => {
    const all = [stated('ccfr', 'nutev', 0.3), stated('charm-ii', 'nutev', -0.1)];
    expect(correlationMatrix(['nutev', 'ccfr'], all)).toEqual([
      [1, 0.3],
      [0.3, 1],
    ]);
    expect(correlationMatrix(['ccfr', 'charm-ii'], all)).toBeUndefined();
  });

  it.each([
    [[stated('ccfr', 'nutv', 0.3)], /correlation ccfr,nutv = "nutv": not among.*Did you mean "nutev"/],
    [[stated('ccfr', 'ccfr', 0.3)], /ccfr,ccfr.*with itself/],
    [[stated('ccfr', 'nutev', 0.3), stated('nutev', 'ccfr', 0.3)], /nutev,ccfr.*given twice/],
    [[stated('ccfr', 'nutev', 1)], /ccfr,nutev = 1: not between/],
    [[stated('ccfr', 'nutev', Number.NaN)], /not between/],
    [
      [stated('ccfr', 'charm-ii', 0.9), stated('ccfr', 'nutev', 0.9), stated('charm-ii', 'nutev', -0.9)],
      /correlation ccfr,nutev and charm-ii,nutev = "0.9 and -0.9": not possible together/,
    ],
  ])('%j is refused by name', (correlations, reason) => {
    const experiments = ['ccfr', 'charm-ii', 'nutev'].map((id) => ({ id }));
    expect(() => requireCorrelations(correlations, experiments)).toThrow(reason);
  });
});
