import {
  type CouplingFamily,
  type CouplingInterval,
  type ElectroweakInputs,
  ratioAtUnitStrength,
  ratioPolynomial,
} from '@nereid/physics';
import { inUnitsOf } from '@nereid/physics/models';
import type { CombinationOptions } from '../constraints/correlations.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { type CouplingColumn, couplingColumns, type SilentConstraint } from './couplingColumns.js';
import type { LimitConstraint, LimitedFamily } from './limitConstraint.js';
import type { KernelShift } from './predictionAtMass.js';

/** Limit on the coupling at one mediator mass; `massGeV` is Infinity in the contact limit, `couplingUpper` then that over M [1/GeV]. */
export interface LimitPoint {
  readonly massGeV: number;
  /** The coupling above which everything is excluded; null where nothing is excluded. */
  readonly couplingUpper: number | null;
  readonly allowed: readonly CouplingInterval[];
  readonly excluded: readonly CouplingInterval[];
  /** Predicted σ/σ_SM of each experiment at `couplingUpper`. */
  readonly ratiosAtLimit: Readonly<Record<string, number>>;
  readonly bestFitCoupling: number;
  /** Constraints that say nothing at this mass, with the reason; without them where there are none. */
  readonly without?: readonly SilentConstraint[];
}

/**
 * Limits on the overall coupling of a mediator of a family, for each mass; measurements combined, with their correlations. A
 * constraint that says nothing at a mass is left out there and named; where none says anything, every coupling is allowed.
 * @param shift 1 or −1: with all predictions shifted up or down by the numerical errors of their kernels
 */
export function couplingLimits(
  constraints: readonly LimitConstraint[],
  masses: ArrayLike<number>,
  family: LimitedFamily,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
  shift: KernelShift = 0,
): LimitPoint[] {
  const columnAt = couplingColumns(constraints, family, inputs, options, shift);
  return Array.from(masses, (massGeV) => limitPoint(columnAt(massGeV)));
}

function limitPoint({ massGeV, limit, predictions, without }: CouplingColumn): LimitPoint {
  const squared = limit.upperLimit === null ? Number.NaN : limit.upperLimit ** 2;
  const ratiosAtLimit = Object.fromEntries(
    limit.upperLimit === null
      ? []
      : predictions.map(({ measurement, ratio }) => [measurement.name, ratioAtUnitStrength(inUnitsOf(ratio, squared))]),
  );
  return {
    massGeV,
    couplingUpper: limit.upperLimit,
    allowed: limit.allowed,
    excluded: limit.excluded,
    ratiosAtLimit,
    bestFitCoupling: limit.bestFit.coupling,
    ...(without.length > 0 && { without }),
  };
}

/** σ/σ_SM of a prepared experiment for one mediator of this mass and coupling. */
export function predictedMediatorRatio(
  kernel: ExperimentKernel,
  massGeV: number,
  coupling: number,
  family: CouplingFamily,
  inputs: ElectroweakInputs,
): number {
  return ratioAtUnitStrength(inUnitsOf(ratioPolynomial(kernel.kernels, { family, massGeV }, inputs), coupling ** 2));
}
