import { lmuLtauFamily, parseModel, ratioPolynomial, vectorFamily } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, threeNodes, toyExperiment } from '../../test/toyExperiment.js';
import { modelAccuracy, ratioAccuracy } from '../kernels/modelRatio.js';
import { limitsWithErrors } from './limitErrors.js';

const oneSided = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;
const toy = toyExperiment(threeNodes);
const error = 1e-4;
const kernel = { ...toy.kernel, relativeError: error };
const opposite = {
  neutrino: { e: 0, mu: 1, tau: 0 },
  vector: { e: 0, mu: -1, tau: 0 },
  axial: { e: 0, mu: 0, tau: 0 },
};
const vector = (gPrime: number) => parseModel('vector', { mass: 1, gPrime, nuMu: 1, vectorMu: -1 });

describe('the numerical error of a prediction', () => {
  it('is that of the densities where nothing cancels', () => {
    const model = parseModel('lmu-ltau', { mass: 1, gPrime: 3e-3 });
    // VA of the toy counts in its magnitude, half a per cent of σ
    for (const accuracy of [modelAccuracy, ratioAccuracy]) {
      const { relativeError, converged } = accuracy(kernel, 1e-3, model, inputs);
      expect(relativeError / error).toBeGreaterThanOrEqual(1);
      expect(relativeError / error).toBeCloseTo(1, 2);
      expect(converged).toBe(true);
    }
  });

  it('grows with the root of what cancels, (|b| + c)/R of R = 1 − |b| + c for a ratio', () => {
    const model = vector(4e-3);
    const { linear, quadratic } = ratioPolynomial(kernel.kernels, model, inputs);
    expect(linear).toBeLessThan(-0.5);
    const cancelled = (Math.abs(linear) + quadratic) / (1 + linear + quadratic);
    const { relativeError, converged } = ratioAccuracy(kernel, error, model, inputs);
    // VA of the toy's Standard Model is counted with its sign there, and without it here
    expect(relativeError / (error * Math.sqrt(cancelled))).toBeCloseTo(1, 1);
    expect(converged).toBe(false);
  });

  it('moves a limit by dg/g = δ(b g² + c g⁴)/(2 b g² + 4 c g⁴)', () => {
    const [point] = limitsWithErrors([{ ...toy, kernel }], [1], lmuLtauFamily, inputs, oneSided);
    const limit = point.couplingUpper as number;
    const model = parseModel('lmu-ltau', { mass: 1, gPrime: limit });
    const { linear, quadratic } = ratioPolynomial(kernel.kernels, model, inputs);
    const expected = (error * (linear + quadratic)) / (2 * linear + 4 * quadratic);
    // second order in δ, and VA of the toy in the magnitude of the interference
    expect((point.couplingUpperNumericalError as number) / limit / expected).toBeCloseTo(1, 2);
    expect(point.converged).toBe(true);
  });

  it('says so where a limit hangs on a cancellation', () => {
    // both ends of a band that the dip has left: the slope of R is small there
    const shallow = { ...toyExperiment(threeNodes, { value: 0.75, errorPlus: 0.01, errorMinus: 0.01 }), kernel };
    const [near] = limitsWithErrors([shallow], [1], vectorFamily(opposite), inputs, oneSided);
    const [far] = limitsWithErrors([{ ...toy, kernel }], [1], vectorFamily(opposite), inputs, oneSided);
    expect(near.couplingUpperNumericalError).toBeGreaterThan(0);
    expect(far.couplingUpperNumericalError).toBeGreaterThan(0);
    const inaccurate = { ...kernel, converged: false };
    expect(
      limitsWithErrors([{ ...toy, kernel: inaccurate }], [1], vectorFamily(opposite), inputs, oneSided)[0].converged,
    ).toBe(false);
  });
});
