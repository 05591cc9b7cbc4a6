import { type FamilyOfModel, InputError } from '@nereid/physics';
import { squaredCouplingsAtRatio } from '@nereid/physics/models';
import { twoSidedDeviation } from '@nereid/physics/numerics';
import { type Constraint, RATIO_TO_STANDARD_MODEL } from './constraint.js';
import type { ConstraintCurve } from './constraintCurve.js';
import { ANOMALY_DEVIATIONS } from './gMinusTwo.js';
import type { DrawnObservable } from './observables.js';

/**
 * The curves of constraints over masses [GeV] for a family of any charges, as `constraintCurves` has them for L_μ − L_τ: the couplings whose
 * prediction lies within the two-sided interval of the measurement, of the anomaly within two and five errors; the reach of a projection.
 * null where a constraint says nothing.
 */
export function familyCurves(
  constraints: readonly Constraint[],
  family: FamilyOfModel,
  masses: ArrayLike<number>,
  confidenceLevel: number,
): ConstraintCurve[] {
  const massGeV = Array.from(masses);
  return constraints.flatMap((constraint) => {
    const { id, reach } = constraint;
    if (reach) return [reachCurve(constraint, reach, family, massGeV, confidenceLevel)];
    if (id !== 'g-2') return [bandCurve(constraint, family, massGeV, twoSidedDeviation(confidenceLevel))];
    return ANOMALY_DEVIATIONS.map((deviations) => ({
      ...bandCurve(constraint, family, massGeV, deviations),
      id: `g-2-${deviations}sigma`,
    }));
  });
}

type Edges = { readonly lower: number | null; readonly upper: number | null };

function bandCurve(
  constraint: Constraint,
  family: FamilyOfModel,
  massGeV: readonly number[],
  deviations: number,
): ConstraintCurve {
  const edges = massGeV.map((mass) => edgesAt(constraint, family, mass, deviations));
  const kind = edges.some(({ lower }) => (lower ?? 0) > 0) ? 'band' : 'limit';
  const sign = kind === 'band' ? '±' : '<';
  const label = constraint.id === 'g-2' ? `(g−2)μ ${sign} ${deviations}σ` : constraint.title;
  return {
    ...commonOf(constraint, massGeV, edges),
    kind,
    label,
    fidelity: constraint.fidelity,
    inputs: { ...constraint.inputs, deviations },
    notes: constraint.leavesOut ?? [],
  };
}

function reachCurve(
  constraint: Constraint,
  reach: NonNullable<Constraint['reach']>,
  family: FamilyOfModel,
  massGeV: readonly number[],
  confidenceLevel: number,
): ConstraintCurve {
  const edges = massGeV.map((mass): Edges => {
    const reached = reach(family.at(mass, 1), confidenceLevel);
    const upper = 'reason' in reached || !Number.isFinite(reached.strength) ? null : Math.sqrt(reached.strength);
    return { lower: 0, upper };
  });
  return {
    ...commonOf(constraint, massGeV, edges),
    kind: 'reach',
    label: constraint.title,
    fidelity: 'projection',
    inputs: { ...constraint.inputs, confidenceLevel },
    notes: constraint.leavesOut ?? [],
  };
}

const commonOf = ({ id, valueIds, references }: Constraint, massGeV: readonly number[], edges: readonly Edges[]) => ({
  id,
  observable: id as DrawnObservable,
  massGeV,
  lower: edges.map(({ lower }) => lower),
  upper: edges.map(({ upper }) => upper),
  valueIds,
  references,
});

/** The couplings around the largest ones within so many errors of the measurement; what is larger is too much. */
function edgesAt(constraint: Constraint, family: FamilyOfModel, mass: number, deviations: number): Edges {
  if (constraint.observable === RATIO_TO_STANDARD_MODEL) {
    throw new InputError(
      'constraint',
      constraint.id,
      'is limited, not drawn beside limits',
      'Limit the coupling with it instead.',
    );
  }
  const prediction = constraint.predict(family.at(mass, 1));
  if ('reason' in prediction) return { lower: null, upper: null };
  const { ratio, measurement } = prediction;
  const { value, errorPlus, errorMinus } = measurement;
  const [low, high] = [value - deviations * errorMinus, value + deviations * errorPlus];
  const largest = (at: number) => squaredCouplingsAtRatio(ratio, at).at(-1);
  const upper = largest(high);
  if (upper === undefined) return { lower: null, upper: null };
  return { lower: low > 1 ? Math.sqrt(largest(low) ?? 0) : 0, upper: Math.sqrt(upper) };
}
