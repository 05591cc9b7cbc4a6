import type { FullRates } from '@nereid/analysis';
import { budgetTable } from '../../output/budgetTable.js';
import { kindsText } from '../../output/budgetText.js';

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
