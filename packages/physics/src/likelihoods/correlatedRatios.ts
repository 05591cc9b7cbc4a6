import { InputError, requireNumber } from '../errors.js';
import type { RatioLikelihood } from './ratioLikelihood.js';

/** Correlations of measurements: symmetric, 1 on the diagonal; the covariance of i and j is this times both errors. */
export type CorrelationMatrix = readonly (readonly number[])[];

/**
 * χ² of measurements whose errors are correlated: pᵀρ⁻¹p with the pulls p_i of the single measurements. For symmetric errors this is
 * dᵀC⁻¹d with the covariance C_ij = ρ_ij σ_i σ_j; with ρ = 1 on the diagonal only, the sum of the single χ².
 * @throws InputError unless ρ is symmetric and positive definite, with one row for each measurement
 */
export function correlatedChiSquare(
  likelihoods: readonly RatioLikelihood[],
  predictedRatios: ArrayLike<number>,
  correlation: CorrelationMatrix,
): number {
  if (predictedRatios.length !== likelihoods.length) {
    const remedy = `Give one ratio for each of the ${likelihoods.length} measurements.`;
    throw new InputError('predictedRatios.length', predictedRatios.length, 'does not match', remedy);
  }
  const factor = choleskyFactor(correlation, likelihoods.length);
  const solved: number[] = [];
  for (let i = 0; i < likelihoods.length; i++) {
    let rest = likelihoods[i].pull(predictedRatios[i]);
    for (let j = 0; j < i; j++) rest -= factor[i][j] * solved[j];
    solved.push(rest / factor[i][i]);
  }
  return solved.reduce((sum, x) => sum + x * x, 0);
}

/** Lower triangular L with LLᵀ = ρ. */
function choleskyFactor(correlation: CorrelationMatrix, size: number): number[][] {
  requireCorrelations(correlation, size);
  const factor: number[][] = [];
  for (let i = 0; i < size; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const above = j === i ? row : factor[j];
      let rest = correlation[i][j];
      for (let k = 0; k < j; k++) rest -= row[k] * above[k];
      if (i !== j) row.push(rest / factor[j][j]);
      else if (rest > 1e-12) row.push(Math.sqrt(rest));
      else
        throw new InputError('correlation', correlation, 'not positive definite', 'Measurements are not independent.');
    }
    factor.push(row);
  }
  return factor;
}

function requireCorrelations(correlation: CorrelationMatrix, size: number): void {
  if (correlation.length !== size || correlation.some((row) => row.length !== size)) {
    throw new InputError('correlation', correlation, 'not square', `Give ${size} rows of ${size} numbers.`);
  }
  correlation.forEach((row, i) => {
    row.forEach((value, j) => {
      const name = `correlation[${i}][${j}]`;
      requireNumber(name, value, -1, 1);
      if (i === j && value !== 1)
        throw new InputError(name, value, 'not 1', 'A measurement is correlated with itself.');
      if (value !== correlation[j][i])
        throw new InputError(name, value, 'not symmetric', `Make it ${correlation[j][i]}.`);
    });
  });
}
