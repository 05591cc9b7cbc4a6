import type { Catalogue } from '@nereid/catalogue';
import { InputError, suggestName } from '@nereid/physics';
import { namedTable } from '../events/eventFlux.js';
import { type BeamSource, type SampleBeam, sampleBeam } from '../events/sampleBeam.js';
import { fluxNames } from '../kernels/experimentFlux.js';
import { type ExposureOverrides, namedMode } from '../kernels/exposureFlux.js';
import { requireDistinct } from './lookup.js';
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
  /** Of the experiment, in the place of what its file says. */
  readonly exposure?: ExposureOverrides | undefined;
}

/** Names of a question about a beam. */
export const BEAM_NAMES: QuestionNames<BeamQuestion> = {
  energyGeV: false,
  flux: false,
  experiment: false,
  mode: false,
  target: false,
  exposure: false,
};

/** Neutrinos and target of a beam, and where the neutrinos come from in words. */
export interface NamedBeam extends SampleBeam {
  /** The channels by their names. */
  readonly names: readonly string[];
  readonly target: string;
  readonly words: string;
}

const DEFAULT_TARGET = 'Ar40';

/**
 * The beam of one channel, or of several joined by commas.
 * @throws InputError unless energies come from exactly one place, and for names that are not known
 */
export function namedBeam(question: BeamQuestion, channels: string, catalogue: Catalogue): NamedBeam {
  const names = channels.split(',').map((name) => name.trim());
  requireDistinct(names, 'channel');
  const { source, target, words } = namedSource(question, catalogue);
  if (question.exposure !== undefined && source.kind !== 'exposure') {
    const given = Object.keys(question.exposure).join(' ');
    const problem = 'goes with an experiment that has an exposure';
    throw new InputError('exposure', given, problem, 'Name one, and no flux.');
  }
  return { ...sampleBeam(source, names, catalogue), names, target: question.target ?? target, words };
}

interface NamedSource {
  readonly source: BeamSource;
  readonly target: string;
  readonly words: string;
}

function namedSource({ energyGeV, flux, experiment, mode, exposure }: BeamQuestion, catalogue: Catalogue): NamedSource {
  if (experiment !== undefined) {
    if (energyGeV !== undefined) throw oneSource(energyGeV);
    return sourceOfExperiment(experiment, { flux, mode, exposure }, catalogue);
  }
  if (mode !== undefined) throw new InputError('mode', mode, 'there is no experiment', 'Name one: dune-nd.');
  if ((energyGeV === undefined) === (flux === undefined)) throw oneSource(energyGeV);
  if (energyGeV !== undefined) {
    return { source: { kind: 'fixed', energyGeV }, target: DEFAULT_TARGET, words: `${energyGeV} GeV` };
  }
  const table = namedTable(catalogue, String(flux));
  return { source: { kind: 'table', table }, target: DEFAULT_TARGET, words: `flux ${flux}` };
}

const oneSource = (energyGeV: number | undefined) =>
  new InputError('energyGeV', energyGeV, 'give one of energyGeV, flux and experiment', 'For example energyGeV 5.');

function sourceOfExperiment(
  name: string,
  { flux, mode, exposure: overrides }: Pick<BeamQuestion, 'flux' | 'mode' | 'exposure'>,
  catalogue: Catalogue,
): NamedSource {
  const exposure = catalogue.exposures.get(name);
  if (exposure !== undefined) {
    const target = exposure.target.material;
    if (flux === undefined) {
      const { name: modeName, flux: own } = namedMode(exposure, mode);
      const words = `${exposure.id}, mode ${modeName}, flux ${own.table}`;
      return { source: { kind: 'exposure', exposure, fluxes: catalogue.fluxes, mode, overrides }, target, words };
    }
    if (mode !== undefined)
      throw new InputError('mode', mode, 'given with a flux that has no modes', 'Give one of them.');
    return { source: { kind: 'table', table: namedTable(catalogue, flux) }, target, words: `${name}, flux ${flux}` };
  }
  const experiment = catalogue.experiments.get(name);
  if (experiment === undefined) {
    const known = [...catalogue.exposures.keys(), ...catalogue.experiments.keys()];
    throw new InputError('experiment', name, 'no such experiment', suggestName(name, known));
  }
  if (mode !== undefined) {
    throw new InputError('mode', mode, `${experiment.name} has no modes`, 'Choose one of its fluxes.');
  }
  const words = `${experiment.id}, flux ${flux ?? fluxNames(experiment)[0]}`;
  return { source: { kind: 'experiment', experiment, flux }, target: experiment.target.material, words };
}
