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
    /** The same flux by other calculations, so that their spread is seen. */
    alternatives: z
      .array(z.strictObject({ name: identifier, table: identifier, note: z.string().optional() }))
      .min(1)
      .optional(),
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
  /** `computed`: its kernels do not come with the data, but are computed in seconds when asked for, and cached. */
  kernels: z.literal('computed').optional(),
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
  mode: ExposureMode,
  fluxes: Fluxes | undefined,
): Diagnostic[] {
  if (fluxes === undefined) return [];
  const { table, alternatives = [] } = mode.flux;
  return [
    ...checkTable(document, [...path, 'flux', 'table'], table, mode, fluxes),
    ...alternatives.flatMap((one, i) => {
      const place = [...path, 'flux', 'alternatives', i];
      const repeated = alternatives.findIndex(({ name }) => name === one.name) === i;
      return [
        ...(repeated
          ? []
          : [document.report([...place, 'name'], `a second "${one.name}"`, 'Give every flux a name of its own.')]),
        ...checkTable(document, [...place, 'table'], one.table, mode, fluxes),
      ];
    }),
  ];
}

/** Whether the table is there, and its unit and distance are what the mode needs. */
function checkTable(
  document: YamlDocument<unknown>,
  path: Path,
  id: string,
  { flux, protonsOnTarget, years }: ExposureMode,
  fluxes: Fluxes,
): Diagnostic[] {
  const table = fluxes.get(id);
  if (table === undefined) return [document.report(path, `no flux "${id}"`, remedyForName(id, fluxes.keys()))];
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
  return problem === undefined ? [] : [document.report(path, `the flux ${id} ${problem[0]}`, problem[1])];
}

function citations(entry: z.infer<typeof exposureFileSchema>): { path: Path; key: string }[] {
  return [
    { path: ['target', 'source'], key: entry.target.source },
    ...entry.modes.map(({ source }, i) => ({ path: ['modes', i, 'source'] as Path, key: source })),
    ...entry.references.map((key, i) => ({ path: ['references', i] as Path, key })),
  ];
}
