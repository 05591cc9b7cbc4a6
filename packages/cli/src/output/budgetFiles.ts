import { type ErrorBudget, errorSourcesFigure, type NamedBudget } from '@nereid/analysis';
import type { FigureStyle } from '../options/figure.js';
import { VERSION } from '../thisProgram.js';
import { figureFiles } from './figureFiles.js';
import { toJson } from './json.js';

/** uncertainties.csv and .json of several predictions, a row each, and their figure: bars by source. */
export async function budgetFiles(
  rows: readonly NamedBudget[],
  of: string,
  style: FigureStyle,
): Promise<Record<string, string | Uint8Array>> {
  const figure = errorSourcesFigure(rows, { of, caption: `Nereid ${VERSION}: ${of}.` });
  const json = rows.map(({ name, budget }) => ({ prediction: name, uncertainties: budget }));
  return {
    'uncertainties.csv': budgetCsv(
      ['prediction'],
      rows.map(({ name, budget }) => ({ leading: [name], budget })),
    ),
    'uncertainties.json': `${toJson(json)}\n`,
    ...(await figureFiles('uncertainties', figure, style)),
  };
}

/** A row of a table of budgets: what it is of, and its budget. */
export interface BudgetRow {
  readonly leading: readonly (string | number | null)[];
  readonly budget: ErrorBudget;
}

/** Relative shifts, a column for each source behind those of `heads` and the total; 0 where a prediction has it not. */
export function budgetCsv(heads: readonly string[], rows: readonly BudgetRow[]): string {
  const names = [...new Set(rows.flatMap(({ budget }) => budget.parts.map(({ name }) => name)))];
  const lines = rows.map(({ leading, budget }) => {
    const of = (source: string) => budget.parts.find((part) => part.name === source)?.relative ?? 0;
    return [...leading, budget.total, ...names.map(of)].join(',');
  });
  return `${[[...heads, 'total', ...names].join(','), ...lines].join('\n')}\n`;
}
