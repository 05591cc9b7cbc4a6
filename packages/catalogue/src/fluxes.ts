import * as z from 'zod';
import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import { type FluxColumns, readFluxColumns } from './fluxColumns.js';
import { FLUX_UNITS } from './fluxUnits.js';
import { checkSafety } from './records/safeText.js';
import { checkReference, type References } from './references.js';
import { parseYaml } from './yamlDocument.js';

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

/**
 * Reads a flux table: lines `# key: value` that are YAML together, then CSV with columns lowGeV,highGeV and one per species.
 * Every problem is reported with its line.
 * @param isUsers whose name is the user's own affair; others are named after their id
 */
export function parseFlux(source: SourceText, references?: References, isUsers = false): Parsed<FluxTable> {
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
    ...(isUsers ? [] : checkFileName(source.file, header.value.id, name)),
  );
  return { value: { ...header.value, ...columns.value }, diagnostics };
}

function checkFileName(file: string, id: string, name: string): Diagnostic[] {
  if (`${id}.csv` === name) return [];
  const message = `the id is "${id}", the file ${name}`;
  const remedy = `Rename the file to ${id}.csv or change the id.`;
  return [{ severity: 'error', file, line: 1, column: 1, path: 'id', message, remedy }];
}
