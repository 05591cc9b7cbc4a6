import type { FluxColumns, NeutrinoSpecies } from './fluxColumns.js';
import type { FluxTable } from './fluxes.js';

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

/** One bin, structurally a `FluxBin` of `@nereid/physics`. */
export interface FluxTableBin {
  readonly lowGeV: number;
  readonly highGeV: number;
  readonly density: number;
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
