import {
  eventsPerCrossSection,
  SPECTRUM_REGIME,
  SPECTRUM_REGIMES,
  type SpectrumObservable,
  type SpectrumPair,
  spectra,
  spectrumEdges,
  spectrumFigure,
  spectrumObservable,
  spectrumRequest,
  spectrumResult,
  spectrumSource,
} from '@nereid/analysis';
import type { Catalogue } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { describeChannel, InputError, parseModel, sm, tridentChannel } from '@nereid/physics';
import { calculationSetting } from '../../options/calculation.js';
import { type EventSource, eventSource } from '../../options/eventSource.js';
import { exposureOverrides } from '../../options/exposure.js';
import { type FigureStyle, figureStyle } from '../../options/figure.js';
import { type NamedModel, namedModel } from '../../options/model.js';
import { namedRange } from '../../options/observableRange.js';
import { parseChoice, parseNames, parseWholeNumber } from '../../options/parse.js';
import { figureFiles } from '../../output/figureFiles.js';
import { requireWritableFolder, saveFiles } from '../../output/files.js';
import { printJson, toJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { PROVENANCE, VERSION } from '../../thisProgram.js';
import type { SpectrumFlags } from './flags.js';
import { spectrumCsv, spectrumTables } from './table.js';

/** `nereid spectrum`: distributions of weighted events, of the Standard Model and of a model over the same bins. */
export async function spectrum(options: SpectrumFlags): Promise<void> {
  const observables = namedObservables(options.observable);
  const range = namedRange(options.range, observables);
  const regime = parseChoice('--regime', options.regime ?? SPECTRUM_REGIME, SPECTRUM_REGIMES);
  const bins = parseWholeNumber('--bins', options.bins, 1, 10_000);
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
  const source = await eventSource(options, catalogue);
  requireSpread(observables, source);
  const eventsPerCm2 = normalisation(options, source, catalogue);
  const { channel } = options;
  const { target, energies } = source;
  const sourceOf = ({ name, parameters }: NamedModel) =>
    spectrumSource(
      spectrumRequest(
        { channel, target, model: name, parameters, inputs: electroweak, hadronic, energies },
        regime,
        catalogue,
      ),
    );
  const progress = new Progress();
  await progress.show('Standard Model …');
  const standard = sourceOf({ name: sm.name, parameters: {} });
  const wanted = observables.map((observable) => ({
    observable,
    edges: spectrumEdges(standard, observable, bins, range),
  }));
  const ofStandardModel = spectra(standard, wanted, sample);
  if (model.name !== sm.name) await progress.show(`${model.name} …`);
  const ofModel = model.name === sm.name ? [] : spectra(sourceOf(model), wanted, sample);
  progress.clear();
  const pairs = ofStandardModel.map((one, i): SpectrumPair => ({ standardModel: one, model: ofModel[i] }));
  const result = {
    ...spectrumResult(pairs, eventsPerCm2),
    channel,
    target,
    regime,
    per: target === 'proton' || target === 'neutron' ? 'nucleon' : 'average nucleus',
    model,
    inputs: { electroweak, hadronic, ...sample, ...source.provenance },
    provenance: PROVENANCE,
  };
  if (options.out !== undefined) {
    const files = await Promise.all(pairs.map((pair) => figureOf(pair, options, source, model, eventsPerCm2, style)));
    saveFiles(options.out, {
      'spectrum.csv': spectrumCsv(pairs, eventsPerCm2),
      'spectrum.json': `${toJson(result)}\n`,
      ...Object.assign({}, ...files),
    });
  }
  if (options.json) printJson(result);
  else console.log(spectrumTables(pairs, describeChannel(tridentChannel(channel)), target, eventsPerCm2));
}

function namedObservables(text: string): SpectrumObservable[] {
  return parseNames('--observable', text, 'Name each one once.').map(spectrumObservable);
}

/** @throws InputError for the spectrum of neutrinos that all have one energy */
function requireSpread(observables: readonly SpectrumObservable[], { energies }: EventSource): void {
  if (energies.kind !== 'fixed' || observables.every(({ name }) => name !== 'neutrinoEnergy')) return;
  const problem = `all neutrinos have ${energies.energyGeV} GeV`;
  throw new InputError('--observable', 'neutrinoEnergy', problem, 'Give a --flux or an --experiment with a spectrum.');
}

/** Events for 1 cm² where an exposure is named with its own flux; a measured experiment or another flux has none. */
function normalisation(options: SpectrumFlags, { target }: EventSource, catalogue: Catalogue): number | undefined {
  const { experiment, flux, channel, mode } = options;
  const exposure = experiment === undefined ? undefined : catalogue.exposures.get(experiment);
  const overrides = exposureOverrides(options.exposure);
  if (exposure === undefined || flux !== undefined) {
    if (options.exposure === undefined) return undefined;
    const problem = 'goes with an experiment that has an exposure';
    throw new InputError(
      '--exposure',
      options.exposure.join(' '),
      problem,
      'Give --experiment dune-nd, and no --flux.',
    );
  }
  const name = tridentChannel(channel).name;
  return eventsPerCrossSection(exposure, catalogue, name, { mode, exposure: overrides, material: target });
}

function figureOf(
  { standardModel, model }: SpectrumPair,
  options: SpectrumFlags,
  source: EventSource,
  { name, parameters }: NamedModel,
  eventsPerCm2: number | undefined,
  style: FigureStyle,
): Promise<Record<string, string | Uint8Array>> {
  const beam = source.provenance.energies;
  const figure = spectrumFigure(standardModel, {
    channel: tridentChannel(options.channel),
    target: source.target,
    caption: `Nereid ${VERSION}: ${beam}, ${options.events} weighted events, seed ${options.seed}; shaded: statistical errors.`,
    eventsPerCm2,
    model: model && { name, parameters, spectrum: model },
  });
  return figureFiles(standardModel.observable.name, figure, style);
}
