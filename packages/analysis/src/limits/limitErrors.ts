import type { ElectroweakInputs } from '@nereid/physics';
import type { CombinationOptions } from '../constraints/correlations.js';
import { acceptedBatches, finiteError } from '../kernels/acceptance.js';
import { couplingLimits, type LimitPoint } from './couplingLimits.js';
import { hasKernel, type LimitConstraint, type LimitedFamily } from './limitConstraint.js';
import { withShiftedEnds } from './unifiedLimits.js';

/** What is known about the accuracy of a limit; absolute errors of `couplingUpper`. */
export interface LimitErrors {
  /** From the errors of the kernels; null where there is no limit, or would be none if the kernels were off by their errors. */
  readonly couplingUpperNumericalError: number | null;
  /** From the events of a selection; absent without one, null where some of its batches give no limit. */
  readonly couplingUpperStatisticalError?: number | null;
  /** From the toys of a Feldman–Cousins interval; absent for other statistics, null where there is no limit at the shifted ends. */
  readonly couplingUpperToyError?: number | null;
  /** Whether the numerical error is within the accuracy that the kernels were asked for. */
  readonly converged: boolean;
}

/** A limit with its errors. */
export type LimitWithErrors = LimitPoint & LimitErrors;

/**
 * `couplingLimits` with errors. The numerical one is how far the limit moves where all predictions are too high, or too low, by
 * what their kernels may be off in the terms that are added and subtracted: near a dip that is more than the error of a kernel. The
 * statistical one is the jackknife over the batches of a selection, the same batch left out of all experiments.
 */
export function limitsWithErrors(
  sources: readonly LimitConstraint[],
  masses: ArrayLike<number>,
  family: LimitedFamily,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): LimitWithErrors[] {
  const limitsOf = (group: readonly LimitConstraint[], shift?: 1 | -1) =>
    couplingLimits(group, masses, family, inputs, options, shift);
  const points = limitsOf(sources);
  const kernels = sources.filter(hasKernel).map(({ kernel }) => kernel);
  // only kernels have errors
  const shifted = kernels.length === 0 ? [] : [limitsOf(sources, 1), limitsOf(sources, -1)];
  const ofToys = options.statistic === 'feldman-cousins' ? limitsOfToys(sources, limitsOf) : undefined;
  const batches = leftOut(sources).map((group) => limitsOf(group));
  const tolerance = Math.max(0, ...kernels.map(({ inputs: { tolerance } }) => tolerance));
  const exact = kernels.every(({ converged }) => converged);
  return points.map((point, i) => {
    const { couplingUpper } = point;
    const toyError = ofToys && { couplingUpperToyError: ofToys(i) };
    const others = shifted.map((one) => one[i].couplingUpper);
    const couplingUpperNumericalError = largestDistance(couplingUpper, others);
    const unlimited = couplingUpper === null && others.every((other) => other === null);
    const met = couplingUpperNumericalError !== null && couplingUpperNumericalError <= tolerance * (couplingUpper ?? 0);
    const converged = exact && (unlimited || met);
    if (batches.length === 0) return { ...point, couplingUpperNumericalError, ...toyError, converged };
    const error = finiteError(batches.map((one) => one[i].couplingUpper ?? Number.NaN));
    const couplingUpperStatisticalError = couplingUpper !== null && Number.isFinite(error) ? error : null;
    return { ...point, couplingUpperNumericalError, couplingUpperStatisticalError, ...toyError, converged };
  });
}

/** Half the distance between the limits at ends shifted outwards and inwards. */
function limitsOfToys(
  constraints: readonly LimitConstraint[],
  limitsOf: (group: readonly LimitConstraint[]) => readonly LimitPoint[],
): (i: number) => number | null {
  const [wide, narrow] = ([1, -1] as const).map((shift) =>
    limitsOf(constraints.map((one) => (hasKernel(one) ? withShiftedEnds(one, shift) : one))),
  );
  return (i) => {
    const [far, near] = [wide[i].couplingUpper, narrow[i].couplingUpper];
    return far === null || near === null ? null : (far - near) / 2;
  };
}

function largestDistance(value: number | null, others: readonly (number | null)[]): number | null {
  if (value === null) return null;
  let largest = 0;
  for (const other of others) {
    if (other === null) return null;
    largest = Math.max(largest, Math.abs(other - value));
  }
  return largest;
}

/** The sources with one batch of events left out each; none without a selection. */
function leftOut(sources: readonly LimitConstraint[]): LimitConstraint[][] {
  const batchesOf = sources.map((one) => (hasKernel(one) ? acceptedBatches(one.kernel) : []));
  const count = Math.max(...batchesOf.map((batches) => batches.length));
  return Array.from({ length: count }, (_, r) =>
    sources.map((one, i) => (hasKernel(one) ? { ...one, kernel: batchesOf[i][r] ?? one.kernel } : one)),
  );
}
