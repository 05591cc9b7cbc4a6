import {
  type ExperimentKernelInputs,
  LARGE_STATISTICAL_ERROR,
  type LimitRun,
  type LimitWithErrors,
  massOverCoupling,
} from '@nereid/analysis';
import { exponentialWithError, valueWithError } from '../../output.js';

/** A limit in the table: five digits, or as many as its statistical error after cuts allows. */
export function limitText({ couplingUpper, couplingUpperStatisticalError }: LimitWithErrors): string {
  if (couplingUpper === null) return '–';
  if (couplingUpperStatisticalError === null) return `${couplingUpper.toExponential(4)} (error not known)`;
  return exponentialWithError(couplingUpper, couplingUpperStatisticalError ?? 0);
}

/** The contact limit in the table. */
export function contactText(contact: LimitWithErrors): string {
  const { massOverCouplingGeV: limit, statisticalErrorGeV } = contactLimit(contact);
  if (limit === null) return '–';
  if (statisticalErrorGeV === null) return `${limit.toFixed(1)} (error not known)`;
  return statisticalErrorGeV === undefined ? limit.toFixed(1) : valueWithError(limit, statisticalErrorGeV);
}

/** The contact limit as M over coupling, with the relative errors of the coupling over M. */
export function contactLimit(contact: LimitWithErrors) {
  const { couplingUpper, couplingUpperNumericalError, couplingUpperStatisticalError, converged } = contact;
  const limit = massOverCoupling(contact);
  const errorOf = (error: number | null) =>
    limit === null || couplingUpper === null || error === null ? null : (limit * error) / couplingUpper;
  return {
    massOverCouplingGeV: limit,
    numericalErrorGeV: errorOf(couplingUpperNumericalError),
    ...(couplingUpperStatisticalError !== undefined && { statisticalErrorGeV: errorOf(couplingUpperStatisticalError) }),
    converged,
  };
}

/** What a reader of a limit must not miss, a line for each curve: few events after cuts, and cancellations. */
export function limitWarnings({ curves }: LimitRun, { selection }: ExperimentKernelInputs): string[] {
  return curves.flatMap(({ name, points, contact }) => {
    const limited = [...points, contact].filter(({ couplingUpper }) => couplingUpper !== null);
    const largest = Math.max(0, ...limited.map((point) => relative(point.couplingUpperStatisticalError, point)));
    const lines: string[] = [];
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

const relative = (error: number | null | undefined, { couplingUpper }: LimitWithErrors): number =>
  error === null ? Number.POSITIVE_INFINITY : (error ?? 0) / (couplingUpper ?? 1);

const percent = (part: number): string => `${Number((100 * part).toPrecision(2))} %`;
