import { canCombine, type LimitPoint, type LimitRun, type TridentConstraint } from '@nereid/analysis';
import type { ExperimentCorrelation } from '@nereid/catalogue';
import { weightWarnings } from '../../output/correlationText.js';

/** Stronger than this over independent errors is said. */
const NOTABLE_GAIN = 1.05;

/** Where the correlations, not the measurements, make a combined limit strong. */
function gainWarnings(points: readonly LimitPoint[], independent: readonly LimitPoint[]): string[] {
  let [largest, at] = [1, 0];
  points.forEach(({ couplingUpper, massGeV }, i) => {
    const gain =
      (independent[i].couplingUpper ?? Number.POSITIVE_INFINITY) / (couplingUpper ?? Number.POSITIVE_INFINITY);
    if (gain > largest) [largest, at] = [gain, massGeV];
  });
  if (largest < NOTABLE_GAIN) return [];
  const factor = Number.isFinite(largest) ? `${largest.toPrecision(3)} times stronger than` : 'there, and none';
  return [
    `warning: the combined limit is ${factor} with independent errors (at ${at} GeV): it leans on the correlation`,
  ];
}

/** Says on standard error where a combination leans on its correlations. @param independent its limits without them */
export function warnOfCorrelations(
  { curves }: LimitRun,
  prepared: readonly TridentConstraint[],
  correlations: readonly ExperimentCorrelation[],
  independent: () => readonly LimitPoint[],
): void {
  if (correlations.length === 0 || !canCombine(prepared)) return;
  const { points } = curves[curves.length - 1];
  const lines = [...weightWarnings(prepared, correlations), ...gainWarnings(points, independent())];
  for (const line of lines) console.error(line);
}
