import type { Experiment, PublishedCurve } from '@nereid/catalogue';
import type { ElectroweakInputs } from '@nereid/physics';
import type { Constraint } from '../constraints/constraint.js';
import { REGISTERED_OBSERVABLES } from '../constraints/observableConstraints.js';

/** What a landscape is made from: constraints with their kernels and numbers, and curves that others published. */
export interface LandscapeSources {
  readonly constraints: readonly Constraint[];
  readonly curves: readonly PublishedCurve[];
  readonly electroweak: ElectroweakInputs;
}

/** Everything that does not depend on model, masses or test, looked up once. */
export interface PreparedLandscape {
  readonly constraints: readonly PreparedBound[];
  readonly curves: readonly PublishedCurve[];
  readonly electroweak: ElectroweakInputs;
}

/** A constraint with the record behind it. */
export interface PreparedBound {
  readonly constraint: Constraint;
  readonly record?: string;
}

/** Prepares a landscape; redrawing it for another model or other masses is then a calculation in memory alone. */
export function prepareLandscape({ constraints, curves, electroweak }: LandscapeSources): PreparedLandscape {
  return {
    constraints: constraints.map((constraint) => {
      const record = recordOf(constraint);
      return record === undefined ? { constraint } : { constraint, record };
    }),
    curves,
    electroweak,
  };
}

function recordOf(constraint: Constraint): string | undefined {
  if ('experiment' in constraint) return (constraint.experiment as Experiment).record;
  return REGISTERED_OBSERVABLES.find(({ id }) => id === constraint.id)?.record;
}
