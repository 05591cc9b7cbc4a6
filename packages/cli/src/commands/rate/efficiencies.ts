import { type Efficiency, type ExposureRates, selectionEfficiencies } from '@nereid/analysis';
import type { Catalogue } from '@nereid/catalogue';
import { efficiencyText } from '../../output/selectionText.js';
import { table } from '../../output/text.js';

/** What a selection keeps of each pair of flavours as a table, beside published numbers. */
export function printEfficiencies(
  result: ExposureRates,
  selection: string | undefined,
  catalogue: Pick<Catalogue, 'selections'>,
): void {
  const cell = (one?: Efficiency) => (one ? efficiencyText(one) : '–');
  const efficiencies = selectionEfficiencies(result, selection, catalogue);
  const breaks = efficiencies.some(({ inelastic }) => inelastic !== undefined);
  const rows = efficiencies.map(({ finalState, coherent, incoherent, inelastic, published }) => [
    finalState.join(' '),
    cell(coherent),
    published.coherent ?? '',
    cell(incoherent),
    published.incoherent ?? '',
    ...(breaks ? [cell(inelastic)] : []),
  ]);
  const head = ['leptons', 'coherent', 'published', 'incoherent', 'published', ...(breaks ? ['inelastic'] : [])];
  console.log(
    `\n${result.name}, mode ${result.mode}: part of all events that the cuts keep, with its statistical error`,
  );
  console.log(table([head, ...rows], ['left', ...head.slice(1).map(() => 'right' as const)]));
}
