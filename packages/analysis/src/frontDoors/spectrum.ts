import type { Catalogue } from '@nereid/catalogue';
import { type HadronicOptions, InputError, parseModel, sm, tridentChannel } from '@nereid/physics';
import type { ExposureOverrides } from '../kernels/exposureFlux.js';
import { eventsPerCrossSection } from '../rates/exposureRates.js';
import {
  filledSpectra,
  type Spectrum,
  type SpectrumOptions,
  type SpectrumRegime,
  type SpectrumSource,
  spectrumEdges,
  spectrumRequest,
  spectrumSource,
  type WantedSpectrum,
} from '../rates/spectrum.js';
import { type SpectrumObservable, spectrumObservable } from '../rates/spectrumObservables.js';
import { spectrumResult } from '../rates/spectrumResult.js';
import { BEAM_NAMES, type BeamQuestion, type NamedBeam, namedBeam } from './beam.js';
import {
  catalogueOf,
  inputsOf,
  type KernelQuestion,
  type NamedModel,
  requireDistinct,
  requireWholeNumber,
  type WorkStep,
} from './lookup.js';
import { type QuestionNames, requireQuestion } from './questions.js';

/** What `spectrum` is asked. */
export interface SpectrumQuestion extends BeamQuestion, Pick<KernelQuestion, 'catalogue' | 'inputs' | 'couplings'> {
  /** `numu:mumu` unless given. */
  readonly channel?: string | undefined;
  /** `pairMass` … each once. */
  readonly observables: readonly string[];
  /** All together unless given. */
  readonly regime?: SpectrumRegime | undefined;
  /** Of the experiment, in the place of what its file says. */
  readonly exposure?: ExposureOverrides | undefined;
  /** 40 unless given. */
  readonly bins?: number | undefined;
  /** Of the bins, for one observable; nearly all of the events unless given. */
  readonly range?: readonly [number, number] | undefined;
  /** Weighted events, 200000 unless given, and their seed, 1. */
  readonly events?: number | undefined;
  readonly seed?: number | undefined;
  /** Beside the Standard Model, over the same bins. */
  readonly model?: NamedModel | undefined;
  readonly hadronic?: HadronicOptions | undefined;
  readonly onStep?: WorkStep | undefined;
}

const NAMES: QuestionNames<SpectrumQuestion> = {
  ...BEAM_NAMES,
  channel: false,
  observables: true,
  regime: false,
  exposure: false,
  bins: false,
  range: false,
  events: false,
  seed: false,
  model: false,
  hadronic: false,
  onStep: false,
  catalogue: false,
  inputs: false,
  couplings: false,
};

const MOST_BINS = 10_000;
const LEAST_EVENTS = 1000;
/** Events between two steps: a few milliseconds. */
const STEP_EVENTS = 2000;

/**
 * Distributions of events in energies, angles, masses, Q² and T, as `nereid spectrum` prints them. Equal seeds give equal numbers.
 * @throws InputError for names and numbers that cannot be used
 */
export async function spectrum(question: SpectrumQuestion) {
  const { channel = 'numu:mumu', regime = 'nucleus', bins = 40, range, events = 200_000, seed = 1 } = question;
  const { model = { model: sm.name }, hadronic = {}, onStep } = question;
  requireQuestion('spectrum', question, NAMES);
  requireWholeNumber('bins', bins, 1, MOST_BINS);
  requireWholeNumber('events', events, LEAST_EVENTS);
  requireWholeNumber('seed', seed, 0);
  // the Standard Model comes first, and takes its time
  const { name } = parseModel(model.model, model.parameters);
  const observables = namedObservables(question);
  const catalogue = await catalogueOf(question);
  const beam = namedBeam(question, channel, catalogue);
  requireSpread(observables, beam);
  const { energies, target } = beam;
  const electroweak = inputsOf(question);
  const eventsPerCm2 = normalisation(question, channel, catalogue, target);
  const sourceOf = (asked: NamedModel): SpectrumSource => {
    const named = { channel, target, model: asked.model, parameters: asked.parameters ?? {}, inputs: electroweak };
    return spectrumSource(spectrumRequest({ ...named, hadronic, energies }, regime, catalogue));
  };
  const models = name === sm.name ? [{ model: sm.name }] : [{ model: sm.name }, model];
  let edges: WantedSpectrum[] | undefined;
  const made: Spectrum[][] = [];
  for (const [k, one] of models.entries()) {
    const step = (done: number) => onStep?.(k * events + done, models.length * events);
    await step(0);
    const source = sourceOf(one);
    edges ??= observables.map((observable) => ({ observable, edges: spectrumEdges(source, observable, bins, range) }));
    made.push(await filledInSteps(source, edges, { events, seed }, step));
  }
  const pairs = made[0].map((standardModel, i) => ({ standardModel, model: made[1]?.[i] }));
  return {
    ...spectrumResult(pairs, eventsPerCm2),
    ...{ channel, target, regime },
    per: target === 'proton' || target === 'neutron' ? 'nucleon' : 'average nucleus',
    model: { name: model.model, parameters: model.parameters ?? {} },
    inputs: { electroweak, hadronic, events, seed, energies: beam.words },
  };
}

async function filledInSteps(
  source: SpectrumSource,
  wanted: readonly WantedSpectrum[],
  { events, seed }: SpectrumOptions,
  step: (done: number) => void | Promise<void>,
): Promise<Spectrum[]> {
  const filling = filledSpectra(source, wanted, seed);
  for (let first = 0; first < events; first += STEP_EVENTS) {
    const wait = step(first);
    if (wait) await wait;
    filling.add(first, Math.min(STEP_EVENTS, events - first));
  }
  return filling.spectra(events);
}

/** Events for 1 cm² where an exposure is named with its own flux. @throws InputError for an exposure without one */
function normalisation(question: SpectrumQuestion, channel: string, catalogue: Catalogue, material: string) {
  const { experiment, flux, mode, exposure } = question;
  const found = experiment === undefined ? undefined : catalogue.exposures.get(experiment);
  if (found !== undefined && flux === undefined) {
    const setting = { mode, exposure: exposure ?? {}, material };
    return eventsPerCrossSection(found, catalogue, tridentChannel(channel).name, setting);
  }
  if (exposure === undefined) return undefined;
  const problem = 'goes with an experiment that has an exposure';
  throw new InputError('exposure', Object.keys(exposure).join(' '), problem, 'Name one, and no flux.');
}

function namedObservables({ observables: names, range }: SpectrumQuestion): SpectrumObservable[] {
  requireDistinct(names, 'observables');
  if (range !== undefined && names.length > 1) {
    throw new InputError('range', range.join(':'), 'there are several observables', 'Ask for one with it.');
  }
  return names.map(spectrumObservable);
}

/** @throws InputError for the spectrum of neutrinos that all have one energy */
function requireSpread(observables: readonly SpectrumObservable[], { energies }: NamedBeam): void {
  if (energies.kind !== 'fixed' || observables.every(({ name }) => name !== 'neutrinoEnergy')) return;
  const problem = `all neutrinos have ${energies.energyGeV} GeV`;
  throw new InputError('observable', 'neutrinoEnergy', problem, 'Take a flux or an experiment with a spectrum.');
}
