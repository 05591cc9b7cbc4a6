import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import { remedyForName } from './diagnostics.js';

/** Species that a flux may have columns for. */
export const NEUTRINO_SPECIES = ['nue', 'numu', 'nutau', 'nuebar', 'numubar', 'nutaubar'] as const;
/** A neutrino or antineutrino of one flavour. */
export type NeutrinoSpecies = (typeof NEUTRINO_SPECIES)[number];

/** Bin edges [GeV] and the densities of each species in them. */
export interface FluxColumns {
  readonly lowGeV: Float64Array;
  readonly highGeV: Float64Array;
  readonly densities: ReadonlyMap<NeutrinoSpecies, Float64Array>;
}

/** How to read columns that have no heading. */
export interface ColumnLayout {
  /** Names of the columns in order: lowGeV and highGeV, or energyGeV (bin centres), then species; `-` skips one. */
  readonly columns?: readonly string[];
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const EDGES = ['lowGeV', 'highGeV'];

/**
 * Reads columns of numbers, separated by commas or white space; lines that start with # are skipped. The first line names the
 * columns unless `layout` does: lowGeV,highGeV or energyGeV, then species (nue, numu, nutau, with bar for antineutrinos).
 * With energyGeV the numbers are bin centres and the edges lie half-way between them.
 */
export function readFluxColumns(source: SourceText, layout: ColumnLayout = {}): Parsed<FluxColumns> {
  const diagnostics: Diagnostic[] = [];
  const report = (line: number, message: string, remedy: string): void => {
    diagnostics.push({ severity: 'error', file: source.file, line, column: 1, path: '', message, remedy });
  };
  let names = layout.columns;
  const rows: { line: number; values: number[] }[] = [];
  source.text.split(/\r?\n/).forEach((text, i) => {
    const line = text.trim();
    if (line === '' || line.startsWith('#')) return;
    const fields = line.split(line.includes(',') ? /\s*,\s*/ : /\s+/);
    if (names === undefined) names = fields;
    else readRow(fields, names, i + 1, rows, report);
  });
  checkNames(names ?? [], report);
  if (rows.length < 1) report(1, 'no rows of numbers', 'A flux needs at least one bin.');
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  return collectColumns(names as string[], rows, report, diagnostics);
}

type ReportLine = (line: number, message: string, remedy: string) => void;

function checkNames(names: readonly string[], report: ReportLine): void {
  const energies = names.filter((name) => EDGES.includes(name) || name === 'energyGeV').join(',');
  if (energies !== 'lowGeV,highGeV' && energies !== 'energyGeV') {
    report(1, `the energy columns are "${energies}"`, 'Give lowGeV and highGeV, or energyGeV.');
  }
  const others = names.filter((name) => !EDGES.includes(name) && name !== 'energyGeV' && name !== '-');
  for (const name of others) {
    if ((NEUTRINO_SPECIES as readonly string[]).includes(name)) continue;
    report(1, `no species "${name}"`, remedyForName(name, NEUTRINO_SPECIES));
  }
  const repeated = names.find((name, i) => name !== '-' && names.indexOf(name) !== i);
  if (repeated !== undefined) report(1, `column ${repeated} is there twice`, 'Keep one of the two.');
  if (others.length === 0) report(1, 'no column with a flux', `Add one of ${NEUTRINO_SPECIES.join(', ')}.`);
}

function readRow(
  fields: readonly string[],
  names: readonly string[],
  line: number,
  rows: { line: number; values: number[] }[],
  report: ReportLine,
): void {
  if (fields.length !== names.length) {
    report(line, `${fields.length} fields`, `Give ${names.length}: ${names.join(', ')}.`);
    return;
  }
  const bad = fields.find((field, column) => names[column] !== '-' && !DECIMAL.test(field));
  if (bad !== undefined) report(line, `"${bad}" is not a number`, 'Give a finite number.');
  else rows.push({ line, values: fields.map(Number) });
}

function collectColumns(
  names: readonly string[],
  rows: readonly { line: number; values: number[] }[],
  report: ReportLine,
  diagnostics: Diagnostic[],
): Parsed<FluxColumns> {
  const column = (name: string) => Float64Array.from(rows, ({ values }) => values[names.indexOf(name)]);
  const [lowGeV, highGeV] = names.includes('energyGeV')
    ? edgesAround(column('energyGeV'))
    : [column('lowGeV'), column('highGeV')];
  rows.forEach(({ line }, i) => {
    const previous = i === 0 ? 0 : highGeV[i - 1];
    if (!(lowGeV[i] >= previous && highGeV[i] > lowGeV[i])) {
      report(line, `the bin ${lowGeV[i]} … ${highGeV[i]} follows ${previous}`, 'Bins ascend and do not overlap.');
    }
  });
  const densities = new Map<NeutrinoSpecies, Float64Array>();
  for (const species of NEUTRINO_SPECIES) {
    if (!names.includes(species)) continue;
    const values = column(species);
    const negative = values.findIndex((value) => !(value >= 0 && Number.isFinite(value)));
    if (negative >= 0)
      report(rows[negative].line, `${species} is ${values[negative]}`, 'A flux is finite and not negative.');
    if (values.every((value) => value === 0)) report(rows[0].line, `${species} is 0 everywhere`, 'Leave it out.');
    densities.set(species, values);
  }
  return { value: diagnostics.length > 0 ? undefined : { lowGeV, highGeV, densities }, diagnostics };
}

/** Edges half-way between bin centres; the outer bins are as wide as their neighbours, and no edge lies below 0. */
function edgesAround(centres: Float64Array): [Float64Array, Float64Array] {
  const count = centres.length;
  const step = (i: number) =>
    count === 1 ? 2 * centres[0] : centres[Math.min(i + 1, count - 1)] - centres[Math.min(i, count - 2)];
  const low = Float64Array.from(centres, (centre, i) =>
    i === 0 ? Math.max(0, centre - 0.5 * step(0)) : 0.5 * (centres[i - 1] + centre),
  );
  const high = Float64Array.from(centres, (centre, i) =>
    i === count - 1 ? centre + 0.5 * step(count - 2) : 0.5 * (centre + centres[i + 1]),
  );
  return [low, high];
}
