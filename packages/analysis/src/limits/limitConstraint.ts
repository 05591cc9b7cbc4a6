import type { CouplingFamily, FamilyOfModel } from '@nereid/physics';
import type { Constraint } from '../constraints/constraint.js';
import type { PreparedExperiment } from '../constraints/tridentConstraint.js';

/** What limits are made of: a rate of tridents with its kernel, or any other constraint. */
export type LimitConstraint = PreparedExperiment | Constraint;

/** Families whose points are known can be limited by everything, others by tridents alone. */
export type LimitedFamily = CouplingFamily | FamilyOfModel;

/** Whether it is a rate of tridents: predicted from its kernel, with the family at coupling 1. */
export const hasKernel = (constraint: LimitConstraint): constraint is PreparedExperiment => 'kernel' in constraint;

/** Whether it has to be asked coupling by coupling. */
export const isGeneral = (constraint: LimitConstraint): constraint is Constraint =>
  !hasKernel(constraint) && constraint.scaling === 'general';

/** The id that correlations and reports know it by. */
export const constraintId = (constraint: LimitConstraint): string =>
  hasKernel(constraint) ? constraint.experiment.id : constraint.id;
