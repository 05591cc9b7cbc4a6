import type { ElectroweakInputs } from '@nereid/physics';
import type { Constraint } from '../constraints/constraint.js';
import { atMostOneProjection, type CombinationOptions } from '../constraints/correlations.js';
import type { LimitPoint } from './couplingLimits.js';
import type { LimitedFamily } from './limitConstraint.js';
import { type LimitWithErrors, limitsWithErrors } from './limitErrors.js';

/** A named limit curve: one experiment, or their combination. */
export interface LimitCurve {
  readonly name: string;
  readonly points: readonly LimitPoint[];
  /** The combination is drawn as the excluded region, single experiments as lines. */
  readonly combined: boolean;
  /** What an experiment expects to exclude: a dotted line, never a region. */
  readonly projected?: boolean;
}

/** Limits of each experiment and, where there are several, of all together, over masses and in the contact limit. */
export interface LimitRun {
  readonly curves: readonly (Omit<LimitCurve, 'points'> & {
    readonly experiments: readonly string[];
    readonly points: readonly LimitWithErrors[];
    readonly contact: LimitWithErrors;
  })[];
}

/** Limits on one coupling at each mass [GeV]; where `canCombine`, the last curve is the combination. */
export function runLimits(
  prepared: readonly Constraint[],
  masses: ArrayLike<number>,
  family: LimitedFamily,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): LimitRun {
  const curve = (name: string, group: readonly Constraint[], combined: boolean) => ({
    name,
    combined,
    projected: group.some(({ status }) => status === 'projected'),
    experiments: group.map(({ id }) => id),
    points: limitsWithErrors(group, masses, family, inputs, options),
    contact: limitsWithErrors(group, [Number.POSITIVE_INFINITY], family, inputs, options)[0],
  });
  const single = prepared.map((one) => curve(one.title, [one], prepared.length === 1));
  return { curves: canCombine(prepared) ? [...single, curve('combined', prepared, true)] : single };
}

/** Several experiments combine; two projections are two views of one future measurement, and do not. */
export function canCombine(prepared: readonly Pick<Constraint, 'status'>[]): boolean {
  return prepared.length > 1 && atMostOneProjection(prepared);
}

/** The contact limit as it is quoted: M/g′ above this [GeV], null where nothing is excluded. */
export function massOverCoupling(contact: LimitPoint): number | null {
  return contact.couplingUpper === null ? null : 1 / contact.couplingUpper;
}
