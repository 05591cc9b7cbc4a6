import {
  type CouplingFamily,
  type CouplingInterval,
  type CouplingLimit,
  couplingLimit,
  type ElectroweakInputs,
  type ExperimentPrediction,
  type FamilyAtMass,
  type RatioPolynomial,
  ratioAtUnitStrength,
  ratioPolynomial,
} from '@nereid/physics';
import { interferenceMagnitude, inUnitsOf } from '@nereid/physics/models';
import { type CombinationOptions, correlationMatrix } from '../constraints/correlations.js';
import { likelihoodOf } from '../constraints/measuredLikelihood.js';
import type { PreparedExperiment } from '../constraints/tridentConstraint.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { requireRatio } from '../kernels/missingRatio.js';

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
}

/** A mass of a plane: what each experiment predicts as a function of the coupling, and the test of couplings there. */
export interface CouplingColumn {
  readonly massGeV: number;
  readonly predictions: readonly ExperimentPrediction[];
  readonly limit: CouplingLimit;
}

/**
 * Limits on the overall coupling of a mediator of a family, for each mass; measurements combined, with their correlations.
 * @param shift 1 or −1: with all predictions shifted up or down by the numerical errors of their kernels
 */
export function couplingLimits(
  experiments: readonly PreparedExperiment[],
  masses: ArrayLike<number>,
  family: CouplingFamily,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
  shift: 0 | 1 | -1 = 0,
): LimitPoint[] {
  const columnAt = couplingColumns(experiments, family, inputs, options, shift);
  return Array.from(masses, (massGeV) => limitPoint(columnAt(massGeV)));
}

/** What `couplingLimits` and planes are made of: at each mass [GeV] one test of all couplings at once. */
export function couplingColumns(
  experiments: readonly PreparedExperiment[],
  family: CouplingFamily,
  inputs: ElectroweakInputs,
  { correlations, ...options }: CombinationOptions,
  shift: 0 | 1 | -1 = 0,
): (massGeV: number) => CouplingColumn {
  const ids = experiments.map(({ experiment }) => experiment.id);
  const correlation = correlationMatrix(ids, correlations);
  for (const { experiment, kernel } of experiments) requireRatio(experiment.name, kernel, inputs);
  // one likelihood for all masses
  const likelihoods = experiments.map((one) => likelihoodOf(one, options.errorModel));
  return (massGeV) => {
    const predictions = experiments.map(({ measurement, kernel }, i) => ({
      measurement,
      likelihood: likelihoods[i],
      ratio: shiftedRatio(kernel, { family, massGeV }, inputs, shift),
    }));
    return { massGeV, predictions, limit: couplingLimit(predictions, options, correlation) };
  };
}

/** σ/σ_SM in g², or where it would be if interference and square were off by the error of the kernel: they need not cancel as they do. */
function shiftedRatio(
  { kernels, relativeError }: ExperimentKernel,
  atMass: FamilyAtMass,
  inputs: ElectroweakInputs,
  shift: 0 | 1 | -1,
): RatioPolynomial {
  const { linear, quadratic } = ratioPolynomial(kernels, atMass, inputs);
  if (shift === 0) return { linear, quadratic };
  const error = shift * relativeError;
  return {
    linear: linear + error * interferenceMagnitude(kernels, atMass, inputs),
    quadratic: quadratic * (1 + error),
  };
}

function limitPoint({ massGeV, limit, predictions }: CouplingColumn): LimitPoint {
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
