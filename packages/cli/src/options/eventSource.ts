import { type EventBeam, experimentBeam, exposureBeam, namedTable, tableEnergies } from '@nereid/analysis';
import type { Catalogue } from '@nereid/catalogue';
import { InputError, suggestName } from '@nereid/physics';
import type { EventEnergies } from '@nereid/physics/events';
import type { SourceFlags } from './flags/beam.js';
import { parseNumber } from './parse.js';
import { isTableId, requireNoFileOptions, userFluxTable } from './userFlux.js';

/** Neutrino energies and target of a run, and both in words. */
export interface EventSource {
  readonly energies: EventEnergies;
  readonly target: string;
  readonly provenance: Readonly<Record<string, string>>;
}

const DEFAULT_TARGET = 'Ar40';

/** @throws InputError unless energies come from exactly one place */
export async function eventSource(options: SourceFlags, catalogue: Catalogue): Promise<EventSource> {
  const { energy, flux, experiment, mode, target } = options;
  if (mode !== undefined && experiment === undefined) {
    throw new InputError('--mode', mode, 'there is no experiment', 'Give one: --experiment dune-nd.');
  }
  if (flux === undefined) requireNoFileOptions(options, 'there is no table of your own', 'Name its file: --flux FILE.');
  if (experiment !== undefined) {
    if (energy !== undefined) throw oneSource(energy);
    const { energies, material, beam } = await experimentSource(options, experiment, catalogue);
    return { energies, target: target ?? material, provenance: { energies: beam } };
  }
  if ((energy === undefined) === (flux === undefined)) throw oneSource(energy);
  const energies = energy === undefined ? await fluxEnergies(flux as string, options, catalogue) : fixed(energy);
  const words = energy === undefined ? `flux ${flux}` : `${energy} GeV`;
  return { energies, target: target ?? DEFAULT_TARGET, provenance: { energies: words } };
}

const oneSource = (energy: string | undefined): InputError =>
  new InputError('--energy', energy, 'give one of --energy, --flux, --experiment', 'For example --energy 5.');

const fixed = (energy: string): EventEnergies => ({ kind: 'fixed', energyGeV: parseNumber('--energy', energy) });

/** The id of a table of the catalogue, or a file. */
async function fluxEnergies(flux: string, options: SourceFlags, catalogue: Catalogue): Promise<EventEnergies> {
  const { channel } = options;
  if (isTableId(flux, catalogue)) {
    requireNoFileOptions(options, `${flux} is a table of the catalogue`, 'Leave it out, or name a file.');
    return tableEnergies(namedTable(catalogue, flux), channel);
  }
  // the number of events is asked for: only the shape of a flux counts
  return { ...tableEnergies(await userFluxTable(flux, options, '1/GeV'), channel), name: flux } as EventEnergies;
}

/** With an exposure, `--flux` replaces its flux; a measured experiment has fluxes with names. */
async function experimentSource(options: SourceFlags, name: string, catalogue: Catalogue): Promise<EventBeam> {
  const { channel, flux, experimentFlux, mode } = options;
  const exposure = catalogue.exposures.get(name);
  if (exposure !== undefined) {
    if (experimentFlux !== undefined) {
      const problem = `${exposure.name} has beam modes, no fluxes with names`;
      throw new InputError('--experiment-flux', experimentFlux, problem, 'Use --mode, or a table: --flux dune-cdr-nu.');
    }
    if (flux === undefined) return exposureBeam(exposure, catalogue, channel, mode);
    if (mode !== undefined) {
      throw new InputError('--mode', mode, 'given with a flux that has no modes', 'Give --mode or --flux.');
    }
    const energies = await fluxEnergies(flux, options, catalogue);
    return { energies, material: exposure.target.material, beam: `${name}, flux ${flux}` };
  }
  const experiment = catalogue.experiments.get(name);
  if (experiment === undefined) {
    const known = [...catalogue.exposures.keys(), ...catalogue.experiments.keys()];
    throw new InputError('--experiment', name, 'no such experiment', suggestName(name, known));
  }
  if (mode !== undefined) {
    throw new InputError('--mode', mode, `${experiment.name} has no modes`, 'Choose one of its fluxes with --flux.');
  }
  requireNoFileOptions(options, `${experiment.name} has fluxes with names`, 'Leave it out.');
  if (flux !== undefined && experimentFlux !== undefined) {
    throw new InputError('--flux', flux, 'given together with --experiment-flux', 'Give one of them.');
  }
  return experimentBeam(experiment, catalogue, channel, experimentFlux ?? flux);
}
