import type { Experiment } from '@nereid/catalogue';
import {
  type CouplingInterval,
  type CouplingLimit,
  couplingLimit,
  type ElectroweakInputs,
  type MediatorCharges,
  mediatorRatioCoefficients,
  type RatioLikelihood,
  type RatioMeasurement,
} from '@nereid/physics';
import { type CombinationOptions, correlationMatrix } from './correlations.js';
import type { ExperimentKernel } from './experimentKernel.js';

/** An experiment ready for inference: its measured ratio, or another likelihood in its place, and its kernel. */
export interface PreparedExperiment {
  readonly experiment: Experiment;
  readonly measurement: RatioMeasurement;
  readonly likelihood?: RatioLikelihood;
  readonly kernel: ExperimentKernel;
}

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

/** Limits on the overall coupling of a mediator with fixed charges, for each mass; measurements combined, with their correlations. */
export function couplingLimits(
  experiments: readonly PreparedExperiment[],
  masses: ArrayLike<number>,
  charges: MediatorCharges,
  inputs: ElectroweakInputs,
  { correlations, ...options }: CombinationOptions,
): LimitPoint[] {
  const ids = experiments.map(({ experiment }) => experiment.id);
  const correlation = correlationMatrix(ids, correlations);
  return Array.from(masses, (massGeV) => {
    const predictions = experiments.map(({ measurement, likelihood, kernel }) => ({
      measurement,
      ...(likelihood && { likelihood }),
      ratio: mediatorRatioCoefficients(kernel.kernels, massGeV, charges, inputs),
    }));
    return limitPoint(massGeV, couplingLimit(predictions, options, correlation), predictions);
  });
}

function limitPoint(
  massGeV: number,
  limit: CouplingLimit,
  predictions: readonly { measurement: RatioMeasurement; ratio: { linear: number; quadratic: number } }[],
): LimitPoint {
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
