import type { Exposure } from '@nereid/catalogue';
import { type HadronicOptions, InputError, parseModel, requireNumber, sm } from '@nereid/physics';
import { ALL_CHANNELS, sampleEventsPerCm2 } from '../events/sampleBeam.js';
import { spectrumRegimes, spectrumSample } from '../events/sampleRequest.js';
import { SPECTRUM_REGIME } from '../events/spectrumRequest.js';
import { kernelSelection, type SelectionChoice } from '../kernels/kernelSelection.js';
import { fluxErrorOf } from '../rates/exposureRates.js';
import {
  filledSpectra,
  type Spectrum,
  type SpectrumOptions,
  type SpectrumSource,
  spectrumEdges,
  spectrumSource,
  type WantedSpectrum,
} from '../rates/spectrum.js';
import { givenEdges } from '../rates/spectrumEdges.js';
import { type SpectrumObservable, spectrumObservable } from '../rates/spectrumObservables.js';
import { spectrumResult } from '../rates/spectrumResult.js';
import { spectrumVariations } from '../rates/spectrumVariations.js';
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
  /** `numu:mumu` unless given; several joined by commas are mixed by their rates, `all` is what the beam opens. */
  readonly channel?: string | undefined;
  /** `pairMass` … each once. */
  readonly observables: readonly string[];
  /** `SPECTRUM_REGIME` unless given; several joined by commas. */
  readonly regime?: string | undefined;
  /** 40 unless given. */
  readonly bins?: number | undefined;
  /** Of the bins, for one observable; nearly all of the events unless given. */
  readonly range?: readonly [number, number] | undefined;
  /** Of the bins of observables by their names, in the place of both. */
  readonly edges?: Readonly<Record<string, readonly number[]>> | undefined;
  /** Only events that it keeps, where a detector measures them; its `events` and `seed` are those of this question. */
  readonly selection?: SelectionChoice | undefined;
  /** Weighted events, 200000 unless given, and their seed, 1. */
  readonly events?: number | undefined;
  readonly seed?: number | undefined;
  /** Beside the Standard Model, over the same bins. */
  readonly model?: NamedModel | undefined;
  readonly hadronic?: HadronicOptions | undefined;
  /** Also what is not known of every bin, source by source, from the same events. */
  readonly uncertainties?: boolean | undefined;
  /** With it: relative error of the flux of an exposure, in the place of the exposure's. */
  readonly fluxError?: number | undefined;
  readonly onStep?: WorkStep | undefined;
}

