import * as z from 'zod';
import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import { type FluxColumns, type NeutrinoSpecies, readFluxColumns } from './fluxColumns.js';
import { checkSafety } from './records/safeText.js';
import { checkReference, type References } from './references.js';
import { parseYaml } from './yamlDocument.js';

/**
 * What a flux is per. Area and energy are always divided out, except in `1/GeV`, a shape whose normalisation means nothing.
 * `1/GeV/m2` is the flux of a whole run.
 */
export const FLUX_UNITS = [
  '1/GeV/m2/POT',
  '1/GeV/cm2/POT',
  '1/GeV/m2/1e20POT',
  '1/GeV/m2/year',
  '1/GeV/cm2/year',
  '1/GeV/m2',
  '1/GeV/cm2',
  '1/GeV',
] as const;
/** Unit of a table of fluxes. */
export type FluxUnit = (typeof FLUX_UNITS)[number];

/** What the exposure counts: protons on target, years, the one run, or nothing (a shape). */
export type FluxNormalisation = 'proton' | 'year' | 'run' | 'shape';

/** Form of the head of `data/fluxes/<id>.csv`. */
export const fluxHeaderSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Give lower-case words joined by hyphens: dune-120gev-nu'),
  name: z.string().min(1),
  mode: z.enum(['neutrino', 'antineutrino', 'mixed']),
  unit: z.enum(FLUX_UNITS),
  /** Distance from the target to the detector [m]. */
  distanceM: z.number().positive().optional(),
  protonEnergyGeV: z.number().positive().optional(),
  source: z.string(),
  how: z.string().min(1),
  licence: z.string().min(1),
  remark: z.string().optional(),
});

/** A tabulated flux: a histogram for each species, in `unit`. */
export interface FluxTable extends z.infer<typeof fluxHeaderSchema>, FluxColumns {}

/** Tables of fluxes by id. */
export type Fluxes = ReadonlyMap<string, FluxTable>;

/** One bin, structurally a `FluxBin` of `@nereid/physics`. */
export interface FluxTableBin {
  readonly lowGeV: number;
  readonly highGeV: number;
  readonly density: number;
}

/**
 * Reads a flux table: lines `# key: value` that are YAML together, then CSV with columns lowGeV,highGeV and one per species.
 * Every problem is reported with its line.
 */
export function parseFlux(source: SourceText, references?: References): Parsed<FluxTable> {
  const lines = source.text.split(/\r?\n/);
  // same lines and columns as in the file, so that YAML problems are reported where they are
  const headerText = lines.map((line) => (line.startsWith('#') ? ` ${line.slice(1)}` : '')).join('\n');
  const header = parseYaml({ file: source.file, text: headerText }, fluxHeaderSchema);
  const columns = readFluxColumns({ file: source.file, text: source.text });
  const diagnostics = [...header.diagnostics, ...columns.diagnostics];
  if (header.value === undefined || columns.value === undefined) return { value: undefined, diagnostics };
  const name = source.file.replace(/^.*[\\/]/, '');
  diagnostics.push(
    ...checkSafety(header, header.value),
    ...checkReference(header, ['source'], header.value.source, references),
    ...checkFileName(source.file, header.value.id, name),
  );
  return { value: { ...header.value, ...columns.value }, diagnostics };
}

function checkFileName(file: string, id: string, name: string): Diagnostic[] {
  if (`${id}.csv` === name) return [];
  const message = `the id is "${id}", the file ${name}`;
  const remedy = `Rename the file to ${id}.csv or change the id.`;
  return [{ severity: 'error', file, line: 1, column: 1, path: 'id', message, remedy }];
}

/** What a unit counts, and the number that turns a flux in it into one per m² and proton, year, or run. */
export function fluxNormalisation(unit: FluxUnit): { readonly per: FluxNormalisation; readonly perM2: number } {
  const perM2 = (unit.includes('cm2') ? 1e4 : 1) / (unit.endsWith('1e20POT') ? 1e20 : 1);
  if (unit.endsWith('POT')) return { per: 'proton', perM2 };
  if (unit.endsWith('year')) return { per: 'year', perM2 };
  return { per: unit === '1/GeV' ? 'shape' : 'run', perM2 };
}

/** The histogram of one species per GeV, m² and proton, year or run; empty where the table does not have it. */
export function fluxBins(table: Pick<FluxTable, keyof FluxColumns | 'unit'>, species: NeutrinoSpecies): FluxTableBin[] {
  const densities = table.densities.get(species);
  if (densities === undefined) return [];
  const { perM2 } = fluxNormalisation(table.unit);
  return Array.from(densities, (density, i) => ({
    lowGeV: table.lowGeV[i],
    highGeV: table.highGeV[i],
    density: density * perM2,
  }));
}
