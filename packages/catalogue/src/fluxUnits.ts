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

/** Units of energy, in GeV. */
export const ENERGY_UNITS = { GeV: 1, MeV: 1e-3, TeV: 1e3 } as const;
/** Unit of the energies of a table. */
export type EnergyUnit = keyof typeof ENERGY_UNITS;

/** Energies in GeV. Those in MeV are divided, as 1e-3 is no exact number: 500 MeV are 0.5 GeV to the last bit. */
export const energiesInGeV = (values: Float64Array, unit: EnergyUnit): Float64Array =>
  values.map((value) => (unit === 'MeV' ? value / 1e3 : value * ENERGY_UNITS[unit]));

/** A unit as a user writes it, and how numbers in it become numbers in `unit`. */
export interface GivenFluxUnit {
  readonly given: string;
  readonly unit: FluxUnit;
  /** What the numbers are per: so many GeV, or the bin they stand in. */
  readonly perEnergyGeV: number | 'bin';
  /** What they are multiplied with besides. */
  readonly factor: number;
}

/** How units are written, for messages. */
export const FLUX_UNIT_FORMS =
  'Write 1/energy/area/count: 1/GeV/m2/POT, 1/50MeV/cm2/1e21POT, 1/bin/m2/year; no count for the flux of a whole run, 1/GeV for a shape.';

const UNIT_PART = /^(?:(bin)|(\d*\.?\d*)([GMT]eV)|(c?m)\^?2|(\d+(?:\.\d*)?(?:e\+?\d+)?)?(POT)|(year))$/;

/** Reads `1/50MeV/cm2/1e21POT` and the like, parts in any order; undefined for what is no unit of a flux. */
export function givenFluxUnit(given: string): GivenFluxUnit | undefined {
  // as it is, without a factor that could change a last digit
  const known = FLUX_UNITS.find((unit) => unit === given);
  if (known !== undefined) return { given, unit: known, perEnergyGeV: 1, factor: 1 };
  const [one, ...parts] = given.split('/').map((part) => part.trim());
  let [energy, area, count, factor]: [number | 'bin' | undefined, string, string, number] = [undefined, '', '', 1];
  for (const part of parts) {
    const [, bin, number, energyUnit, length, protons, pot, year] = UNIT_PART.exec(part) ?? [];
    if (bin !== undefined && energy === undefined) energy = 'bin';
    else if (energyUnit !== undefined && energy === undefined) {
      energy = Number(number || 1) * ENERGY_UNITS[energyUnit as EnergyUnit];
    } else if (length !== undefined && area === '') area = `/${length}2`;
    else if ((pot ?? year) !== undefined && count === '') {
      count = `/${pot ?? year}`;
      factor = 1 / Number(protons ?? 1);
    } else return undefined;
  }
  const unit = FLUX_UNITS.find((candidate) => candidate === `1/GeV${area}${count}`);
  if (one !== '1' || unit === undefined || energy === undefined) return undefined;
  if (!(energy === 'bin' || energy > 0) || !(factor > 0 && Number.isFinite(factor))) return undefined;
  return { given, unit, perEnergyGeV: energy, factor };
}

/** What a unit counts, and the number that turns a flux in it into one per m² and proton, year, or run. */
export function fluxNormalisation(unit: FluxUnit): { readonly per: FluxNormalisation; readonly perM2: number } {
  const perM2 = (unit.includes('cm2') ? 1e4 : 1) / (unit.endsWith('1e20POT') ? 1e20 : 1);
  if (unit.endsWith('POT')) return { per: 'proton', perM2 };
  if (unit.endsWith('year')) return { per: 'year', perM2 };
  return { per: unit === '1/GeV' ? 'shape' : 'run', perM2 };
}
