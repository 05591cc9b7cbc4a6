import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import { isError, remedyForName } from './diagnostics.js';
import { type EnergyUnit, energiesInGeV, type FluxUnit, fluxNormalisation, type GivenFluxUnit } from './fluxUnits.js';

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

/** One problem of a line of the file. */
export type ReportLine = (line: number, message: string, remedy: string, more?: Partial<Diagnostic>) => void;

/** Adds to the diagnostics of a file. */
export const reportTo =
  (diagnostics: Diagnostic[], file: string): ReportLine =>
  (line, message, remedy, more) => {
    diagnostics.push({ severity: 'error', file, line, column: 1, path: '', message, remedy, ...more });
  };

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const ENERGY_COLUMN = /^(low|high|energy)(GeV|MeV|TeV)$/;

/**
 * Reads columns of numbers, separated by commas or white space; lines that start with # are skipped. The first line names the
 * columns unless `layout` does: lowGeV,highGeV or energyGeV, then species (nue, numu, nutau, with bar for antineutrinos).
 * With energyGeV the numbers are bin centres and the edges lie half-way between them; MeV and TeV in the place of GeV say
 * that the energies are in these. A species that is 0 everywhere is left out, with a warning.
 */
export function readFluxColumns(source: SourceText, layout: ColumnLayout = {}): Parsed<FluxColumns> {
  const diagnostics: Diagnostic[] = [];
  const report = reportTo(diagnostics, source.file);
  let names = layout.columns;
  const rows: Row[] = [];
  source.text.split(/\r?\n/).forEach((text, i) => {
    const line = text.trim();
    if (line === '' || line.startsWith('#')) return;
    const fields = line.split(line.includes(',') ? /\s*,\s*/ : /\s+/);
    if (names === undefined) names = headingOf(fields, i + 1, report);
    else if (names.length > 0) readRow(fields, names, i + 1, rows, report);
  });
  if (!diagnostics.some(({ message }) => message === NO_HEADING)) checkNames(names ?? [], report);
  if (rows.length < 1) report(1, 'no rows of numbers', 'A flux needs at least one bin.');
  const value = diagnostics.some(isError) ? undefined : collectColumns(names ?? [], rows, report);
  return { value: diagnostics.some(isError) ? undefined : value, diagnostics };
}

interface Row {
  readonly line: number;
  readonly values: readonly number[];
}

const NO_HEADING = 'numbers, where the names of the columns are expected';

function headingOf(fields: readonly string[], line: number, report: ReportLine): readonly string[] {
  if (!fields.every((field) => DECIMAL.test(field))) return fields;
  report(line, NO_HEADING, 'Name them (energyGeV,nue,numu,nutau,…) in a first line, or state them.', {
    means: 'columns',
  });
  return [];
}

function checkNames(names: readonly string[], report: ReportLine): void {
  const energies = names.filter((name) => ENERGY_COLUMN.test(name));
  if (!/^(low(.eV),high\2|energy.eV)$/.test(energies.join(','))) {
    const remedy = 'Give lowGeV and highGeV, or energyGeV; MeV or TeV in the place of GeV for energies in these.';
    report(1, `the energy columns are "${energies.join(',')}"`, remedy);
  }
  const others = names.filter((name) => !ENERGY_COLUMN.test(name) && name !== '-');
  for (const name of others) {
    if (isSpecies(name)) continue;
    report(1, `no species "${name}"`, remedyForName(name, NEUTRINO_SPECIES));
  }
  const repeated = names.find((name, i) => name !== '-' && names.indexOf(name) !== i);
  if (repeated !== undefined) report(1, `column ${repeated} is there twice`, 'Keep one of the two.');
  if (others.length === 0) report(1, 'no column with a flux', `Add one of ${NEUTRINO_SPECIES.join(', ')}.`);
}

/** Whether a name is that of a species. */
export const isSpecies = (name: string): name is NeutrinoSpecies =>
  (NEUTRINO_SPECIES as readonly string[]).includes(name);

