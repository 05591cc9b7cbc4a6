import type { FullRates, NamedBudget } from '@nereid/analysis';
import { budgetTable } from '../../output/budgetTable.js';
import { kindsText } from '../../output/budgetText.js';

/** The budgets of sums, then those of each rate; with the experiment and its mode where there are several. */
export const rateBudgets = (results: readonly FullRates[]): NamedBudget[] =>
  results.flatMap((one) => {
    const before = results.length > 1 ? `${one.experiment} ${one.mode} ` : '';
    return budgetsOf(one).map(({ name, budget }) => ({ name: `${before}${name}`, budget }));
  });

function budgetsOf({ rates, budget }: FullRates): NamedBudget[] {
  if (budget === undefined) return [];
  const channels = Object.entries(budget.channels).map(([name, one]) => ({ name, budget: one }));
  const sums = channels.length > 1 ? [{ name: 'all channels', budget: budget.all }, ...channels] : channels;
  const single = rates.map(({ channel, regime }, i) => ({ name: `${channel} ${regime}`, budget: budget.rates[i] }));
  return [...sums, ...single];
}

/** The errors of rates as they are calculated source by source, where that was asked for. */
export function printRateBudget({ name, mode, rates, budget }: FullRates): void {
  if (budget === undefined) return;
  const rows = rates.map(({ channel, regime }, i) => ({ name: `${channel} ${regime}`, budget: budget.rates[i] }));
  const channels = Object.entries(budget.channels).map(([channel, one]) => ({ name: channel, budget: one }));
  const sums = [...channels, ...(channels.length > 1 ? [{ name: 'all channels', budget: budget.all }] : [])];
  console.log(
    `\n${name}, mode ${mode}: errors by source, calculated; sums with correlations. ± above are those of the literature.`,
  );
  console.log(kindsText('events', [...rows, ...sums]));
  const shown = channels.length === 1 && rows.length <= 4 ? rows : sums;
  console.log(
    budgetTable(
      'Sources',
      shown.map((one) => one.name),
      shown.map((one) => one.budget),
    ),
  );
}
