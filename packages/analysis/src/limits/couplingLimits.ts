import {
  type CouplingFamily,
  type CouplingInterval,
  type CouplingLimit,
  couplingLimit,
  type ElectroweakInputs,
  type ExperimentPrediction,
  ratioAtUnitStrength,
  ratioPolynomial,
} from '@nereid/physics';
import { inUnitsOf } from '@nereid/physics/models';
import { type CombinationOptions, correlationMatrix } from '../constraints/correlations.js';
import { likelihoodOf } from '../constraints/measuredLikelihood.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import {
  constraintId,
  hasKernel,
  type KernelShift,
  type LimitConstraint,
  type LimitedFamily,
  predictionOf,
} from './limitConstraint.js';

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

/** A constraint that makes no prediction at a mass. */
export interface SilentConstraint {
  readonly constraint: string;
  readonly reason: string;
}

/** A mass of a plane: what each experiment predicts as a function of the coupling, and the test of couplings there. */
export interface CouplingColumn {
  readonly massGeV: number;
  readonly predictions: readonly ExperimentPrediction[];
  readonly limit: CouplingLimit;
  readonly without: readonly SilentConstraint[];
}

/**
 * Limits on the overall coupling of a mediator of a family, for each mass; measurements combined, with their correlations. A
 * constraint that says nothing at a mass is left out there and named; where none says anything, every coupling is allowed.
 * @param shift 1 or −1: with all predictions shifted up or down by the numerical errors of their kernels
 */
export function couplingLimits(
  sources: readonly LimitConstraint[],
  masses: ArrayLike<number>,
  family: LimitedFamily,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
  shift: KernelShift = 0,
): LimitPoint[] {
  const columnAt = couplingColumns(sources, family, inputs, options, shift);
  return Array.from(masses, (massGeV) => limitPoint(columnAt(massGeV)));
}

/** In the place of predictions where there is none: a ratio that no coupling changes. */
const NOTHING_PREDICTED: ExperimentPrediction = {
  measurement: { name: 'nothing', value: 1, errorPlus: 1, errorMinus: 1 },
  ratio: { linear: 0, quadratic: 0 },
};

/** What `couplingLimits` and planes are made of: at each mass [GeV] one test of all couplings at once. */
export function couplingColumns(
  sources: readonly LimitConstraint[],
  family: LimitedFamily,
  inputs: ElectroweakInputs,
  { correlations, ...options }: CombinationOptions,
  shift: KernelShift = 0,
): (massGeV: number) => CouplingColumn {
  const ids = sources.map(constraintId);
  const predict = sources.map((source) => predictionOf(source, family, inputs, shift));
  // one likelihood for all masses
  const likelihoods = sources.map((one) => (hasKernel(one) ? likelihoodOf(one, options.errorModel) : undefined));
  return (massGeV) => {
    const without: SilentConstraint[] = [];
    const used: string[] = [];
    const predictions = predict.flatMap((predictAt, i): ExperimentPrediction[] => {
      const prediction = predictAt(massGeV);
      if ('reason' in prediction) {
        without.push({ constraint: ids[i], reason: prediction.reason });
        return [];
      }
      used.push(ids[i]);
      const likelihood = likelihoods[i];
      return [likelihood ? { ...prediction, likelihood } : prediction];
    });
    const tested = without.length === sources.length && sources.length > 0 ? [NOTHING_PREDICTED] : predictions;
    const limit = couplingLimit(tested, options, correlationMatrix(used, correlations));
    return { massGeV, predictions, limit, without };
  };
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
