import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import { type ColumnLayout, NEUTRINO_SPECIES, readFluxColumns } from './fluxColumns.js';
import { type FluxTable, parseFlux } from './fluxes.js';
import { FLUX_UNIT_FORMS, type FluxUnit, givenFluxUnit } from './fluxUnits.js';
import { highEnergyWarnings, userTable } from './userTable.js';

/** How to read a flux that is not one of data/fluxes. */
export interface UserFluxLayout extends ColumnLayout {
  /** Needed unless the file has the header of data/fluxes: one of `FLUX_UNITS`, or such as 1/50MeV/cm2/1e21POT, 1/bin/m2/POT. */
  readonly unit?: string;
  /** Unit of a file that states none, where `unit` is not given either. */
  readonly otherwise?: FluxUnit;
}

/**
 * Reads a flux of a user: a file in the format of data/fluxes, or columns of numbers (CSV or white space) with `unit` given
 * and, where the first line does not name them, the columns: `energyGeV,nue,numu,nutau,nuebar,numubar,nutaubar` for GLoBES.
 * What is left out or looks odd is a warning beside the table.
 */
export function fluxFromText(source: SourceText, layout: UserFluxLayout = {}): Parsed<FluxTable> {
  if (/^#\s*id:/m.test(source.text) && layout.columns === undefined) return withHeader(source, layout.unit);
  const unit = givenFluxUnit(layout.unit ?? layout.otherwise ?? '');
  if (unit === undefined) {
    const message =
      layout.unit === undefined ? 'the unit of the flux is not known' : `"${layout.unit}" is no unit of a flux`;
    return failure(source.file, message, FLUX_UNIT_FORMS);
  }
  const rows = layout.columns === undefined ? columnsOfRows(source) : { value: source.text, diagnostics: [] };
  if (rows.value === undefined) return { value: undefined, diagnostics: rows.diagnostics };
  return userTable(source.file, unit, readFluxColumns({ ...source, text: rows.value }, layout));
}

function withHeader(source: SourceText, unit: string | undefined): Parsed<FluxTable> {
  const { value, diagnostics } = parseFlux(source, undefined, true);
  if (value !== undefined && unit !== undefined && unit !== value.unit) {
    return failure(source.file, `the file says ${value.unit}, and ${unit} is asked for`, 'Give the unit in one place.');
  }
  return { value, diagnostics: value === undefined ? diagnostics : [...diagnostics, ...highEnergyWarnings(value)] };
}

const failure = (file: string, message: string, remedy: string): Parsed<never> => ({
  value: undefined,
  diagnostics: [{ severity: 'error', file, line: 1, column: 1, path: '', message, remedy }],
});

/**
 * Text with columns `energyLowGeV,energyHighGeV,flux…` and a row for each bin and `species` (all of them without that column)
 * as one with a column for each species, each bin in the line where it is named first; other text as it is.
 */
function columnsOfRows({ file, text }: SourceText): Parsed<string> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const heading = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  const cells = (line: string) => line.split(',').map((cell) => cell.trim());
  const names = cells(lines[heading] ?? '');
  const [low, high, kind] = ['energyLowGeV', 'energyHighGeV', 'species'].map((name) => names.indexOf(name));
  const density = names.findIndex((name) => name.startsWith('flux'));
  if (low < 0 || high < 0 || density < 0) return { value: text, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const bins = new Map<string, { readonly at: number; readonly values: Map<string, string> }>();
  const problemOf = (line: string, at: number): { message: string; remedy: string } | undefined => {
    const row = cells(line);
    if (row.length !== names.length)
      return { message: `${row.length} fields`, remedy: `Give ${names.length}: ${names}.` };
    const edges = `${row[low]},${row[high]}`;
    const bin = bins.get(edges) ?? { at, values: new Map<string, string>() };
    bins.set(edges, bin);
    const species = kind < 0 ? NEUTRINO_SPECIES : [row[kind]];
    const repeated = species.find((name) => bin.values.has(name));
    if (repeated !== undefined) {
      return { message: `the bin ${edges} of ${repeated} is there twice`, remedy: 'Keep one of the two.' };
    }
    for (const name of species) bin.values.set(name, row[density]);
    return undefined;
  };
  lines.forEach((line, at) => {
    if (at <= heading || line === '' || line.startsWith('#')) return;
    const problem = problemOf(line, at);
    if (problem) diagnostics.push({ severity: 'error', file, line: at + 1, column: 1, path: '', ...problem });
  });
  return { value: diagnostics.length > 0 ? undefined : columnsOfBins(bins, lines.length, heading), diagnostics };
}

/** A line for each bin where it was named first, so that what is wrong with it is reported there. */
function columnsOfBins(
  bins: ReadonlyMap<string, { readonly at: number; readonly values: ReadonlyMap<string, string> }>,
  lines: number,
  heading: number,
): string {
  const species = [...new Set([...bins.values()].flatMap(({ values }) => [...values.keys()]))];
  const table = new Array<string>(lines).fill('');
  table[heading] = ['lowGeV', 'highGeV', ...species].join(',');
  for (const [edges, { at, values }] of bins) {
    table[at] = [edges, ...species.map((name) => values.get(name) ?? '0')].join(',');
  }
  return table.join('\n');
}
