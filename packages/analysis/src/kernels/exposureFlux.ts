import {
  type Catalogue,
  type Exposure,
  type ExposureMode,
  type FluxTable,
  fluxBins,
  fluxNormalisation,
  NEUTRINO_SPECIES,
} from '@nereid/catalogue';
import { InputError, suggestName } from '@nereid/physics';
import { type FluxBin, fluxIntegral, meanFluxEnergy } from '@nereid/physics/fluxes';

/** What may replace the numbers of an exposure file. */
export interface ExposureOverrides {
  readonly tonnes?: number | undefined;
  readonly years?: number | undefined;
  readonly protonsOnTarget?: number | undefined;
  readonly distanceM?: number | undefined;
}

/** The exposure of one mode in numbers: target mass, time, protons, distance. */
export interface ModeExposure {
  readonly tonnes: number;
  /** Undefined where the file gives no time. */
  readonly years?: number | undefined;
  readonly protonsOnTarget?: number | undefined;
  readonly distanceM: number;
}

/** All neutrinos of one species during an exposure: their histogram [1/GeV/m²] and what it integrates to. */
export interface SpeciesFluence {
  readonly species: string;
  readonly bins: readonly FluxBin[];
  readonly neutrinosPerM2: number;
  readonly meanEnergyGeV: number;
}

/** The mode of that name, or the first. @throws InputError with the known names */
export function namedMode(exposure: Exposure, name?: string): ExposureMode {
  const mode = name === undefined ? exposure.modes[0] : exposure.modes.find((candidate) => candidate.name === name);
  if (mode !== undefined) return mode;
  const known = exposure.modes.map((candidate) => candidate.name);
  throw new InputError('mode', name, `${exposure.name} has no such mode`, suggestName(name ?? '', known));
}

/** A mode with another calculation of its flux, under the name of that calculation. */
export interface AlternativeMode {
  readonly name: string;
  readonly mode: ExposureMode;
}

/** Channels whose events are calculated with every alternative flux unless others are named: those that are looked for first. */
export const ALTERNATIVE_CHANNELS: readonly string[] = ['numu:mumu', 'numubar:mumu'];

/** The mode with each of its alternative fluxes; none where it has only its own. */
export function alternativeModes(mode: ExposureMode): AlternativeMode[] {
  const { alternatives = [], ...flux } = mode.flux;
  return alternatives.map(({ name, table }) => ({ name, mode: { ...mode, flux: { ...flux, table } } }));
}

/** Ranges of an exposure: wider than any experiment there could be, and narrow enough that no product overflows. */
const EXPOSURE_RANGES = {
  tonnes: [1e-9, 1e12],
  years: [1e-6, 1e6],
  protonsOnTarget: [1, 1e30],
  distanceM: [1e-2, 1e13],
} as const satisfies Record<keyof ModeExposure, readonly [number, number]>;

/**
 * The exposure of a mode with overrides. Years given alone carry the protons of those years with them.
 * @throws InputError for a number that is not positive or beyond all experiments, or years where the file has none to scale from
 */
export function modeExposure(exposure: Exposure, mode: ExposureMode, overrides: ExposureOverrides = {}): ModeExposure {
  for (const [name, value] of Object.entries(overrides)) {
    if (value !== undefined && !(value > 0 && Number.isFinite(value))) {
      throw new InputError({ kind: 'exposure', name }, value, 'not a positive number', 'Give a number above 0.');
    }
  }
  return requireExposure({
    tonnes: overrides.tonnes ?? exposure.target.massTonnes,
    years: overrides.years ?? mode.years,
    protonsOnTarget: overrides.protonsOnTarget ?? protonsIn(mode, overrides.years),
    distanceM: overrides.distanceM ?? exposure.distanceM,
  });
}

function requireExposure(amount: ModeExposure): ModeExposure {
  for (const [name, [least, most]] of Object.entries(EXPOSURE_RANGES)) {
    const value = amount[name as keyof ModeExposure];
    if (value === undefined || (value >= least && value <= most)) continue;
    throw new InputError(
      { kind: 'exposure', name },
      value,
      'no experiment has so much or so little',
      `Give ${least} to ${most}.`,
    );
  }
  return amount;
}

function protonsIn({ name, protonsOnTarget, years }: ExposureMode, wanted: number | undefined): number | undefined {
  if (wanted === undefined || protonsOnTarget === undefined) return protonsOnTarget;
  if (years !== undefined) return (protonsOnTarget * wanted) / years;
  const problem = `mode ${name} has protons on target and no time`;
  throw new InputError({ kind: 'exposure', name: 'years' }, wanted, problem, 'Give protonsOnTarget instead.');
}

/** Neutrinos per m² below which, and above the inverse of which, products of rates are no longer exact numbers. */
const LEAST_FLUENCE = 1e-100;

/** The neutrinos of each species that pass a m² of the detector during the exposure. */
export function speciesFluences(
  exposure: Exposure,
  mode: ExposureMode,
  { fluxes }: Pick<Catalogue, 'fluxes'>,
  amount: ModeExposure,
): SpeciesFluence[] {
  const table = fluxes.get(mode.flux.table);
  if (table === undefined) {
    throw new InputError(
      'flux table',
      mode.flux.table,
      'does not exist',
      suggestName(mode.flux.table, [...fluxes.keys()]),
    );
  }
  const factor = timesPerUnit(table, amount) * distanceFactor(exposure, mode, table, amount);
  return NEUTRINO_SPECIES.filter((species) => table.densities.has(species)).map((species) => {
    const bins = fluxBins(table, species).map((bin) => ({ ...bin, density: bin.density * factor }));
    const neutrinosPerM2 = fluxIntegral(bins);
    if (!(neutrinosPerM2 > LEAST_FLUENCE && neutrinosPerM2 < 1 / LEAST_FLUENCE)) {
      const problem = `has ${neutrinosPerM2} ${species} per m² in this exposure`;
      throw new InputError('flux table', table.name, problem, 'Check the numbers of the table and their unit.');
    }
    return { species, bins, neutrinosPerM2, meanEnergyGeV: meanFluxEnergy(bins) };
  });
}

/** Protons or years, whichever the flux is per; 1 for the flux of a whole run. */
function timesPerUnit(table: FluxTable, { protonsOnTarget, years }: ModeExposure): number {
  const { per } = fluxNormalisation(table.unit);
  if (per === 'run') return 1;
  const count = per === 'proton' ? protonsOnTarget : per === 'year' ? years : undefined;
  if (count !== undefined) return count;
  const problem = per === 'shape' ? 'is a shape without normalisation' : `is per ${per}, and the exposure gives none`;
  throw new InputError('flux table', table.id, problem, 'Give a flux per area and the number of protons or years.');
}

/** (d₀/d)² where the mode asks for it, or where a distance is given that is not the file's. */
function distanceFactor(
  exposure: Exposure,
  { flux }: ExposureMode,
  table: FluxTable,
  { distanceM }: ModeExposure,
): number {
  const from = flux.scaling === undefined ? exposure.distanceM : (table.distanceM ?? exposure.distanceM);
  return (from / distanceM) ** 2;
}
