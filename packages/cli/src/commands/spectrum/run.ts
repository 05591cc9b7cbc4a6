import {
  ALL_CHANNELS,
  fluxErrorOf,
  type SampleBeam,
  SPECTRUM_REGIME,
  type Spectrum,
  type SpectrumObservable,
  type SpectrumPair,
  sampleBeam,
  sampleEventsPerCm2,
  spectra,
  spectrumFigure,
  spectrumObservable,
  spectrumRegimes,
  spectrumResult,
  spectrumSample,
  spectrumSource,
  spectrumVariations,
} from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError, parseModel, sm, tridentChannel } from '@nereid/physics';
import { calculationSetting } from '../../options/calculation.js';
import { type EventSource, eventSource } from '../../options/eventSource.js';
import { type FigureStyle, figureStyle } from '../../options/figure.js';
import { fluxErrorOption } from '../../options/fluxError.js';
import { type NamedModel, namedModel } from '../../options/model.js';
import { parseNames, parseWholeNumber } from '../../options/parse.js';
import { selectionSetting } from '../../options/selection.js';
import { figureFiles } from '../../output/figureFiles.js';
import { requireWritableFolder, saveFiles } from '../../output/files.js';
import { printJson, toJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { PROVENANCE, VERSION } from '../../thisProgram.js';
import { binning, type EdgesOf } from './bins.js';
import type { SpectrumFlags } from './flags.js';
import { spectrumCsv, spectrumTables } from './table.js';
import { requireWorkspace, writeSpectrumWorkspace } from './workspace.js';

/** `nereid spectrum`: distributions of weighted events, of the Standard Model and of a model over the same bins. */
export async function spectrum(options: SpectrumFlags): Promise<void> {
  requireWorkspace(options);
  const observables = namedObservables(options.observable);
  const edgesOf = binning(options, observables);
  const regimes = spectrumRegimes(options.regime ?? SPECTRUM_REGIME);
  const sample = {
    events: parseWholeNumber('--events', options.events, 1000),
    seed: parseWholeNumber('--seed', options.seed, 0),
  };
  const style = figureStyle(options);
  const model = await namedModel(options, sm.name);
  // the Standard Model comes first, and takes its time
  parseModel(model.name, model.parameters);
  const { electroweak, hadronic } = calculationSetting(options);
  if (options.out !== undefined) requireWritableFolder(options.out);
  const catalogue = await loadCatalogue();
  const selection = selectionSetting(options, catalogue);
  const source = await eventSource(options, catalogue);
  const { target } = source;
  const names = parseNames('--channel', options.channel);
  const beam = sampleBeam(source.beam, names, catalogue);
  requireSpread(observables, beam);
  const eventsPerCm2 = beam.exposure && sampleEventsPerCm2(beam.exposure, target, catalogue);
  const flux = exposureFlux(source, options);
  const sourceOf = ({ name, parameters }: NamedModel) => {
    const setting = { target, model: name, parameters, inputs: electroweak, hadronic };
    const named = { ...setting, channels: beam.channels, skipClosed: names.includes(ALL_CHANNELS) };
    const sample = spectrumSample(named, regimes, catalogue);
    const prediction = { named, regimes, sample, flux };
    return spectrumSource(
      sample,
      selection,
      options.uncertainties ? spectrumVariations(prediction, catalogue) : undefined,
    );
  };
  const pairs = await filledPairs(sourceOf, model, { observables, edgesOf, sample });
  const channels = channelsIn(pairs[0].standardModel, names);
  const result = {
    ...spectrumResult(pairs, eventsPerCm2),
    channel: channels.join(','),
    target,
    regime: options.regime ?? SPECTRUM_REGIME,
    per: target === 'proton' || target === 'neutron' ? 'nucleon' : 'average nucleus',
    model,
    ...(beam.exposure && { exposure: beam.exposure }),
    inputs: { electroweak, hadronic, selection, ...sample, ...source.provenance },
    provenance: PROVENANCE,
  };
  writeSpectrumWorkspace(options, pairs, eventsPerCm2);
  if (options.out !== undefined) {
    const files = await Promise.all(
      pairs.map((pair) => figureOf(pair, channels[0], options, source, model, eventsPerCm2, style)),
    );
    saveFiles(options.out, {
      'spectrum.csv': spectrumCsv(pairs, eventsPerCm2),
      'spectrum.json': `${toJson(result)}\n`,
      ...Object.assign({}, ...files),
    });
  }
  if (options.json) printJson(result);
  else console.log(spectrumTables(pairs, channels, target, eventsPerCm2));
}

/** The Standard Model and, where another is asked for, that one over the same bins. */
async function filledPairs(
  sourceOf: (model: NamedModel) => ReturnType<typeof spectrumSource>,
  model: NamedModel,
  { observables, edgesOf, sample }: { observables: SpectrumObservable[]; edgesOf: EdgesOf; sample: SampleSize },
): Promise<SpectrumPair[]> {
  const progress = new Progress();
  await progress.show('Standard Model …');
  const standard = sourceOf({ name: sm.name, parameters: {} });
  const wanted = observables.map((observable) => ({ observable, edges: edgesOf(standard, observable) }));
  const ofStandardModel = spectra(standard, wanted, sample);
  if (model.name !== sm.name) await progress.show(`${model.name} …`);
  const ofModel = model.name === sm.name ? [] : spectra(sourceOf(model), wanted, sample);
  progress.clear();
  return ofStandardModel.map((standardModel, i): SpectrumPair => ({ standardModel, model: ofModel[i] }));
}

interface SampleSize {
  readonly events: number;
  readonly seed: number;
}

/** The error of the flux of an exposure. @throws InputError for one that is given where there is none */
function exposureFlux({ beam }: EventSource, options: SpectrumFlags) {
  const fluxError = fluxErrorOption(options);
  if (beam.kind !== 'exposure') {
    if (options.fluxError === undefined) return undefined;
    const remedy = 'Name an experiment that has one, such as dune-nd.';
    throw new InputError('--flux-error', options.fluxError, 'there is no exposure', remedy);
  }
  const relative = fluxErrorOf(beam.exposure, { fluxError });
  return relative === undefined ? undefined : { experiment: beam.exposure.id, relative };
}

/** The channels of a spectrum by their names: of several those that are open. */
const channelsIn = ({ bins }: Spectrum, names: readonly string[]): string[] =>
  bins[0].channels === undefined ? names.map((name) => tridentChannel(name).name) : Object.keys(bins[0].channels);

function namedObservables(text: string): SpectrumObservable[] {
  return parseNames('--observable', text, 'Name each one once.').map(spectrumObservable);
}

/** @throws InputError for the spectrum of neutrinos that all have one energy */
function requireSpread(observables: readonly SpectrumObservable[], { channels: [{ energies }] }: SampleBeam): void {
  if (energies.kind !== 'fixed' || observables.every(({ name }) => name !== 'neutrinoEnergy')) return;
  const problem = `all neutrinos have ${energies.energyGeV} GeV`;
  throw new InputError('--observable', 'neutrinoEnergy', problem, 'Give a --flux or an --experiment with a spectrum.');
}

function figureOf(
  { standardModel, model }: SpectrumPair,
  channel: string,
  options: SpectrumFlags,
  source: EventSource,
  { name, parameters }: NamedModel,
  eventsPerCm2: number | undefined,
  style: FigureStyle,
): Promise<Record<string, string | Uint8Array>> {
  const beam = source.provenance.energies;
  const cut = standardModel.efficiency ? ' after cuts' : '';
  const shaded = standardModel.sources ? 'statistical errors, wider bands systematic ones' : 'statistical errors';
  const figure = spectrumFigure(standardModel, {
    channel: tridentChannel(channel),
    target: source.target,
    caption: `Nereid ${VERSION}: ${beam}, ${options.events} weighted events${cut}, seed ${options.seed}; shaded: ${shaded}.`,
    eventsPerCm2,
    model: model && { name, parameters, spectrum: model },
  });
  return figureFiles(standardModel.observable.name, figure, style);
}
