import {
  type CouplingInterval,
  type CouplingLimit,
  couplingLimit,
  type ElectroweakInputs,
  type ExperimentPrediction,
  interferenceMagnitude,
  type MediatorCharges,
  mediatorRatioCoefficients,
  type RatioPolynomial,
} from '@nereid/physics';
import { type CombinationOptions, correlationMatrix } from '../constraints/correlations.js';
import { likelihoodOf } from '../constraints/measuredLikelihood.js';
import type { PreparedExperiment } from '../constraints/tridentConstraint.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { requireRatio } from '../kernels/missingRatio.js';

/** Limit on the coupling at one mediator mass; `massGeV` is Infinity in the contact limit, `gPrimeUpper` then g′/M [1/GeV]. */
export interface LimitPoint {
  readonly massGeV: number;
  /** The coupling above which everything is excluded; null where nothing is excluded. */
  readonly gPrimeUpper: number | null;
  readonly allowed: readonly CouplingInterval[];
  readonly excluded: readonly CouplingInterval[];
  /** Predicted σ/σ_SM of each experiment at `gPrimeUpper`. */
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
 * Limits on the overall coupling of a mediator with fixed charges, for each mass; measurements combined, with their correlations.
 * @param shift 1 or −1: with all predictions shifted up or down by the numerical errors of their kernels
 */
export function couplingLimits(
  experiments: readonly PreparedExperiment[],
  masses: ArrayLike<number>,
  charges: MediatorCharges,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
  shift: 0 | 1 | -1 = 0,
): LimitPoint[] {
  const columnAt = couplingColumns(experiments, charges, inputs, options, shift);
  return Array.from(masses, (massGeV) => limitPoint(columnAt(massGeV)));
}

/** What `couplingLimits` and planes are made of: at each mass [GeV] one test of all couplings at once. */
export function couplingColumns(
  experiments: readonly PreparedExperiment[],
  charges: MediatorCharges,
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
      ratio: predictedRatio(kernel, massGeV, charges, inputs, shift),
    }));
    return { massGeV, predictions, limit: couplingLimit(predictions, options, correlation) };
  };
}

/** σ/σ_SM in g², or where it would be if interference and square were off by the error of the kernel: they need not cancel as they do. */
function predictedRatio(
  { kernels, relativeError }: ExperimentKernel,
  massGeV: number,
  charges: MediatorCharges,
  inputs: ElectroweakInputs,
  shift: 0 | 1 | -1,
): RatioPolynomial {
  const { linear, quadratic } = mediatorRatioCoefficients(kernels, massGeV, charges, inputs);
  if (shift === 0) return { linear, quadratic };
  const error = shift * relativeError;
  return {
    linear: linear + error * interferenceMagnitude(kernels, massGeV, charges, inputs),
    quadratic: quadratic * (1 + error),
  };
}

function limitPoint({ massGeV, limit, predictions }: CouplingColumn): LimitPoint {
  const squared = limit.upperLimit === null ? Number.NaN : limit.upperLimit ** 2;
  const ratiosAtLimit = Object.fromEntries(
    limit.upperLimit === null
      ? []
      : predictions.map(({ measurement, ratio }) => [
          measurement.name,
          1 + ratio.linear * squared + ratio.quadratic * squared * squared,
        ]),
  );
  return {
    massGeV,
    gPrimeUpper: limit.upperLimit,
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
  charges: MediatorCharges,
  inputs: ElectroweakInputs,
): number {
  const { linear, quadratic } = mediatorRatioCoefficients(kernel.kernels, massGeV, charges, inputs);
  const s = coupling * coupling;
  return 1 + linear * s + quadratic * s * s;
}