const NAMES: QuestionNames<SpectrumQuestion> = {
  ...BEAM_NAMES,
  channel: false,
  observables: true,
  regime: false,
  bins: false,
  range: false,
  edges: false,
  selection: false,
  events: false,
  seed: false,
  model: false,
  hadronic: false,
  uncertainties: false,
  fluxError: false,
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
  const { channel = 'numu:mumu', regime = SPECTRUM_REGIME, bins = 40, range, events = 200_000, seed = 1 } = question;
  const { model = { model: sm.name }, hadronic = {}, uncertainties = false, onStep } = question;
  requireQuestion('spectrum', question, NAMES);
  requireWholeNumber('bins', bins, 1, MOST_BINS);
  requireWholeNumber('events', events, LEAST_EVENTS);
  requireWholeNumber('seed', seed, 0);
  // the Standard Model comes first, and takes its time
  const { name } = parseModel(model.model, model.parameters);
  const observables = namedObservables(question);
  const given = edgesByName(question, observables);
  const regimes = spectrumRegimes(regime);
  const catalogue = await catalogueOf(question);
  const selection = question.selection && kernelSelection(question.selection, catalogue);
  const beam = namedBeam(question, channel, catalogue);
  requireSpread(observables, beam);
  requireFluxError(question, beam);
  const { channels, names, exposure, target } = beam;
  const electroweak = inputsOf(question);
  const eventsPerCm2 = exposure && sampleEventsPerCm2(exposure, target, catalogue);
  const flux = exposure && exposureFlux(catalogue.exposures.get(exposure.experiment), question);
  const sourceOf = (asked: NamedModel): SpectrumSource => {
    const parameters = asked.parameters ?? {};
    const skipClosed = names.includes(ALL_CHANNELS);
    const named = { channels, target, model: asked.model, parameters, inputs: electroweak, hadronic, skipClosed };
    const sample = spectrumSample(named, regimes, catalogue);
    const prediction = { named, regimes, sample, flux };
    return spectrumSource(sample, selection, uncertainties ? spectrumVariations(prediction, catalogue) : undefined);
  };
  const models = name === sm.name ? [{ model: sm.name }] : [{ model: sm.name }, model];
  let edges: WantedSpectrum[] | undefined;
  const made: Spectrum[][] = [];
  for (const [k, one] of models.entries()) {
    const step = (done: number) => onStep?.(k * events + done, models.length * events);
    await step(0);
    const source = sourceOf(one);
    edges ??= observables.map((observable) => ({
      observable,
      edges: given.get(observable) ?? spectrumEdges(source, observable, bins, range),
    }));
    made.push(await filledInSteps(source, edges, { events, seed }, step));
  }
  const pairs = made[0].map((standardModel, i) => ({ standardModel, model: made[1]?.[i] }));
  return {
    ...spectrumResult(pairs, eventsPerCm2),
    ...{ channel, target, regime },
    per: target === 'proton' || target === 'neutron' ? 'nucleon' : 'average nucleus',
    model: { name: model.model, parameters: model.parameters ?? {} },
    ...(exposure && { exposure }),
    inputs: { electroweak, hadronic, selection, events, seed, energies: beam.words },
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

/** @throws InputError for edges of what is no observable of the question, or that do not ascend */
function edgesByName({ edges = {} }: SpectrumQuestion, observables: readonly SpectrumObservable[]) {
  const found = Object.entries(edges).map(([name, values]) => {
    const observable = observables.find((one) => one.name === name);
    if (observable !== undefined) return [observable, givenEdges(observable, values)] as const;
    const known = observables.map((one) => one.name).join(', ');
    throw new InputError('edges', name, 'not among the observables', `They are ${known}.`);
  });
  return new Map(found);
}

function namedObservables({ observables: names, range }: SpectrumQuestion): SpectrumObservable[] {
  requireDistinct(names, 'observables');
  if (range !== undefined && names.length > 1) {
    throw new InputError('range', range.join(':'), 'there are several observables', 'Ask for one with it.');
  }
  return names.map(spectrumObservable);
}

/** @throws InputError for the spectrum of neutrinos that all have one energy */
function requireSpread(observables: readonly SpectrumObservable[], { channels: [{ energies }] }: NamedBeam): void {
  if (energies.kind !== 'fixed' || observables.every(({ name }) => name !== 'neutrinoEnergy')) return;
  const problem = `all neutrinos have ${energies.energyGeV} GeV`;
  throw new InputError('observable', 'neutrinoEnergy', problem, 'Take a flux or an experiment with a spectrum.');
}

/** The error of a flux by the name of its experiment. */
function exposureFlux(exposure: Exposure | undefined, options: Pick<SpectrumQuestion, 'fluxError'>) {
  const relative = exposure && fluxErrorOf(exposure, options);
  return exposure && relative !== undefined ? { experiment: exposure.id, relative } : undefined;
}

/** @throws InputError for an error of the flux that nothing is asked about, or that is no share */
function requireFluxError({ fluxError, uncertainties }: SpectrumQuestion, { exposure }: NamedBeam): void {
  if (fluxError === undefined) return;
  if (!uncertainties || exposure === undefined) {
    const problem = uncertainties ? 'there is no exposure' : 'uncertainties are not asked for';
    throw new InputError('fluxError', fluxError, problem, 'Leave it out, or ask for uncertainties of an exposure.');
  }
  requireNumber('fluxError', fluxError, 0, 1);
}
