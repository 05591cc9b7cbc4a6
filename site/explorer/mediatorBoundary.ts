import {
  type CombinationOptions,
  couplingLimits,
  exclusionPlane,
  type LimitPoint,
  type PreparedExperiment,
} from '@nereid/analysis';
import type { ElectroweakInputs, MediatorCharges } from '@nereid/physics';
import type { PlaneCurve } from './planeFigure.ts';

/** The points of a plane: masses [GeV] and couplings, ascending. */
export interface PlaneGrid {
  readonly masses: Float64Array;
  readonly couplings: Float64Array;
}

/**
 * Where points of the plane of mass and coupling become excluded. Where at every mass all couplings up to a limit are allowed, the
 * limits themselves are the line, exact in the coupling and the same as those of `nereid limit`. Else, as with destructive
 * interference, islands are found as contours on the grid.
 */
export function mediatorBoundary(
  group: readonly PreparedExperiment[],
  { masses, couplings }: PlaneGrid,
  charges: MediatorCharges,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): PlaneCurve['polylines'] {
  const limits = couplingLimits(group, masses, charges, inputs, options);
  if (limits.every(isSimple)) {
    return [{ x: Array.from(masses), y: limits.map(({ gPrimeUpper }) => gPrimeUpper ?? Number.NaN) }];
  }
  const { contours } = exclusionPlane(group, masses, couplings, charges, inputs, options);
  return contours.map(({ x, y }) => ({ x: Array.from(x), y: Array.from(y) }));
}

/** All couplings from 0 to the limit are allowed, or all there are. */
const isSimple = ({ allowed }: LimitPoint): boolean => allowed.length === 1 && allowed[0].lower === 0;
