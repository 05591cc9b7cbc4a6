import type { ErrorBudget } from '@nereid/analysis';
import { table } from './text.js';

/** A budget with what it is of: a row of one table, a column of the other. */
export interface NamedBudget {
  readonly name: string;
  readonly budget: ErrorBudget;
}

/** Columns of sources that a page has room for. */
const MOST_COLUMNS = 4;

/** Errors by kind, a row for each budget, in per cent: one standard deviation, and all in quadrature. */
export function kindsText(head: string, budgets: readonly NamedBudget[]): string {
  const kinds = [...new Set(budgets.flatMap(({ budget }) => budget.kinds.map(({ kind }) => kind)))];
  const rows = budgets.map(({ name, budget }) => [
    name,
    ...kinds.map((kind) => share(budget.kinds.find((one) => one.kind === kind)?.relative)),
    share(budget.total),
  ]);
  return table([[head, ...kinds, 'total'], ...rows], ['left', ...kinds.map(() => 'right' as const), 'right']);
}

/** Sources with what one standard deviation of each changes, in per cent; a column for each budget, of many the first, the last and some between. */
export function sourcesText(budgets: readonly NamedBudget[]): string {
  const last = Math.min(MOST_COLUMNS, budgets.length) - 1;
  const shown = Array.from(
    { length: last + 1 },
    (_, i) => budgets[last === 0 ? 0 : Math.round((i * (budgets.length - 1)) / last)],
  );
  const sources = new Map(shown.flatMap(({ budget }) => budget.sources.map((one) => [one.name, one] as const)));
  const rows = [...sources.values()].map(({ name, oneSigma }) => [
    name,
    ...shown.map(({ budget }) => signed(budget.sources.find((one) => one.name === name)?.relative)),
    oneSigma,
  ]);
  const head = ['source', ...shown.map(({ name }) => name), 'one standard deviation'];
  return table([head, ...rows], ['left', ...shown.map(() => 'right' as const), 'left']);
}

const share = (value: number | undefined): string =>
  value === undefined ? '–' : Number.isFinite(value) ? `${(100 * value).toFixed(2)} %` : '–';

const signed = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '–' : `${value < 0 ? '−' : '+'}${share(Math.abs(value))}`;
