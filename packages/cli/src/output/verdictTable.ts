import { type ConstraintVerdict, pullText } from '@nereid/analysis';
import { table, valueWithError } from './text.js';

/** Verdicts of a point, one line for each constraint; where they predict different things, each says what. */
export function verdictTable(verdicts: readonly ConstraintVerdict[]): string {
  const mixed = verdicts.some(({ observable }) => observable !== undefined);
  const rows = verdicts.map(({ ratioStatisticalError = 0, ...one }) => {
    const { constraint, verdict, ratio, predicted, observable, pull, reason } = one;
    return [
      constraint,
      verdict,
      ...(mixed ? [observable ?? (ratio === undefined ? '' : 'σ/σ_SM')] : []),
      (ratio === undefined ? undefined : valueWithError(ratio, ratioStatisticalError)) ??
        (predicted === undefined ? '' : predictedText(predicted)),
      pull === undefined ? '' : pullText(pull),
      reason ?? '',
    ];
  });
  const prediction = mixed ? ['', 'predicted'] : ['σ/σ_SM'];
  const head = ['constraint', 'verdict', ...prediction, 'pull', ''];
  return table([head, ...rows], ['left', 'left', ...(mixed ? (['left'] as const) : []), 'right', 'right', 'left']);
}

/** Numbers of order one plainly, shifts of an anomaly in powers of ten. */
const predictedText = (value: number): string =>
  value === 0 || Math.abs(value) > 1e-3 ? value.toPrecision(6) : value.toExponential(4);
