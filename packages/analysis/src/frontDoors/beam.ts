import type { Catalogue } from '@nereid/catalogue';
import { InputError, suggestName } from '@nereid/physics';
import type { EventEnergies } from '@nereid/physics/events';
import { experimentBeam, exposureBeam, namedTable, tableEnergies } from '../events/eventFlux.js';
import type { QuestionNames } from './questions.js';

/** Which neutrinos hit what: one of an energy, a flux and an experiment. */
export interface BeamQuestion {
  /** Of all neutrinos [GeV]. */
  readonly energyGeV?: number | undefined;
  /** A table of the catalogue; beside an experiment, one of its fluxes by name. */
  readonly flux?: string | undefined;
  /** With its flux and material: `dune-nd`, `ccfr`. */
  readonly experiment?: string | undefined;
  /** Beam mode of an experiment with an exposure; the first unless given. */
  readonly mode?: string | undefined;
  /** Ar40, or the material of the experiment, unless given. */
  readonly target?: string | undefined;
}

/** Names of a question about a beam. */
export const BEAM_NAMES: QuestionNames<BeamQuestion> = {
  energyGeV: false,
  flux: false,
  experiment: false,
  mode: false,
  target: false,
};

/** Energies and target of a beam, and where the energies come from in words. */
export interface NamedBeam {
  readonly energies: EventEnergies;
  readonly target: string;
  readonly words: string;
}

const DEFAULT_TARGET = 'Ar40';

/** @throws InputError unless energies come from exactly one place, and for names that are not known */
export function namedBeam(question: BeamQuestion, channel: string, catalogue: Catalogue): NamedBeam {
  const { energyGeV, flux, experiment, mode, target } = question;
  if (experiment !== undefined) {
    if (energyGeV !== undefined) throw oneSource(energyGeV);
    const { energies, material, beam } = beamOfExperiment(experiment, question, channel, catalogue);
    return { energies, target: target ?? material, words: beam };
  }
  if (mode !== undefined) throw new InputError('mode', mode, 'there is no experiment', 'Name one: dune-nd.');
  if ((energyGeV === undefined) === (flux === undefined)) throw oneSource(energyGeV);
  if (energyGeV !== undefined) {
    return { energies: { kind: 'fixed', energyGeV }, target: target ?? DEFAULT_TARGET, words: `${energyGeV} GeV` };
  }
  const energies = tableEnergies(namedTable(catalogue, String(flux)), channel);
  return { energies, target: target ?? DEFAULT_TARGET, words: `flux ${flux}` };
}

const oneSource = (energyGeV: number | undefined) =>
  new InputError('energyGeV', energyGeV, 'give one of energyGeV, flux and experiment', 'For example energyGeV 5.');

function beamOfExperiment(name: string, { flux, mode }: BeamQuestion, channel: string, catalogue: Catalogue) {
  const exposure = catalogue.exposures.get(name);
  if (exposure !== undefined) {
    if (flux === undefined) return exposureBeam(exposure, catalogue, channel, mode);
    if (mode !== undefined)
      throw new InputError('mode', mode, 'given with a flux that has no modes', 'Give one of them.');
    const energies = tableEnergies(namedTable(catalogue, flux), channel);
    return { energies, material: exposure.target.material, beam: `${name}, flux ${flux}` };
  }
  const experiment = catalogue.experiments.get(name);
  if (experiment === undefined) {
    const known = [...catalogue.exposures.keys(), ...catalogue.experiments.keys()];
    throw new InputError('experiment', name, 'no such experiment', suggestName(name, known));
  }
  if (mode === undefined) return experimentBeam(experiment, catalogue, channel, flux);
  throw new InputError('mode', mode, `${experiment.name} has no modes`, 'Choose one of its fluxes.');
}
