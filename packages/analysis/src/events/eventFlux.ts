import {
  type Catalogue,
  type Experiment,
  type Exposure,
  type FluxTable,
  fluxBins,
  NEUTRINO_SPECIES,
} from '@nereid/catalogue';
import { InputError, suggestName } from '@nereid/physics';
import type { EventEnergies } from '@nereid/physics/events';
import { experimentFlux, fluxNames, speciesOf } from '../kernels/experimentFlux.js';
import { namedMode } from '../kernels/exposureFlux.js';

/** What a beam and a detector say about events: the energies of the neutrinos, and the material they hit. */
export interface EventBeam {
  readonly energies: EventEnergies;
  readonly material: string;
  /** Where the energies come from, in words. */
  readonly beam: string;
}

/** Energies of the neutrinos that a channel begins with. @throws InputError when the table does not have them */
export function tableEnergies(table: FluxTable, channel: string): EventEnergies {
  const species = speciesOf(channel);
  const bins = fluxBins(table, species);
  if (bins.length > 0) return { kind: 'histogram', name: table.id, bins };
  const known = NEUTRINO_SPECIES.filter((name) => table.densities.has(name)).join(', ');
  throw new InputError('flux', table.name, `has no ${species}, but ${known}`, 'Choose another channel or flux.');
}

/** The table of that id. @throws InputError with the nearest id */
export function namedTable({ fluxes }: Pick<Catalogue, 'fluxes'>, id: string): FluxTable {
  const table = fluxes.get(id);
  if (table !== undefined) return table;
  throw new InputError('flux', id, 'no such table', suggestName(id, [...fluxes.keys()]));
}

/** The beam of an exposure in one of its modes; default: the first. */
export function exposureBeam(
  exposure: Exposure,
  catalogue: Pick<Catalogue, 'fluxes'>,
  channel: string,
  modeName?: string,
): EventBeam {
  const mode = namedMode(exposure, modeName);
  return {
    energies: tableEnergies(namedTable(catalogue, mode.flux.table), channel),
    material: exposure.target.material,
    beam: `${exposure.id}, mode ${mode.name}, flux ${mode.flux.table}`,
  };
}

/** The beam of a measured experiment with one of its fluxes; default: its own choice. */
export function experimentBeam(
  experiment: Experiment,
  catalogue: Pick<Catalogue, 'fluxes'>,
  channel: string,
  fluxName?: string,
): EventBeam {
  const name = fluxName ?? fluxNames(experiment)[0];
  const { flux } = experimentFlux({ ...experiment, channels: [{ channel, weight: 1 }] }, catalogue, name);
  const beam = `${experiment.id}, flux ${name}`;
  const { material } = experiment.target;
  if (flux.kind === 'monochromatic') return { energies: { kind: 'fixed', energyGeV: flux.energyGeV }, material, beam };
  // one channel, one spectrum; a channel and its conjugate share their key
  const [bins] = Object.values(flux.spectra);
  return { energies: { kind: 'histogram', name: beam, bins }, material, beam };
}
