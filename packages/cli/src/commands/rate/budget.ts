import type { FullRates } from '@nereid/analysis';
import { kindsText, sourcesText } from '../../output/budgetText.js';

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
  const regimes = rows.length <= 4 ? rows : [];
  console.log(`\n${sourcesText(regimes.length > 0 && channels.length === 1 ? regimes : sums)}`);
}
