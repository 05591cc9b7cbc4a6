import { type Diagnostic, isError, type Parsed } from './diagnostics.js';
import { columnsPerGeV, type FluxColumns } from './fluxColumns.js';
import type { FluxTable } from './fluxes.js';
import type { GivenFluxUnit } from './fluxUnits.js';

/**
 * Mean energy above which a table is taken to be in MeV by mistake [GeV]: all beams but those of the LHC lie below (800 GeV
 * protons on a target give 160 GeV), and 0.25 GeV, where the softest beams of accelerators are, is 250 MeV.
 */
const HIGHEST_USUAL_MEAN_GEV = 250;

/** A table without provenance: what a user's file does not say. Warns of energies that no beam but the LHC's has. */
export function userTable(file: string, unit: GivenFluxUnit, columns: Parsed<FluxColumns>): Parsed<FluxTable> {
  if (columns.value === undefined || columns.diagnostics.some(isError)) {
    return { value: undefined, diagnostics: columns.diagnostics };
  }
  const perGeV = columnsPerGeV(columns.value, unit);
  const unstated = { source: 'user', how: `read from ${file}`, licence: 'not stated' };
  const value: FluxTable = { id: 'user-flux', name: file, mode: 'mixed', unit: unit.unit, ...unstated, ...perGeV };
  return { value, diagnostics: [...columns.diagnostics, ...highEnergyWarnings(value)] };
}

/** A warning where a species has the mean energy that a table in MeV would have. */
export function highEnergyWarnings({ name, lowGeV, highGeV, densities }: FluxTable): Diagnostic[] {
  const place = { severity: 'warning', file: name, line: 1, column: 1, path: '' } as const;
  for (const [species, values] of densities) {
    const [integral, energy] = values.reduce(
      ([sum, moment], density, i) => [
        sum + density * (highGeV[i] - lowGeV[i]),
        moment + (density * (highGeV[i] ** 2 - lowGeV[i] ** 2)) / 2,
      ],
      [0, 0],
    );
    const mean = energy / integral;
    if (!(mean > HIGHEST_USUAL_MEAN_GEV)) continue;
    const message = `the mean energy of ${species} is ${Number(mean.toPrecision(3))} GeV, above every beam but those of the LHC`;
    const remedy =
      'If it is in MeV, name its columns energyMeV, or lowMeV and highMeV, or state the unit of a ROOT file.';
    return [{ ...place, message, remedy, means: 'energy unit' }];
  }
  return [];
}
