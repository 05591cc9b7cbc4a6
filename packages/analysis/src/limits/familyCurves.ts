import type { ElectroweakInputs, FamilyOfModel } from '@nereid/physics';
import { chiSquareTail } from '@nereid/physics/numerics';
import type { Constraint } from '../constraints/constraint.js';
import type { ConstraintCurve, RecordValues } from '../constraints/constraintCurve.js';
import type { ObservableSettings } from '../constraints/constraintCurves.js';
import { ANOMALY_DEVIATIONS, ANOMALY_PREDICTIONS } from '../constraints/gMinusTwo.js';
import { observableConstraints } from '../constraints/observableConstraints.js';
import type { DrawnObservable } from '../constraints/observables.js';
import { couplingLimits } from './couplingLimits.js';

/**
 * Curves of observables beside tridents in the plane of any family, as `constraintCurves` has them for L_μ − L_τ: couplings within the measured interval,
 * two-sided; g−2 at two and five standard deviations. Where nothing is predicted at a mass, or nothing excluded, there is no edge.
 */
export function familyCurves(
  names: readonly Exclude<DrawnObservable, 'belle-ii'>[],
  masses: ArrayLike<number>,
  family: FamilyOfModel,
  settings: ObservableSettings,
  values: RecordValues,
  inputs: ElectroweakInputs,
): ConstraintCurve[] {
  const over = Array.from(masses);
  const constraints = observableConstraints(names, settings, values, inputs);
  const { name: prediction } = ANOMALY_PREDICTIONS[settings.anomaly.prediction];
  return constraints.flatMap((constraint, i): ConstraintCurve[] => {
    const observable = names[i];
    const curve = (id: string, label: string, confidenceLevel: number) =>
      familyCurve({ observable, id, label, confidenceLevel }, constraint, over, family, inputs);
    if (observable !== 'g-2') return [curve(observable, constraint.title, settings.confidenceLevel)];
    return ANOMALY_DEVIATIONS.map((deviations) => {
      const one = curve(`g-2-${deviations}sigma`, '', 1 - chiSquareTail(deviations ** 2, 1));
      const label = `(g−2)μ ${one.kind === 'band' ? '±' : '<'} ${deviations}σ, ${prediction}`;
      return { ...one, label, inputs: { ...constraint.inputs, deviations } };
    });
  });
}

interface CurveDescription extends Pick<ConstraintCurve, 'observable' | 'id' | 'label'> {
  readonly confidenceLevel: number;
}

function familyCurve(
  { confidenceLevel, ...about }: CurveDescription,
  constraint: Constraint,
  masses: readonly number[],
  family: FamilyOfModel,
  inputs: ElectroweakInputs,
): ConstraintCurve {
  const test = { confidenceLevel, sidedness: 'two-sided', statistic: 'measured-interval' } as const;
  const points = couplingLimits([constraint], masses, family, inputs, test);
  const edges = points.map(({ allowed, couplingUpper, without }) =>
    without === undefined && couplingUpper !== null && allowed.length > 0
      ? { lower: allowed[0].lower, upper: couplingUpper }
      : { lower: null, upper: null },
  );
  return {
    ...about,
    kind: edges.some(({ lower }) => lower !== null && lower > 0) ? 'band' : 'limit',
    massGeV: masses,
    lower: edges.map(({ lower }) => lower),
    upper: edges.map(({ upper }) => upper),
    fidelity: constraint.fidelity,
    inputs: { ...constraint.inputs, confidenceLevel },
    valueIds: constraint.valueIds,
    references: constraint.references,
    notes: constraint.leavesOut ?? [],
  };
}
