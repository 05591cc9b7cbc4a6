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
  const rows = selectionEfficiencies(result, selection, catalogue).map(
    ({ finalState, coherent, incoherent, published }) => [
      finalState.join(' '),
      cell(coherent),
      published.coherent ?? '',
      cell(incoherent),
      published.incoherent ?? '',
    ],
  );
  const head = ['leptons', 'coherent', 'published', 'incoherent', 'published'];
  console.log(
    `\n${result.name}, mode ${result.mode}: part of all events that the cuts keep, with its statistical error`,
  );
  console.log(table([head, ...rows], ['left', 'right', 'right', 'right', 'right']));
}
