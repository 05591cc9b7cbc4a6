import { basename } from 'node:path';
import type { ExposureOverrides } from '@nereid/analysis';
import {
  type Catalogue,
  ENERGY_UNITS,
  type EnergyUnit,
  type Exposure,
  FLUX_UNIT_FORMS,
  type FluxTable,
  type FluxUnit,
  givenFluxUnit,
  type Parsed,
  requireValue,
} from '@nereid/catalogue';
import { rootFlux } from '@nereid/catalogue/node';
import { InputError } from '@nereid/physics';
import { remedyText } from '../errorMessage.js';
import { flagOf, parseChoice } from './parse.js';
import { readBytes } from './readFile.js';

/** A flux of the user's own in place of the catalogue's. */
export interface UserFluxOptions {
  readonly experiment?: string;
  readonly flux?: string;
  readonly fluxUnit?: string;
  readonly fluxColumns?: string;
  readonly fluxEnergyUnit?: string;
  readonly histogram?: readonly string[];
  readonly target?: string;
}

/** How a file of a user's is read. */
export type FluxFileOptions = Pick<UserFluxOptions, 'fluxUnit' | 'fluxColumns' | 'fluxEnergyUnit' | 'histogram'>;

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
    requireNoFileOptions(options, 'there is no table of your own', 'Name its file: --flux FILE.');
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

/** A table of the catalogue, or the user's own. */
async function tableOf(flux: string, options: FluxFileOptions, { fluxes }: Catalogue): Promise<FluxTable> {
  const table = fluxes.get(flux);
  if (table === undefined) return userFluxTable(flux, options);
  requireNoFileOptions(options, `${flux} is a table of the catalogue`, 'Leave it out, or name a file.');
  return { ...table, id: USER_ID };
}

/**
 * A file in the format of data/fluxes, columns of numbers, or ROOT histograms.
 * @param otherwise unit of a file that states none, where only the shape counts
 */
export async function userFluxTable(file: string, options: FluxFileOptions, otherwise?: FluxUnit): Promise<FluxTable> {
  const unit = options.fluxUnit;
  if (unit !== undefined && givenFluxUnit(unit) === undefined) {
    throw new InputError('--flux-unit', unit, 'no unit of a flux', FLUX_UNIT_FORMS);
  }
  if (/\.root$/i.test(file)) return { ...(await rootTable(file, unit ?? otherwise, options)), id: USER_ID };
  const { histogram, fluxEnergyUnit } = options;
  const columnUnit = 'Name the columns energyMeV, or lowMeV and highMeV, in the file or with --flux-columns.';
  requireNoFileOptions({ histogram }, `${file} is read as text`, 'Leave it out, or name a file that ends in .root.');
  requireNoFileOptions({ fluxEnergyUnit }, `${file} is read as text`, columnUnit);
  const source = { file: basename(file), text: contents(file).toString('utf8') };
  const columns = options.fluxColumns?.split(',').map((name) => name.trim());
  const { fluxFromText } = await import('../yamlFiles.js');
  const parsed = fluxFromText(source, {
    ...(unit !== undefined && { unit }),
    ...(otherwise !== undefined && { otherwise }),
    ...(columns !== undefined && { columns }),
  });
  return { ...withWarnings(parsed), id: USER_ID };
}

/** The value, what is odd about it being said on standard error. @throws CatalogueError */
function withWarnings(parsed: Parsed<FluxTable>): FluxTable {
  const diagnostics = parsed.diagnostics.map((one) => ({ ...one, remedy: remedyText(one) }));
  const value = requireValue({ ...parsed, diagnostics });
  for (const { file, message, remedy } of diagnostics) console.error(`note: ${file}: ${message}. ${remedy}`);
  return value;
}

/** Options that say how a file is read. */
const FILE_OPTIONS: readonly (keyof FluxFileOptions)[] = ['fluxUnit', 'fluxColumns', 'fluxEnergyUnit', 'histogram'];

type GivenFileOptions = { readonly [Name in keyof FluxFileOptions]?: FluxFileOptions[Name] | undefined };

/** @throws InputError for the first of these options that is given where nothing is read with it */
export function requireNoFileOptions(options: GivenFileOptions, problem: string, remedy: string): void {
  for (const name of FILE_OPTIONS) {
    const value = options[name];
    if (value !== undefined) throw new InputError(flagOf(name), value.toString(), problem, remedy);
  }
}

async function rootTable(
  file: string,
  text: string | undefined,
  { histogram = [], fluxEnergyUnit, fluxColumns }: FluxFileOptions,
): Promise<FluxTable> {
  const example = 'Give one for each species: --histogram numu=flux_numu.';
  requireNoFileOptions({ fluxColumns }, `${file} is a ROOT file`, 'Name its histograms: --histogram numu=flux_numu.');
  const unit = givenFluxUnit(text ?? '');
  if (unit === undefined)
    throw new InputError('--flux-unit', undefined, 'missing', 'ROOT histograms do not state one.');
  if (histogram.length === 0) throw new InputError('--histogram', undefined, 'missing', example);
  const names = histogram.map((entry) => {
    const [species, name] = entry.split(/=(.*)/s);
    if (name === undefined || name === '') throw new InputError('--histogram', entry, 'not species=name', example);
    return [species, name] as const;
  });
  const energy = parseChoice('--flux-energy-unit', fluxEnergyUnit ?? 'GeV', Object.keys(ENERGY_UNITS) as EnergyUnit[]);
  return withWarnings(await rootFlux({ file: basename(file), data: contents(file) }, names, { unit, energy }));
}

/** The exposure of a named experiment with this flux in its first mode, or one of the user's own. */
function userExposure(base: Exposure | undefined, table: FluxTable, { target, overrides }: Setting): Exposure {
  if (base !== undefined) {
    const [first] = base.modes;
    // the error that the experiment states is that of its own flux
    const { fluxError, ...rest } = base;
    // a flux that states its distance is brought to that of the detector
    const scaling = table.distanceM === undefined ? {} : { scaling: 'inverse-square' as const };
    return { ...rest, notes: [], modes: [{ ...first, name: 'user', flux: { table: USER_ID, ...scaling } }] };
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

const contents = (file: string): Buffer => readBytes('--flux', file, 'Give a table of numbers, or a ROOT file.');
