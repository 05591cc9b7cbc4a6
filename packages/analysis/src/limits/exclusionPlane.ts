import {
  type CorrelationMatrix,
  type CouplingFamily,
  type CouplingLimitOptions,
  contourLines,
  correlatedChiSquare,
  type ElectroweakInputs,
  InputError,
  type Polyline,
} from '@nereid/physics';
import { type CombinationOptions, correlationMatrix } from '../constraints/correlations.js';
import { likelihoodOf } from '../constraints/measuredLikelihood.js';
import type { PreparedExperiment } from '../constraints/tridentConstraint.js';
import { type CouplingColumn, couplingColumns } from './couplingLimits.js';

/** Test statistic on a grid of masses and couplings, and where it crosses the threshold of exclusion. */
export interface ExclusionPlane {
  readonly massesGeV: Float64Array;
  readonly couplings: Float64Array;
  /** χ² above the reference at [coupling·masses.length + mass]; 0 where a one-sided test never excludes. */
  readonly excess: Float64Array;
  readonly threshold: number;
  /** Lines excess = threshold in (mass, coupling), interpolated in their logarithms; open at the edge of the grid. */
  readonly contours: readonly Polyline[];
}

/**
 * The exclusion plane of a mediator with fixed charges. At each mass the ratio is a quadratic in g², so a column of
 * couplings costs one pass over the kernel nodes; the reference χ² is the one of `couplingLimit` at that mass.
 * @throws InputError for the statistics `profile` and `cls`
 */
export function exclusionPlane(
  experiments: readonly PreparedExperiment[],
  massesGeV: Float64Array,
  couplings: Float64Array,
  family: CouplingFamily,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): ExclusionPlane {
  requireThreshold(options);
  const columns = Array.from(massesGeV, couplingColumns(experiments, family, inputs, options));
  const excess = new Float64Array(columns.length * couplings.length);
  const ids = experiments.map(({ experiment }) => experiment.id);
  const correlation = correlationMatrix(ids, options.correlations);
  columns.forEach((column, i) => {
    const values = columnExcess(column, couplings, options, correlation);
    for (let j = 0; j < couplings.length; j++) excess[j * columns.length + i] = values[j];
  });
  const threshold = columns.at(-1)?.limit.threshold ?? 0;
  const field = { x: massesGeV, y: couplings, z: excess, xScale: 'log', yScale: 'log' } as const;
  return { massesGeV, couplings, excess, threshold, contours: contourLines(field, threshold) };
}

function columnExcess(
  { predictions, limit }: CouplingColumn,
  couplings: Float64Array,
  options: CombinationOptions,
  correlation: CorrelationMatrix | undefined,
): Float64Array {
  const oneSided = options.sidedness === 'one-sided';
  const likelihoods = predictions.map((one) => likelihoodOf(one, options.errorModel));
  const predicted = new Float64Array(predictions.length);
  return couplings.map((coupling) => {
    const s = coupling * coupling;
    let chiSquare = -limit.referenceChiSquare;
    let tension = 0;
    for (let k = 0; k < likelihoods.length; k++) {
      const { linear, quadratic } = predictions[k].ratio;
      predicted[k] = 1 + s * (linear + s * quadratic);
      if (correlation === undefined) chiSquare += likelihoods[k].chiSquare(predicted[k]);
      if (oneSided) tension += likelihoods[k].slope(predicted[k]);
    }
    if (correlation !== undefined) chiSquare += correlatedChiSquare(likelihoods, predicted, correlation);
    return oneSided && isSpared(options, coupling, limit.bestFit.coupling, tension) ? 0 : chiSquare;
  });
}

/** `profile` and `cls` have no threshold in χ² that is the same at every point. */
function requireThreshold({ statistic }: CouplingLimitOptions): void {
  if (statistic !== 'profile' && statistic !== 'cls') return;
  throw new InputError('statistic', statistic, 'has no plane', 'Use likelihood-ratio, or couplingLimits at each mass.');
}

/** Points a one-sided test never excludes, as in `couplingLimit`. */
function isSpared(options: CouplingLimitOptions, coupling: number, bestFit: number, tension: number): boolean {
  return options.statistic === 'measured-interval' ? tension <= 0 : coupling <= bestFit;
}
