import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ExposureOverrides } from '@nereid/analysis';
import {
  type Catalogue,
  type Exposure,
  FLUX_UNITS,
  type FluxTable,
  type FluxUnit,
  requireValue,
} from '@nereid/catalogue';
import { rootFlux } from '@nereid/catalogue/node';
import { InputError } from '@nereid/physics';
import { parseChoice } from './cliOptions.js';

/** A flux of the user's own in place of the catalogue's. */
export interface UserFluxOptions {
  readonly experiment?: string;
  readonly flux?: string;
  readonly fluxUnit?: string;
  readonly fluxColumns?: string;
  readonly histogram?: readonly string[];
  readonly target?: string;
}

/** How a file of a user's is read. */
export type FluxFileOptions = Pick<UserFluxOptions, 'fluxUnit' | 'fluxColumns' | 'histogram'>;

interface Setting extends UserFluxOptions {
  readonly overrides: ExposureOverrides;
}

/** Id of the flux and of the exposure that a user's file stands for. */
const USER_ID = 'user-flux';

/** The exposure asked for, and the catalogue with the user's flux in it where there is one. */
export async function withUserFlux(
  named: (catalogue: Catalogue, name: string) => Exposure,
  catalogue: Catalogue,
  options: Setting,
): Promise<{ exposure: Exposure; catalogue: Catalogue }> {
  const { experiment, flux } = options;
  const base = experiment === undefined ? undefined : named(catalogue, experiment);
  if (flux === undefined) {
    if (base !== undefined) return { exposure: base, catalogue };
    throw new InputError('--experiment', undefined, 'missing', 'Give it, for example --experiment dune-nd, or --flux.');
  }
  const table = await tableOf(flux, options, catalogue);
  const exposure = userExposure(base, table, options);
  return { exposure, catalogue: { ...catalogue, fluxes: new Map([...catalogue.fluxes, [USER_ID, table]]) } };
}

/** A table of the catalogue has no dot and no folder in its name. */
export const isTableId = (flux: string, { fluxes }: Pick<Catalogue, 'fluxes'>): boolean =>
  fluxes.has(flux) || /^[a-z0-9]+(-[a-z0-9]+)+$/.test(flux);

/** @throws InputError for an option about files where the flux is none */
export function requireNoFile({ fluxUnit, fluxColumns, histogram }: FluxFileOptions, flux: string): void {
  const given = { '--flux-unit': fluxUnit, '--flux-columns': fluxColumns, '--histogram': histogram?.join(' ') };
  const first = Object.entries(given).find(([, value]) => value !== undefined);
  if (first) throw new InputError(first[0], first[1], `${flux} is not a file`, 'Leave it out.');
}

/** A table of the catalogue, or the user's own. */
async function tableOf(flux: string, options: FluxFileOptions, { fluxes }: Catalogue): Promise<FluxTable> {
  const table = fluxes.get(flux);
  if (table === undefined) return userFluxTable(flux, options);
  requireNoFile(options, flux);
  return { ...table, id: USER_ID };
}

/**
 * A file in the format of data/fluxes, columns of numbers, or ROOT histograms.
 * @param otherwise unit of a file that states none, where only the shape counts
 */
export async function userFluxTable(file: string, options: FluxFileOptions, otherwise?: FluxUnit): Promise<FluxTable> {
  const { fluxUnit } = options;
  const unit = fluxUnit === undefined ? otherwise : parseChoice('--flux-unit', fluxUnit, FLUX_UNITS);
  const isRoot = /\.root$/i.test(file);
  requireUsed(options, isRoot ? 'a ROOT file has histograms, no columns' : 'not a ROOT file', isRoot);
  if (isRoot) return { ...(await rootTable(file, unit, options)), id: USER_ID };
  const source = { file: basename(file), text: readText(file) };
  const columns = options.fluxColumns?.split(',').map((name) => name.trim());
  const { fluxFromText } = await import('./yamlFiles.js');
  const parsed = fluxFromText(source, {
    ...(unit !== undefined && { unit }),
    ...(columns !== undefined && { columns }),
  });
  return { ...requireValue(parsed), id: USER_ID };
}

/** @throws InputError for an option about the other kind of file */
function requireUsed({ fluxColumns, histogram }: FluxFileOptions, problem: string, isRoot: boolean): void {
  const [flag, given] = isRoot ? ['--flux-columns', fluxColumns] : ['--histogram', histogram?.join(' ')];
  if (given !== undefined) throw new InputError(flag, given, problem, 'Leave it out.');
}

async function rootTable(
  file: string,
  unit: FluxUnit | undefined,
  { histogram = [] }: FluxFileOptions,
): Promise<FluxTable> {
  const example = 'Give one for each species: --histogram numu=flux_numu.';
  if (unit === undefined)
    throw new InputError('--flux-unit', undefined, 'missing', 'ROOT histograms do not state one.');
  if (histogram.length === 0) throw new InputError('--histogram', undefined, 'missing', example);
  const names = histogram.map((entry) => {
    const [species, name] = entry.split(/=(.*)/s);
    if (name === undefined || name === '') throw new InputError('--histogram', entry, 'not species=name', example);
    return [species, name] as const;
  });
  return requireValue(await rootFlux({ file: basename(file), data: readBytes(file) }, names, unit));
}

/** The exposure of a named experiment with this flux in its first mode, or one of the user's own. */
function userExposure(base: Exposure | undefined, table: FluxTable, { target, overrides }: Setting): Exposure {
  if (base !== undefined) {
    const [first] = base.modes;
    // a flux that states its distance is brought to that of the detector
    const scaling = table.distanceM === undefined ? {} : { scaling: 'inverse-square' as const };
    return { ...base, modes: [{ ...first, name: 'user', flux: { table: USER_ID, ...scaling } }] };
  }
  if (target === undefined)
    throw new InputError('--target', undefined, 'missing', 'Name a material: --target tungsten.');
  const { tonnes } = overrides;
  if (tonnes === undefined) {
    throw new InputError('--exposure', undefined, 'has no mass', 'Give one: --exposure tonnes=8.');
  }
  if (overrides.distanceM !== undefined && table.distanceM === undefined) {
    const problem = 'the flux does not state the distance that it holds for';
    throw new InputError(
      '--exposure distanceM',
      overrides.distanceM,
      problem,
      'State it in the file, or leave it out.',
    );
  }
  return {
    kind: 'exposure',
    id: USER_ID,
    name: table.name,
    laboratory: '',
    beam: '',
    // where the flux holds; any number where there is no other to compare with
    distanceM: table.distanceM ?? 1,
    target: { material: target, massTonnes: tonnes, source: '' },
    modes: [{ name: 'user', flux: { table: USER_ID }, source: '' }],
    references: [],
    notes: [],
  };
}

const readText = (file: string): string => readBytes(file).toString('utf8');

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem = code === 'ENOENT' ? 'no such file' : `cannot be read (${code ?? message})`;
    throw new InputError('--flux', file, problem, 'Give a table of numbers, or a ROOT file.');
  }
}
