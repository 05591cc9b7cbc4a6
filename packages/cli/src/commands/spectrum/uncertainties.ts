import type { SampledCrossSection, Spectrum, SpectrumPair } from '@nereid/analysis';
import { budgetTable } from '../../output/budgetTable.js';

/** Bins whose sources stand beside each other; of more only all events together are shown. */
const MOST_BINS = 7;

/** What is not known of a bin, in per cent; a dash where nothing is in it. */
export const percentOf = ({ uncertainties }: SampledCrossSection): string =>
  uncertainties === undefined ? '–' : `${(100 * uncertainties.total).toFixed(2)} %`;

/** The sources of each spectrum: of few bins in every one, and in all of them together. */
export function sourceTables({ standardModel, model }: SpectrumPair): string[] {
  const others = model ? [{ name: 'model', spectrum: model }] : [];
  return [{ name: 'Standard Model', spectrum: standardModel }, ...others].flatMap(({ name, spectrum }) =>
    spectrum.sources === undefined ? [] : [sourceTable(name, spectrum).trim()],
  );
}

function sourceTable(name: string, { observable, bins, total }: Spectrum): string {
  const short = (value: number) => String(Number(value.toPrecision(4)));
  const shown = bins.length > MOST_BINS ? [] : bins;
  const columns = [
    ...shown.map((bin) => ({ head: `${short(bin.low)} – ${short(bin.high)}`, of: bin })),
    { head: 'all', of: total },
  ].flatMap(({ head, of: { uncertainties } }) =>
    uncertainties === undefined ? [] : [{ head, budget: uncertainties }],
  );
  if (columns.length === 0) return '';
  return budgetTable(
    `${observable.name} [${observable.unit}], ${name}: what is not known, one standard deviation`,
    columns.map(({ head }) => head),
    columns.map(({ budget }) => budget),
  );
}

/** Names of columns of a CSV file: all in quadrature, and the shift by each source. */
export const uncertaintyHead = ({ sources }: Spectrum, prefix = ''): string[] =>
  sources === undefined ? [] : [`${prefix}uncertainty`, ...sources.map(({ name }) => `${prefix}shift_${name}`)];

/** A row of them, relative; empty cells where nothing is in the bin. */
export function uncertaintyCells({ sources }: Spectrum, { uncertainties }: SampledCrossSection): (number | string)[] {
  if (sources === undefined) return [];
  if (uncertainties === undefined) return ['', ...sources.map(() => '')];
  return [uncertainties.total, ...uncertainties.parts.map(({ relative }) => relative)];
}
