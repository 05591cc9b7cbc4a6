import type { Parsed, SourceText } from './diagnostics.js';
import { type ColumnLayout, NEUTRINO_SPECIES, readFluxColumns } from './fluxColumns.js';
import { type FluxTable, parseFlux } from './fluxes.js';
import { FLUX_UNITS, type FluxUnit } from './fluxUnits.js';
import { userTable } from './userTable.js';

/** How to read a flux that is not one of data/fluxes. */
export interface UserFluxLayout extends ColumnLayout {
  /** Needed unless the file has the header of data/fluxes. */
  readonly unit?: FluxUnit;
}

/**
 * Reads a flux of a user: a file in the format of data/fluxes, or columns of numbers (CSV or white space) with `unit` given
 * and, where the first line does not name them, the columns: `energyGeV,nue,numu,nutau,nuebar,numubar,nutaubar` for GLoBES.
 */
export function fluxFromText(source: SourceText, layout: UserFluxLayout = {}): Parsed<FluxTable> {
  if (/^#\s*id:/m.test(source.text) && layout.columns === undefined) {
    const parsed = parseFlux(source);
    // the name of a user's file is the user's own affair
    return { ...parsed, diagnostics: parsed.diagnostics.filter(({ message }) => !message.startsWith('the id is ')) };
  }
  const { unit } = layout;
  if (unit === undefined) {
    const remedy = `Give one of ${FLUX_UNITS.join(', ')}.`;
    const place = { severity: 'error', file: source.file, line: 1, column: 1, path: '' } as const;
    return { value: undefined, diagnostics: [{ ...place, message: 'the unit of the flux is not known', remedy }] };
  }
  const text = layout.columns === undefined ? columnsOfRows(source.text) : source.text;
  const { value, diagnostics } = readFluxColumns({ ...source, text }, layout);
  return { value: value && userTable(source.file, unit, value), diagnostics };
}

/**
 * Text with columns `energyLowGeV,energyHighGeV,flux…` and a row for each bin and `species` (all of them without that column)
 * as one with a column for each species; other text as it is.
 */
function columnsOfRows(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [names = [], ...rows] = lines.map((line) => line.split(',').map((cell) => cell.trim()));
  const [low, high, kind] = ['energyLowGeV', 'energyHighGeV', 'species'].map((name) => names.indexOf(name));
  const density = names.findIndex((name) => name.startsWith('flux'));
  if (low < 0 || high < 0 || density < 0) return text;
  const bins = new Map<string, Map<string, string>>();
  for (const row of rows) {
    const edges = `${row[low]},${row[high]}`;
    const bin = bins.get(edges) ?? new Map<string, string>();
    for (const name of kind < 0 ? NEUTRINO_SPECIES : [row[kind]]) bin.set(name, row[density]);
    bins.set(edges, bin);
  }
  const species = [...new Set([...bins.values()].flatMap((bin) => [...bin.keys()]))];
  const table = Array.from(bins, ([edges, bin]) => [edges, ...species.map((name) => bin.get(name) ?? '0')].join(','));
  return [['lowGeV', 'highGeV', ...species].join(','), ...table].join('\n');
}
