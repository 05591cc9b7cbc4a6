import { allowedBoundary, type CombinationOptions, couplingColumns, type PreparedExperiment } from '@nereid/analysis';
import type { CouplingFamily, ElectroweakInputs } from '@nereid/physics';
import type { PlaneCurve } from './planeFigure.ts';

/** Masses at the tips of islands are closer: the logarithm of the coupling changes by less. */
const LARGEST_STEP = 0.2;

/**
 * Where points of the plane of mass and coupling become excluded: the ends of the intervals of allowed couplings at each mass [GeV],
 * the same as those of `nereid limit`, joined to lines. Interference makes islands; all points are exact in the coupling.
 */
export function mediatorBoundary(
  group: readonly PreparedExperiment[],
  masses: Float64Array,
  family: CouplingFamily,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): PlaneCurve['polylines'] {
  const columnAt = couplingColumns(group, family, inputs, options);
  const lines = allowedBoundary(masses, (mass) => columnAt(mass).limit.allowed, {
    between: (a, b) => Math.sqrt(a * b),
    largestStep: LARGEST_STEP,
  });
  return lines.map(({ at, coupling }) => ({ x: at, y: coupling }));
}
