import type { ErrorBudget } from '@nereid/analysis';
import { ERROR_KINDS } from '@nereid/analysis';
import { table } from './text.js';

/** A budget with what it is of: a row. */
export interface NamedBudget {
  readonly name: string;
  readonly budget: ErrorBudget;
}

/** Errors by kind, a row for each budget, in per cent: one standard deviation, and all in quadrature. */
export function kindsText(head: string, budgets: readonly NamedBudget[]): string {
  const kinds = ERROR_KINDS.filter((kind) => budgets.some(({ budget }) => budget.byKind[kind] !== undefined));
  const rows = budgets.map(({ name, budget }) => [
    name,
    ...kinds.map((kind) => share(budget.byKind[kind])),
    share(budget.total),
  ]);
  return table([[head, ...kinds, 'total'], ...rows], ['left', ...kinds.map(() => 'right' as const), 'right']);
}

const share = (value: number | undefined): string => (value === undefined ? '–' : `${(100 * value).toFixed(2)} %`);
