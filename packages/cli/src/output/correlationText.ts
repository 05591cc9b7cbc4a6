import { combinationWeights, type PreparedExperiment } from '@nereid/analysis';
import type { ExperimentCorrelation } from '@nereid/catalogue';

/** Of each experiment its weight in the combination, where that is negative, in a line to be shown. */
export function weightWarnings(
  prepared: readonly PreparedExperiment[],
  correlations: readonly ExperimentCorrelation[],
): string[] {
  if (correlations.length === 0) return [];
  const measured = prepared.map(({ experiment, measurement }) => ({ id: experiment.id, ...measurement }));
  return combinationWeights(measured, correlations).flatMap((weight, i) =>
    weight >= 0
      ? []
      : [
          `warning: ${measured[i].name} has the weight ${weight.toPrecision(2)} in the combination: its error is so much larger that ` +
            'with this correlation a higher value lowers the combined one',
        ],
  );
}

/** One line for each pair, for people. */
export function correlationLines(correlations: readonly ExperimentCorrelation[]): string[] {
  return correlations.map(({ experiments, coefficient, reason, source }) => {
    const why = source === undefined ? reason : `${reason}; ${source}`;
    return `correlation of ${experiments.join(' and ')}: ${coefficient} (${why})`;
  });
}