function readRow(
  fields: readonly string[],
  names: readonly string[],
  line: number,
  rows: Row[],
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

/** The columns of rows whose names are known to be good; what is wrong with the numbers is reported. */
function collectColumns(names: readonly string[], rows: readonly Row[], report: ReportLine): FluxColumns | undefined {
  const column = (name: string) => Float64Array.from(rows, ({ values }) => values[names.indexOf(name)]);
  const named = (kind: string) => names.find((name) => name.startsWith(kind) && ENERGY_COLUMN.test(name));
  const [low = '', high = '', centre] = ['low', 'high', 'energy'].map(named);
  const unit = (centre ?? low).slice(-3) as EnergyUnit;
  const centres = centre === undefined ? undefined : column(centre);
  if (centres !== undefined && !checkCentres(centres, unit, rows, report)) return undefined;
  const edges = centres === undefined ? ([column(low), column(high)] as const) : edgesAround(centres);
  checkBins(edges[0], edges[1], rows, report);
  const [lowGeV, highGeV] = edges.map((values) => energiesInGeV(values, unit));
  const densities = new Map<NeutrinoSpecies, Float64Array>();
  for (const species of NEUTRINO_SPECIES) {
    if (!names.includes(species)) continue;
    const values = column(species);
    const negative = values.findIndex((value) => !(value >= 0 && Number.isFinite(value)));
    if (negative >= 0)
      report(rows[negative].line, `${species} is ${values[negative]}`, 'A flux is finite and not negative.');
    densities.set(species, values);
  }
  return { lowGeV, highGeV, densities: withoutEmpty(densities, rows[0].line, report) };
}

/**
 * The species that there is a flux of. One rule for all formats: a species that is 0 everywhere is left out with a warning,
 * and is an error only where nothing else is left.
 */
export function withoutEmpty(
  densities: ReadonlyMap<NeutrinoSpecies, Float64Array>,
  line: number,
  report: ReportLine,
): ReadonlyMap<NeutrinoSpecies, Float64Array> {
  const filled = new Map([...densities].filter(([, values]) => values.some((value) => value !== 0)));
  for (const species of densities.keys()) {
    if (filled.has(species)) continue;
    const rest = [...filled.keys()].join(', ');
    if (filled.size === 0) report(line, `${species} is 0 everywhere`, 'Give a flux that is above 0 somewhere.');
    else report(line, `${species} is 0 everywhere and is left out`, `What remains: ${rest}.`, { severity: 'warning' });
  }
  return filled;
}

function checkBins(low: Float64Array, high: Float64Array, rows: readonly Row[], report: ReportLine): void {
  rows.forEach(({ line }, i) => {
    const previous = i === 0 ? 0 : high[i - 1];
    if (!(low[i] >= previous && high[i] > low[i])) {
      report(line, `the bin ${low[i]} … ${high[i]} follows ${previous}`, 'Bins ascend and do not overlap.');
    } else if (!Number.isFinite(high[i])) report(line, `the bin ends at ${high[i]}`, 'Energies are finite.');
  });
}

/** Whether bins can be made around these centres. */
function checkCentres(centres: Float64Array, unit: EnergyUnit, rows: readonly Row[], report: ReportLine): boolean {
  if (centres.length === 1) {
    report(rows[0].line, 'the middle of a single bin does not say how wide it is', 'Give lowGeV and highGeV instead.');
    return false;
  }
  let fine = true;
  rows.forEach(({ line }, i) => {
    const previous = i === 0 ? 0 : centres[i - 1];
    const ascends = i === 0 ? centres[i] >= 0 : centres[i] > previous;
    if (ascends && Number.isFinite(centres[i])) return;
    const problem = i > 0 && centres[i] === previous ? 'is there twice' : `follows ${previous}`;
    report(line, `the energy ${centres[i]} ${unit} ${problem}`, 'Energies are positive, ascend and are there once.');
    fine = false;
  });
  return fine;
}

/** Edges half-way between bin centres; the outer bins are as wide as their neighbours, and no edge lies below 0. */
function edgesAround(centres: Float64Array): [Float64Array, Float64Array] {
  const count = centres.length;
  const step = (i: number) => centres[Math.min(i + 1, count - 1)] - centres[Math.min(i, count - 2)];
  const low = Float64Array.from(centres, (centre, i) =>
    i === 0 ? Math.max(0, centre - 0.5 * step(0)) : 0.5 * (centres[i - 1] + centre),
  );
  const high = Float64Array.from(centres, (centre, i) =>
    i === count - 1 ? centre + 0.5 * step(count - 2) : 0.5 * (centre + centres[i + 1]),
  );
  return [low, high];
}

/** Columns with their numbers per GeV, in the unit that `given` becomes. */
export function columnsPerGeV(columns: FluxColumns, { perEnergyGeV, factor }: GivenFluxUnit): FluxColumns {
  if (perEnergyGeV === 1 && factor === 1) return columns;
  const { lowGeV, highGeV, densities } = columns;
  const scale = (density: number, i: number) =>
    (density * factor) / (perEnergyGeV === 'bin' ? highGeV[i] - lowGeV[i] : perEnergyGeV);
  return { lowGeV, highGeV, densities: new Map([...densities].map(([name, values]) => [name, values.map(scale)])) };
}

/** One bin, structurally a `FluxBin` of `@nereid/physics`. */
export interface FluxTableBin {
  readonly lowGeV: number;
  readonly highGeV: number;
  readonly density: number;
}

/** The histogram of one species per GeV, m² and proton, year or run; empty where the table does not have it. */
export function fluxBins(table: FluxColumns & { readonly unit: FluxUnit }, species: NeutrinoSpecies): FluxTableBin[] {
  const densities = table.densities.get(species);
  if (densities === undefined) return [];
  const { perM2 } = fluxNormalisation(table.unit);
  return Array.from(densities, (density, i) => ({
    lowGeV: table.lowGeV[i],
    highGeV: table.highGeV[i],
    density: density * perM2,
  }));
}
