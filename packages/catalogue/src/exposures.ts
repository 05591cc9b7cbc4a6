import * as z from 'zod';
import { type Diagnostic, type Parsed, remedyForName, type SourceText } from './diagnostics.js';
import type { ExperimentContext } from './experiments.js';
import type { Fluxes } from './fluxes.js';
import { fluxNormalisation } from './fluxUnits.js';
import { checkSafety } from './records/safeText.js';
import { checkReference } from './references.js';
import { type Path, parseYaml, type YamlDocument } from './yamlDocument.js';

const identifier = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Give lower-case words joined by hyphens: dune-nd');

const modeSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Give lower-case words joined by hyphens: nu, nubar'),
  flux: z.strictObject({
    table: identifier,
    /** The table is for another distance: φ(d) = φ(d₀)·(d₀/d)², both measured from the target. */
    scaling: z.literal('inverse-square').optional(),
    note: z.string().optional(),
  }),
  /** All protons of the exposure; needed where the flux is per proton. */
  protonsOnTarget: z.number().positive().optional(),
  /** Years in which they are delivered, where rates per year make sense. */
  years: z.number().positive().optional(),
  source: z.string(),
  note: z.string().optional(),
});

/** Form of `data/experiments/<id>.yaml` with `kind: exposure`. */
export const exposureFileSchema = z.strictObject({
  kind: z.literal('exposure'),
  id: identifier,
  name: z.string(),
  laboratory: z.string(),
  beam: z.string(),
  distanceM: z.number().positive(),
  target: z.strictObject({
    material: z.string(),
    massTonnes: z.number().positive(),
    source: z.string(),
    note: z.string().optional(),
  }),
  modes: z.array(modeSchema).min(1),
  /** Relative error of the flux normalisation, where the source gives one. */
  fluxError: z.number().positive().max(1).optional(),
  references: z.array(z.string()).min(1),
  notes: z.array(z.string()).optional(),
});

/** One running mode of a beam. */
export type ExposureMode = z.infer<typeof modeSchema>;

/** A beam, a detector and an exposure: what an event rate needs. */
export interface Exposure extends Omit<z.infer<typeof exposureFileSchema>, 'notes'> {
  readonly notes: readonly string[];
}

/** Exposures by id. */
export type Exposures = ReadonlyMap<string, Exposure>;

/** Whether a file of data/experiments describes an exposure; else it describes a measurement. */
export const isExposureFile = (text: string): boolean => /^kind:\s*exposure\s*(#.*)?$/m.test(text);

/** Reads one file of data/experiments with `kind: exposure`. */
export function parseExposure(source: SourceText, context: ExperimentContext = {}): Parsed<Exposure> {
  const document = parseYaml(source, exposureFileSchema);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const entry = document.value;
  const diagnostics = [
    ...document.diagnostics,
    ...checkSafety(document, entry),
    ...checkMaterial(document, entry.target.material, context),
    ...checkModes(document, entry.modes, context.fluxes),
    ...citations(entry).flatMap(({ path, key }) => checkReference(document, path, key, context.references)),
  ];
  return { value: { ...entry, notes: entry.notes ?? [] }, diagnostics };
}

function checkMaterial(
  document: YamlDocument<unknown>,
  name: string,
  { materials, nuclides }: ExperimentContext,
): Diagnostic[] {
  if (materials === undefined || materials.has(name) || nuclides?.has(name)) return [];
  const known = [...materials.keys(), ...(nuclides?.keys() ?? [])];
  return [document.report(['target', 'material'], `no material "${name}"`, remedyForName(name, known))];
}

function checkModes(
  document: YamlDocument<unknown>,
  modes: readonly ExposureMode[],
  fluxes: Fluxes | undefined,
): Diagnostic[] {
  const names = modes.map(({ name }) => name);
  return modes.flatMap((mode, i) => {
    const path = ['modes', i];
    const repeated =
      names.indexOf(mode.name) === i
        ? []
        : [document.report([...path, 'name'], `a second mode "${mode.name}"`, 'Give every mode a name of its own.')];
    return [...repeated, ...checkModeFlux(document, path, mode, fluxes)];
  });
}

function checkModeFlux(
  document: YamlDocument<unknown>,
  path: Path,
  { flux, protonsOnTarget, years }: ExposureMode,
  fluxes: Fluxes | undefined,
): Diagnostic[] {
  if (fluxes === undefined) return [];
  const table = fluxes.get(flux.table);
  if (table === undefined) {
    return [
      document.report([...path, 'flux', 'table'], `no flux "${flux.table}"`, remedyForName(flux.table, fluxes.keys())),
    ];
  }
  const { per } = fluxNormalisation(table.unit);
  const problem =
    per === 'shape'
      ? (['is a shape without normalisation', 'Name a flux per area.'] as const)
      : per === 'proton' && protonsOnTarget === undefined
        ? (['is per proton', 'Add protonsOnTarget.'] as const)
        : per === 'year' && years === undefined
          ? (['is per year', 'Add years.'] as const)
          : flux.scaling !== undefined && table.distanceM === undefined
            ? (['has no distance to scale from', 'Add distanceM to the table.'] as const)
            : undefined;
  if (problem === undefined) return [];
  return [document.report([...path, 'flux', 'table'], `the flux ${flux.table} ${problem[0]}`, problem[1])];
}

function citations(entry: z.infer<typeof exposureFileSchema>): { path: Path; key: string }[] {
  return [
    { path: ['target', 'source'], key: entry.target.source },
    ...entry.modes.map(({ source }, i) => ({ path: ['modes', i, 'source'] as Path, key: source })),
    ...entry.references.map((key, i) => ({ path: ['references', i] as Path, key })),
  ];
}
