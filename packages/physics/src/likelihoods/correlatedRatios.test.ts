import { describe, expect, it } from 'vitest';
import { correlatedChiSquare } from './correlatedRatios.js';
import { ratioLikelihood } from './ratioLikelihood.js';

const [a, b, c] = [
  [0.82, 0.28],
  [1.58, 0.64],
  [0.72, 1],
].map(([value, error], i) => ratioLikelihood({ name: `m${i}`, value, errorPlus: error, errorMinus: error }));
const identity = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

describe('correlatedChiSquare', () => {
  it('is the sum of the single χ² without correlations', () => {
    const ratios = [1, 1.1, 1.2];
    const sum = [a, b, c].reduce((total, one, i) => total + one.chiSquare(ratios[i]), 0);
    expect(correlatedChiSquare([a, b, c], ratios, identity)).toBeCloseTo(sum, 13);
  });

  it('is dᵀC⁻¹d for two measurements: (p² − 2ρpq + q²)/(1 − ρ²)', () => {
    const [p, q, rho] = [(0.82 - 1) / 0.28, (1.58 - 1) / 0.64, 0.3];
    const expected = (p * p - 2 * rho * p * q + q * q) / (1 - rho * rho);
    const correlation = [
      [1, rho],
      [rho, 1],
    ];
    expect(correlatedChiSquare([a, b], [1, 1], correlation)).toBeCloseTo(expected, 13);
    expect(correlatedChiSquare([b, a], [1, 1], correlation)).toBeCloseTo(expected, 13);
  });

  it('refuses what is no correlation matrix', () => {
    const of = (correlation: number[][]) => () => correlatedChiSquare([a, b], [1, 1], correlation);
    expect(of([[1, 0]])).toThrow(/2 rows of 2/);
    expect(
      of([
        [1, 0.5],
        [0.4, 1],
      ]),
    ).toThrow(/correlation\[0\]\[1\].*not symmetric/);
    expect(
      of([
        [2, 0],
        [0, 1],
      ]),
    ).toThrow(/correlation\[0\]\[0\] = 2/);
    expect(
      of([
        [1, 1],
        [1, 1],
      ]),
    ).toThrow(/positive definite/);
    expect(() => correlatedChiSquare([a], [1, 2], [[1]])).toThrow(/does not match/);
  });
});
