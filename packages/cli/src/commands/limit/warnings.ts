import {
  type ExperimentKernelInputs,
  LARGE_STATISTICAL_ERROR,
  type LimitRun,
  type LimitWithErrors,
} from '@nereid/analysis';

/** What a reader of a limit must not miss, a line for each curve: few events after cuts, cancellations, masses without a prediction. */
export function limitWarnings(
  { curves }: LimitRun,
  selection: ExperimentKernelInputs['selection'] | undefined,
): string[] {
  return curves.flatMap(({ name, points, contact, combined }) => {
    const limited = [...points, contact].filter(({ couplingUpper }) => couplingUpper !== null);
    const largest = Math.max(0, ...limited.map((point) => relative(point.couplingUpperStatisticalError, point)));
    const lines = silentWords(name, points, combined && curves.length > 1);
    if (selection !== undefined && largest > LARGE_STATISTICAL_ERROR) {
      const error = Number.isFinite(largest) ? `uncertain by up to ${percent(largest)}` : 'of unknown error';
      const remedy = `Raise --cut-events (${selection.events}).`;
      lines.push(`${name}: the cuts keep so few events that its limits are ${error}. ${remedy}`);
    }
    const poor = limited.filter(({ converged }) => !converged);
    if (poor.length > 0) {
      const worst = Math.max(...poor.map((point) => relative(point.couplingUpperNumericalError, point)));
      const error = Number.isFinite(worst) ? `known to ${percent(worst)} only` : 'not certain to exist';
      const where = poor.length === 1 ? 'one limit is' : `${poor.length} limits are`;
      lines.push(`${name}: ${where} ${error}, not to the tolerance asked for. Give a smaller --tolerance.`);
    }
    return lines;
  });
}

/** At how many masses a constraint says nothing; of a combination, that it is without it there. */
function silentWords(name: string, points: readonly LimitWithErrors[], isCombination: boolean): string[] {
  const silent = points.filter(({ without }) => without !== undefined);
  if (silent.length === 0) return [];
  const where = `${silent.length === 1 ? 'one' : silent.length} of ${points.length} masses`;
  if (isCombination) return [`${name}: at ${where} without those that say nothing there.`];
  return [`${name}: no prediction at ${where}: ${silent[0].without?.[0].reason}.`];
}

const relative = (error: number | null | undefined, { couplingUpper }: LimitWithErrors): number =>
  error === null ? Number.POSITIVE_INFINITY : (error ?? 0) / (couplingUpper ?? 1);

const percent = (part: number): string => `${Number((100 * part).toPrecision(2))} %`;
