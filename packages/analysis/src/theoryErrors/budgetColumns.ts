import type { ErrorBudget } from './errorBudget.js';

/** Budgets of many predictions: a column of relative shifts for each source that any of them has, and `total`; NaN where one has it not. */
export type BudgetColumns = Readonly<Record<string, Float64Array>>;

/** Columns of `count` rows to be filled one by one. */
export function budgetColumns(count: number) {
  const columns: Record<string, Float64Array> = {};
  const set = (name: string, i: number, value: number) => {
    columns[name] ??= new Float64Array(count).fill(Number.NaN);
    columns[name][i] = value;
  };
  return {
    columns: columns as BudgetColumns,
    set(i: number, budget: ErrorBudget): void {
      set('total', i, budget.total);
      for (const { name, relative } of budget.parts) set(name, i, relative);
    },
  };
}
