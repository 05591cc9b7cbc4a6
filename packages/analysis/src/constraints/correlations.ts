import type { Experiment, ExperimentCorrelation } from '@nereid/catalogue';
import { type CouplingLimitOptions, InputError, suggestName } from '@nereid/physics';
import { type CorrelationMatrix, precisionMatrix } from '@nereid/physics/likelihoods';
import type { ConstraintDescription } from './constraint.js';

/** The test behind a limit, and the correlations between the experiments that are combined; none: independent. */
export interface CombinationOptions extends CouplingLimitOptions {
  readonly correlations?: readonly ExperimentCorrelation[];
}

/** Several experiments combine; two projections are two views of one future measurement, and do not. */
export const atMostOneProjection = (constraints: readonly Pick<ConstraintDescription, 'status'>[]): boolean =>
  constraints.filter(({ status }) => status === 'projected').length <= 1;

/** The correlation matrix of a group of experiments in their order; undefined where no pair of them is correlated. */
export function correlationMatrix(
  ids: readonly string[],
  correlations: readonly ExperimentCorrelation[] = [],
): CorrelationMatrix | undefined {
  const used = correlations.filter(({ experiments }) => experiments.every((id) => ids.includes(id)));
  if (used.length === 0) return undefined;
  const matrix = ids.map((_, i) => ids.map((_, j) => Number(i === j)));
  for (const { experiments, coefficient } of used) {
    const [i, j] = experiments.map((id) => ids.indexOf(id));
    matrix[i][j] = coefficient;
    matrix[j][i] = coefficient;
  }
  return matrix;
}

/**
 * Weight of each measurement in the best linear combination: C⁻¹1 over its sum, with the covariance C_ij = ρ_ij σ_i σ_j of the upper
 * errors. Negative where ρ exceeds the ratio of two errors (Lyons, Gibaut, Clifford, Nucl. Instrum. Meth. A270 (1988) 110): then
 * a larger measurement lowers the combined one, and the result leans on the coefficient.
 */
export function combinationWeights(
  measured: readonly { readonly id: string; readonly errorPlus: number }[],
  correlations: readonly ExperimentCorrelation[],
): number[] {
  const ids = measured.map(({ id }) => id);
  const independent = ids.map((_, i) => ids.map((__, j) => Number(i === j)));
  const precision = precisionMatrix(correlationMatrix(ids, correlations) ?? independent, ids.length);
  const sums = precision.map((row, i) =>
    row.reduce((sum, value, j) => sum + value / (measured[i].errorPlus * measured[j].errorPlus), 0),
  );
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((value) => value / total);
}

/**
 * Checks stated correlations against the experiments in use.
 * @throws InputError, naming the pair, for an unknown or repeated name, a coefficient that is not between −1 and 1, or coefficients
 * that no errors can have together
 */
export function requireCorrelations(
  correlations: readonly ExperimentCorrelation[],
  experiments: readonly Pick<Experiment, 'id'>[],
): void {
  const ids = experiments.map(({ id }) => id);
  const seen = new Set<string>();
  for (const { experiments: pair, coefficient } of correlations) {
    const name = `correlation ${pair.join(',')}`;
    const unknown = pair.find((id) => !ids.includes(id));
    if (unknown !== undefined) {
      throw new InputError(name, unknown, 'not among the experiments combined', suggestName(unknown, ids));
    }
    if (pair[0] === pair[1]) throw new InputError(name, coefficient, 'of an experiment with itself', 'Name two.');
    const key = [...pair].sort().join(',');
    if (seen.has(key)) throw new InputError(name, coefficient, 'the pair is given twice', 'Give it once.');
    seen.add(key);
    if (coefficient > -1 && coefficient < 1) continue;
    throw new InputError(name, coefficient, 'not between −1 and 1', 'Give a coefficient such as 0.3.');
  }
  requirePossible(correlations, ids);
}

/** Grows the set of experiments until its matrix is no longer positive definite: the pair of the last one is named. */
function requirePossible(correlations: readonly ExperimentCorrelation[], ids: readonly string[]): void {
  for (let size = 2; size <= ids.length; size++) {
    const some = ids.slice(0, size);
    const matrix = correlationMatrix(some, correlations);
    if (matrix === undefined) continue;
    try {
      precisionMatrix(matrix, size);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const last = correlations.filter(
        ({ experiments: pair }) => pair.includes(some[size - 1]) && pair.every((id) => some.includes(id)),
      );
      const name = `correlation ${last.map(({ experiments }) => experiments.join(',')).join(' and ')}`;
      const values = last.map(({ coefficient }) => coefficient).join(' and ');
      const remedy = 'The matrix of all coefficients must be positive definite: make them smaller.';
      throw new InputError(name, values, 'not possible together with the other correlations', remedy);
    }
  }
}
