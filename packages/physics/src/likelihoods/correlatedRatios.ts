import { InputError, requireNumber } from '../errors.js';
import type { RatioLikelihood } from './ratioLikelihood.js';

/** Correlations of measurements: symmetric, 1 on the diagonal; the covariance of i and j is this times both errors. */
export type CorrelationMatrix = readonly (readonly number[])[];

/**
 * χ² of measurements whose errors are correlated: pᵀρ⁻¹p with the pulls p_i of the single measurements. For symmetric errors this is
 * dᵀC⁻¹d with the covariance C_ij = ρ_ij σ_i σ_j. Measurements that are correlated with none enter with their own χ², so
 * with ρ = 1 on the diagonal only it is the sum of the single χ².
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
  requireCorrelations(correlation, likelihoods.length);
  const linked = correlatedMembers(correlation);
  const alone = likelihoods.reduce(
    (sum, likelihood, i) => sum + (linked.includes(i) ? 0 : likelihood.chiSquare(predictedRatios[i])),
    0,
  );
  const factor = choleskyFactor(
    linked.map((i) => linked.map((j) => correlation[i][j])),
    linked.length,
  );
  const solved: number[] = [];
  for (const [row, i] of linked.entries()) {
    let rest = likelihoods[i].pull(predictedRatios[i]);
    for (let j = 0; j < row; j++) rest -= factor[row][j] * solved[j];
    solved.push(rest / factor[row][row]);
  }
  return solved.reduce((sum, x) => sum + x * x, alone);
}

/** Which measurements are correlated with another one, ascending. */
export function correlatedMembers(correlation: CorrelationMatrix): number[] {
  const indices = correlation.map((_, i) => i);
  return indices.filter((i) => correlation[i].some((value, j) => j !== i && value !== 0));
}

/**
 * ρ⁻¹ of `size` measurements, symmetric to the last bit.
 * @throws InputError unless ρ is symmetric and positive definite, with one row for each measurement
 */
export function precisionMatrix(correlation: CorrelationMatrix, size: number): number[][] {
  const factor = choleskyFactor(correlation, size);
  // rows of L⁻¹
  const inverse: number[][] = [];
  for (let i = 0; i < size; i++) {
    const row = Array.from({ length: size }, (_, j) => {
      let rest = i === j ? 1 : 0;
      for (let k = j; k < i; k++) rest -= factor[i][k] * inverse[k][j];
      return j > i ? 0 : rest / factor[i][i];
    });
    inverse.push(row);
  }
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => inverse.reduce((sum, row) => sum + row[i] * row[j], 0)),
  );
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
