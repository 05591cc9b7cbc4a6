import type { ElectroweakInputs, FamilyOfModel } from '@nereid/physics';
import type { Constraint } from '../constraints/constraint.js';
import type { CombinationOptions } from '../constraints/correlations.js';
import { couplingLimits, type LimitPoint } from '../limits/couplingLimits.js';
import type { Bound, BoundPoint, NotComputed } from './bound.js';
import type { PreparedBound } from './prepareLandscape.js';
import { LARGEST_COUPLING } from './recast/recastCurve.js';
import { isViaMixing } from './viaMixing.js';
import { worseThanStandardModel } from './worseThanStandardModel.js';

/** How bounds are tested: level, sides, statistic. */
export type BoundTest = Omit<CombinationOptions, 'correlations'>;

/** What a criterion is compared by: the level at which it is taken to be a limit, whatever that of the other bounds. */
const TEST_OF_CRITERION: BoundTest = { confidenceLevel: 0.95, sidedness: 'one-sided' };

/** Where nothing else is said of how a constraint is computed. */
const PREDICTION = 'the prediction for the point over that of the Standard Model, compared with what was measured';

/**
 * The bound of a constraint on the coupling of a family: at each mass the limit that `nereid limit` gives. Masses at which it predicts
 * nothing are left out, and so are edges above √(4π), where perturbation theory ends; a criterion is not rescaled to the level asked for. Where it excludes no coupling at any, it is not computed, with the reason.
 */
export function computedBound(
  { constraint, record }: PreparedBound,
  family: FamilyOfModel,
  masses: readonly number[],
  asked: BoundTest,
  electroweak: ElectroweakInputs,
): Bound | NotComputed {
  const { id, status, fidelity, reach, isCriterion = false } = constraint;
  const test = isCriterion ? TEST_OF_CRITERION : asked;
  const points = reach
    ? masses.map((massGeV) => reachedPoint(reach, family, massGeV, test.confidenceLevel))
    : couplingLimits([constraint], masses, family, electroweak, test);
  const silent = points.find(({ without }) => without !== undefined)?.without?.[0].reason;
  const curve = points.filter(({ without }) => without === undefined).map(boundPoint);
  if (curve.length === 0) return { constraint: id, reason: silent ?? 'there is no mass' };
  const excluding = curve.find(({ excluded }) => excluded.length > 0);
  if (excluding === undefined) return { constraint: id, reason: silent ?? 'excludes no coupling at these masses' };
  const worse = status === 'measured' ? worseThanStandardModel(constraint, family, curve, electroweak) : undefined;
  return {
    constraint: id,
    title: constraint.title,
    kind: status === 'projected' ? 'projected' : 'computed',
    status,
    confidenceLevel: isCriterion ? null : test.confidenceLevel,
    sidedness: isCriterion ? 'unstated' : test.sidedness,
    curve,
    ...(worse && { worseThanStandardModel: worse }),
    viaMixing: isViaMixing(constraint, family.at(excluding.massGeV, 1)),
    fidelity,
    inputs: constraint.inputs,
    references: constraint.references,
    valueIds: constraint.valueIds,
    ...(record !== undefined && { record }),
    formula: constraint.formula ?? PREDICTION,
    leavesOut: constraint.leavesOut ?? [],
  };
}

/** Where a projection would exclude everything above a coupling. */
function reachedPoint(
  reach: NonNullable<Constraint['reach']>,
  family: FamilyOfModel,
  massGeV: number,
  confidenceLevel: number,
): Pick<LimitPoint, 'massGeV' | 'couplingUpper' | 'excluded' | 'without'> {
  const reached = reach(family.at(massGeV, 1), confidenceLevel);
  if ('reason' in reached)
    return { massGeV, couplingUpper: null, excluded: [], without: [{ constraint: '', ...reached }] };
  const couplingUpper = Math.sqrt(reached.strength);
  if (!Number.isFinite(couplingUpper)) return { massGeV, couplingUpper: null, excluded: [] };
  return { massGeV, couplingUpper, excluded: [{ lower: couplingUpper, upper: Number.POSITIVE_INFINITY }] };
}

function boundPoint({
  massGeV,
  couplingUpper,
  excluded,
}: Pick<LimitPoint, 'massGeV' | 'couplingUpper' | 'excluded'>): BoundPoint {
  return {
    massGeV,
    couplingUpper: couplingUpper !== null && couplingUpper < LARGEST_COUPLING ? couplingUpper : null,
    excluded: excluded.filter(({ lower }) => lower < LARGEST_COUPLING),
  };
}
