import type { ErrorBudget } from '@nereid/analysis';
import { table } from './text.js';

/** Energies or rows beside each other; more are counted, not shown. */
const MOST_COLUMNS = 8;

/**
 * Sources of error of one or several predictions, in per cent with their signs, and all in quadrature. Of more predictions than there is room for some are
 * shown, evenly.
 */
export function budgetTable(title: string, heads: readonly string[], budgets: readonly ErrorBudget[]): string {
  const shown = evenly(budgets.length);
  const parts = new Map(budgets.flatMap((budget) => budget.parts.map((part) => [part.name, part] as const)));
  const rows = [...parts.values()].map(({ name, oneSigma }) => [
    name,
    ...shown.map((i) => signed(budgets[i].parts.find((part) => part.name === name)?.relative)),
    oneSigma,
  ]);
  const total = ['all, in quadrature', ...shown.map((i) => `${(100 * budgets[i].total).toFixed(2)} %`), ''];
  const head = ['source', ...shown.map((i) => heads[i]), 'one standard deviation'];
  const aligned = ['left', ...shown.map(() => 'right'), 'left'] as ('left' | 'right')[];
  const left = budgets.length - shown.length;
  const rest = left === 0 ? '' : `\n${left} more in --json.`;
  return `\n${title}\n${table([head, ...rows, total], aligned)}${rest}`;
}

const signed = (relative: number | undefined): string =>
  relative === undefined ? '–' : `${relative < 0 ? '−' : '+'}${Math.abs(100 * relative).toFixed(2)} %`;

function evenly(count: number): number[] {
  const columns = Math.min(count, MOST_COLUMNS);
  return Array.from({ length: columns }, (_, i) => (columns === 1 ? 0 : Math.round((i * (count - 1)) / (columns - 1))));
}
