import { type CouplingLimit, couplingLimit, type ElectroweakInputs, type ExperimentPrediction } from '@nereid/physics';
import { scannedLimit, shiftsInUnitsOf } from '@nereid/physics/inference';
import { inUnitsOf } from '@nereid/physics/models';
import type { Constraint, NoPrediction } from '../constraints/constraint.js';
import { type CombinationOptions, correlationMatrix } from '../constraints/correlations.js';
import { likelihoodOf } from '../constraints/measuredLikelihood.js';
import { constraintId, hasKernel, isGeneral, type LimitConstraint, type LimitedFamily } from './limitConstraint.js';
import { type KernelShift, predictionAtMass, requirePoints } from './predictionAtMass.js';

/** A constraint that makes no prediction at a mass. */
export interface SilentConstraint {
  readonly constraint: string;
  readonly reason: string;
}

/** A mass of a plane: what each experiment predicts as a function of the coupling, and the test of couplings there. */
export interface CouplingColumn {
  readonly massGeV: number;
  readonly predictions: readonly ExperimentPrediction[];
  readonly limit: Pick<CouplingLimit, 'allowed' | 'excluded' | 'upperLimit'> & {
    readonly bestFit: { readonly coupling: number };
  };
  readonly without: readonly SilentConstraint[];
}

/** In the place of predictions where there is none: a ratio that no coupling changes. */
const NOTHING_PREDICTED: ExperimentPrediction = {
  measurement: { name: 'nothing', value: 1, errorPlus: 1, errorMinus: 1 },
  ratio: { linear: 0, quadratic: 0 },
};

/**
 * What `couplingLimits` and planes are made of: at each mass [GeV] one test of all couplings at once. Where one of the constraints does
 * not scale with the squared coupling, all are tested together coupling by coupling.
 */
export function couplingColumns(
  constraints: readonly LimitConstraint[],
  family: LimitedFamily,
  inputs: ElectroweakInputs,
  combination: CombinationOptions,
  shift: KernelShift = 0,
): (massGeV: number) => CouplingColumn {
  const { correlations, ...options } = combination;
  const scaling = constraints.filter((one) => !isGeneral(one));
  const general = constraints.filter(isGeneral);
  const predict = scaling.map((one) => predictionAtMass(one, family, inputs, shift));
  // one likelihood for all masses
  const likelihoods = scaling.map((one) => (hasKernel(one) ? likelihoodOf(one, options.errorModel) : undefined));
  return (massGeV) => {
    const found = scaling.map((one, i): Answer => {
      const prediction = predict[i](massGeV);
      const likelihood = likelihoods[i];
      return { id: constraintId(one), prediction: likelihood ? { ...prediction, likelihood } : prediction };
    });
    if (general.length > 0) return scannedColumn(massGeV, found, general, family, combination);
    const { predictions, without, correlation } = answered(found, correlations);
    const tested = without.length > 0 && predictions.length === 0 ? [NOTHING_PREDICTED] : predictions;
    return { massGeV, predictions, limit: couplingLimit(tested, options, correlation), without };
  };
}

interface Answer {
  readonly id: string;
  readonly prediction: ExperimentPrediction | NoPrediction;
}

/** Predictions with their correlations, apart from those who make none. */
function answered(answers: readonly Answer[], correlations: CombinationOptions['correlations']) {
  const predictions: ExperimentPrediction[] = [];
  const ids: string[] = [];
  const without: SilentConstraint[] = [];
  for (const { id, prediction } of answers) {
    if ('reason' in prediction) {
      without.push({ constraint: id, reason: prediction.reason });
    } else {
      predictions.push(prediction);
      ids.push(id);
    }
  }
  return { predictions, without, correlation: correlationMatrix(ids, correlations) };
}

const inUnitsOfCoupling = (prediction: ExperimentPrediction, unit: number): ExperimentPrediction => ({
  ...prediction,
  ratio: inUnitsOf(prediction.ratio, unit),
  ...(prediction.shifts && { shifts: shiftsInUnitsOf(prediction.shifts, unit) }),
});

/** All together at each coupling; what makes no prediction at any coupling is without one. */
function scannedColumn(
  massGeV: number,
  found: readonly Answer[],
  general: readonly Constraint[],
  family: LimitedFamily,
  { correlations, ...options }: CombinationOptions,
): CouplingColumn {
  const reasons = new Map<string, string>();
  const spoken = new Set<string>();
  const generalAt = (coupling: number): Answer[] =>
    general.map((constraint) => {
      const { id } = constraint;
      const prediction: ExperimentPrediction | NoPrediction =
        massGeV === Number.POSITIVE_INFINITY
          ? { reason: 'is not computed for contact interactions' }
          : constraint.predict(requirePoints(constraint, family).at(massGeV, coupling));
      if ('reason' in prediction) reasons.set(id, prediction.reason);
      else spoken.add(id);
      return { id, prediction };
    });
  const scaledTo = (coupling: number): Answer[] =>
    found.map(({ id, prediction }) => ({
      id,
      prediction: 'reason' in prediction ? prediction : inUnitsOfCoupling(prediction, coupling * coupling),
    }));
  const limit = scannedLimit(
    (coupling) => answered([...scaledTo(coupling), ...generalAt(coupling)], correlations),
    options,
  );
  const silent = [...reasons].filter(([id]) => !spoken.has(id));
  return {
    massGeV,
    predictions: [],
    limit,
    without: [
      ...answered(found, correlations).without,
      ...silent.map(([constraint, reason]) => ({ constraint, reason })),
    ],
  };
}
