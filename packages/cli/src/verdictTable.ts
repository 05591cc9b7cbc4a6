import type { ConstraintVerdict } from '@nereid/analysis';
import { table } from './output.js';

/** Verdicts of a point, one line for each constraint. */
export function verdictTable(verdicts: readonly ConstraintVerdict[]): string {
  const rows = verdicts.map(({ constraint, verdict, ratio, pull, reason }) => [
    constraint,
    verdict,
    ratio?.toPrecision(6) ?? '',
    pull?.toFixed(2) ?? '',
    reason ?? '',
  ]);
  const head = ['constraint', 'verdict', 'σ/σ_SM', 'pull', ''];
  return table([head, ...rows], ['left', 'left', 'right', 'right', 'left']);
}
