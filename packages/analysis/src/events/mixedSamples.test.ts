import { loadCatalogue } from '@nereid/catalogue/node';
import { channelCrossSection, defaultElectroweakInputs as inputs, standardModel } from '@nereid/physics';
import { addEventTotals, type EventChunk, eventNumber, noEvents } from '@nereid/physics/events';
import { expectedEvents } from '@nereid/physics/rates';
import { describe, expect, it } from 'vitest';
import { selectionEfficiency, withoutCuts } from '../kernels/acceptance.js';
import { modeExposure, namedMode, speciesFluences } from '../kernels/exposureFlux.js';
import { computeKernels } from '../kernels/kernelInputs.js';
import { kernelSelection } from '../kernels/kernelSelection.js';
import { rateKernelInputs } from '../kernels/rateKernelInputs.js';
import { namedTarget, targetNucleiPerTonne, targetShares } from '../kernels/targets.js';
import { channelOfProcess, channelWords, runChannels, runGenerator } from './formats/eventRun.js';
import { eventFormats } from './formats/formatsByName.js';
import { prepareRun, type WantedRun } from './preparedRun.js';
import { type BeamSource, sampleBeam, sampleEventsPerCm2 } from './sampleBeam.js';
import { resolveSample, sampleCrossSection } from './sampleRequest.js';

const catalogue = await loadCatalogue();
const exposure = catalogue.exposures.get('dune-nd-cdr');
if (exposure === undefined) throw new Error('no exposure');
const source: BeamSource = { kind: 'exposure', exposure, fluxes: catalogue.fluxes };
/** Two channels of one species and one of another, whose numbers differ by a factor of twenty. */
const CHANNELS = ['numu:mumu', 'numu:mue', 'numubar:mumu'];
const setting = { target: 'Ar40', model: 'sm', parameters: {}, inputs, hadronic: {} };
/** Standard deviations: of some twenty comparisons with fixed seeds none is expected beyond. */
const DEVIATIONS = 4.5;

function prepared(changes: Partial<WantedRun> = {}, names = CHANNELS, regime = 'coherent') {
  const beam = sampleBeam(source, names, catalogue);
  const wanted: WantedRun = {
    ...{ mode: 'unweighted', seed: 2, number: 20_000, interaction: false, version: '1' },
    ...{ selection: undefined, exposure: beam.exposure, statesExposure: false, provenance: () => ({}) },
    ...changes,
  };
  return prepareRun({ ...setting, channels: beam.channels, regime }, wanted, catalogue);
}

/** Few, as their errors are compared with. */
const selection = kernelSelection({ selection: 'argon-near-detector', events: 4000 }, catalogue);

/** Coherent rates of the exposure from kernels, which share nothing with the generator of a sample but the matrix element. */
const mode = namedMode(exposure);
const fluences = speciesFluences(exposure, mode, catalogue, modeExposure(exposure, mode));
const components = targetShares(namedTarget('Ar40', catalogue.materials, catalogue.nuclides));
const perTonne = targetNucleiPerTonne(namedTarget('Ar40', catalogue.materials, catalogue.nuclides));
const rates = CHANNELS.map((channel) => {
  const fluence = fluences.find(({ species }) => channel.startsWith(`${species}:`));
  if (fluence === undefined) throw new Error('no flux');
  const wanted = { components, electroweak: inputs, light: false, selection };
  const { kernels } = computeKernels(rateKernelInputs(channel, 'coherent', fluence, wanted));
  const sigma = channelCrossSection(withoutCuts(kernels)[0], standardModel, inputs);
  const nuclei = perTonne * exposure.target.massTonnes;
  return {
    events: expectedEvents(nuclei, fluence.neutrinosPerM2, sigma),
    efficiency: selectionEfficiency({ kernels }, standardModel, inputs) ?? { value: 1, error: 0 },
  };
});
const total = rates.reduce((sum, { events }) => sum + events, 0);
const shares = rates.map(({ events }) => events / total);

const mixed = prepared();
const chunk = runGenerator(mixed.run, mixed.proposal).chunk(0, 20_000);

describe('a sample of several channels', () => {
  it('states the rates of the exposure: its events, and the part of each channel', () => {
    // the tolerances of both: 1e-3
    expect((mixed.exposure?.expectedEvents ?? 0) / total).toBeCloseTo(1, 2);
    for (const [c, share] of shares.entries()) {
      expect(Math.abs((mixed.run.channelParts?.[c] ?? 0) / share - 1)).toBeLessThan(3e-3);
    }
  });

  it('has each channel as often as its rate says', () => {
    for (const [c, share] of shares.entries()) {
      const count = chunk.component?.reduce((sum, one) => sum + (one === c ? 1 : 0), 0) ?? 0;
      const error = Math.sqrt((share * (1 - share)) / chunk.count);
      expect(Math.abs(count / chunk.count - share)).toBeLessThan(DEVIATIONS * error);
    }
  });

  it('has each channel with its cross section as the mean of its weights', () => {
    const { run, proposal } = mixed;
    const weighted = runGenerator({ ...run, mode: 'weighted' }, proposal).chunk(0, 20_000);
    for (const c of CHANNELS.keys()) {
      let [sum, squares] = [0, 0];
      weighted.weight.forEach((weight, i) => {
        if (weighted.component?.[i] !== c) return;
        sum += weight;
        squares += weight ** 2;
      });
      const expected = run.sigmaCm2 * (run.channelParts?.[c] ?? 0);
      const mean = sum / weighted.count;
      const error = Math.sqrt((squares / weighted.count - mean ** 2) / weighted.count);
      expect(Math.abs(mean - expected)).toBeLessThan(DEVIATIONS * error + 2e-3 * expected);
    }
  });

  it('is a function of the seed and the number of the event', () => {
    const { chunk: again } = runGenerator(mixed.run, mixed.proposal);
    const part = again(777, 50);
    expect(part.component).toEqual(chunk.component?.slice(777, 827));
    expect(part.leptonMinus).toEqual(chunk.leptonMinus.slice(4 * 777, 4 * 827));
  });

  it('has particles of the masses of its channel', () => {
    const channels = runChannels(mixed.run);
    for (let i = 0; i < 500; i++) {
      const { particles } = channels[chunk.component?.[i] ?? 0];
      const [energy, x, y, z] = chunk.leptonPlus.slice(4 * i);
      const mass2 = energy ** 2 - x ** 2 - y ** 2 - z ** 2;
      expect(Math.abs(mass2 - particles.massPlus ** 2)).toBeLessThan(1e-11 * energy ** 2);
    }
  });

  it('numbers processes by channel, and writes them in every format', () => {
    const ids = runChannels(mixed.run).map(({ processes }) => processes[0].id);
    expect(new Set(ids).size).toBe(CHANNELS.length);
    expect(ids.map(channelOfProcess)).toEqual(CHANNELS);
    // charged currents below X50, neutral ones from there on (NuHepMC E.C.1)
    expect(ids.map((id) => id % 100 >= 50)).toEqual([true, false, true]);
    const some = runGenerator(mixed.run, mixed.proposal).chunk(0, 20);
    for (const format of eventFormats) expect(format.events(some, mixed.run).data.length).toBeGreaterThan(1000);
    const csv = String(eventFormats.find(({ name }) => name === 'csv')?.header(mixed.run));
    expect(csv).toMatch(/neutrinoInPdg,leptonMinusPdg,leptonPlusPdg/);
    expect(csv).toContain(channelWords(mixed.run));
  });
});

describe('the exposure of a file', () => {
  it('is N over the expected events, and once where the number is drawn', () => {
    const { times = 0, expectedEvents = 0 } = mixed.exposure ?? {};
    expect(times * expectedEvents).toBeCloseTo(20_000, 6);
    const drawn = prepared({ number: 'poisson' }, ['numu:mumu'], 'proton');
    const mean = drawn.exposure?.expectedEvents ?? Number.NaN;
    expect(Math.abs(drawn.run.events - mean)).toBeLessThan(DEVIATIONS * Math.sqrt(mean));
    expect(drawn.exposure?.times).toBe(1);
    // of one channel only where it is asked for
    expect(drawn.run.exposure).toBeUndefined();
    // the cross section is that of one of 18 protons; tolerances 1e-3 and 1e-4
    const { exposure: ofBeam } = sampleBeam(source, ['numu:mumu'], catalogue);
    if (ofBeam === undefined) throw new Error('no exposure');
    const events = 18 * drawn.run.sigmaCm2 * sampleEventsPerCm2(ofBeam, 'Ar40', catalogue);
    expect(Math.abs(mean / events - 1)).toBeLessThan(2e-3);
  });
});

it('adds up regimes of a list per nucleus', () => {
  const { channels } = sampleBeam(source, ['numu:mumu'], catalogue);
  const sigma = (regime: string) =>
    sampleCrossSection(resolveSample({ ...setting, channels, regime }, catalogue).sample, 1e-3).sigmaCm2;
  // tolerances of three integrals
  expect(Math.abs((sigma('coherent,proton') - sigma('coherent')) / (18 * sigma('proton')) - 1)).toBeLessThan(0.01);
});

describe('cuts', () => {
  const cut = prepared({ selection, number: 'expected' });
  const { chunk: chunkOf } = runGenerator(cut.run, cut.proposal);
  const numbers = (events: EventChunk) => Array.from({ length: events.count }, (_, i) => eventNumber(events, i));

  it('leave the other events as they are, under their numbers, in whatever chunks', () => {
    const kept = chunkOf(0, 2000);
    expect(kept.count).toBeLessThan(2000);
    expect([...numbers(chunkOf(0, 700)), ...numbers(chunkOf(700, 1300))]).toEqual(numbers(kept));
    for (const [place, number] of numbers(kept).entries()) {
      expect(kept.leptonPlus.slice(4 * place, 4 * place + 4)).toEqual(
        chunk.leptonPlus.slice(4 * number, 4 * number + 4),
      );
      expect(kept.component?.[place]).toBe(chunk.component?.[number]);
    }
  });

  it('keep what the kernels of a rate with cuts say', () => {
    const expected = rates.reduce((sum, { efficiency }, c) => sum + shares[c] * efficiency.value, 0);
    const expectedError = Math.hypot(...rates.map(({ efficiency }, c) => shares[c] * efficiency.error));
    const { value = 0, error = 0 } = cut.run.selection?.efficiency ?? {};
    expect(Math.abs(value - expected)).toBeLessThan(DEVIATIONS * Math.hypot(error, expectedError));
    const { kept } = addEventTotals(
      chunkOf(0, 4000).totals,
      addEventTotals(noEvents, chunkOf(4000, 4000).totals).kept ? chunkOf(4000, 4000).totals : noEvents,
    );
    const ratio = (kept?.kept ?? 0) / (kept?.all ?? 1);
    expect(Math.abs(ratio - value)).toBeLessThan(
      DEVIATIONS * Math.hypot(error, Math.sqrt((value * (1 - value)) / 8000)),
    );
    expect(cut.run.events).toBe(Math.round(cut.exposure?.expectedEvents ?? Number.NaN));
    // what a reader divides by the sum of weights is the cross section of the events kept
    expect(cut.run.sigmaCm2).toBeCloseTo(mixed.run.sigmaCm2 * value, 50);
  });

  it('that keep nothing are refused, and a piece without events is a piece of every format', () => {
    const none = kernelSelection({ cuts: { minimumMuonMomentum: 1e4 }, events: 2000 }, catalogue);
    expect(() => prepared({ selection: none }, ['numu:mumu'])).toThrow(/keeps none of 2000 events/);
    const empty = { ...chunkOf(0, 0) };
    for (const format of eventFormats) expect(() => format.events(empty, cut.run)).not.toThrow();
  });
});

describe('names of a sample', () => {
  const beamOf = (...names: string[]) => sampleBeam(source, names, catalogue);

  it('are all channels of the species of a beam, without those that are closed', () => {
    const beam = beamOf('all');
    expect(beam.channels).toHaveLength(20);
    const { sample } = resolveSample({ ...setting, channels: beam.channels, skipClosed: true }, catalogue);
    const open = 'components' in sample ? sample.components.map(({ request }) => request.channel.name) : [];
    expect(open).toContain('nuebar:ee');
    expect(open.length).toBeLessThanOrEqual(20);
    const species = new Map(beam.channels.map(({ channel, share }) => [channel.split(':')[0], share]));
    expect([...species.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('are refused where the beam cannot mix them', () => {
    expect(() => sampleBeam({ kind: 'fixed', energyGeV: 5 }, ['all'], catalogue)).toThrow(/species are known/);
    expect(() => beamOf('all', 'numu:mumu')).toThrow(/beside other channels/);
    expect(() => beamOf('numu:mumu', 'nutau:mumu')).toThrow(/has no nutau/);
    const ccfr = catalogue.experiments.get('ccfr');
    if (ccfr === undefined) throw new Error('no experiment');
    const measured = (...names: string[]) => sampleBeam({ kind: 'experiment', experiment: ccfr }, names, catalogue);
    expect(() => measured('numu:mumu', 'numubar:mumu')).toThrow(/states no numbers of numu and numubar/);
    expect(measured('numu:mumu', 'numu:ee').channels.map(({ share }) => share)).toEqual([1, 1]);
    const closed = sampleBeam({ kind: 'fixed', energyGeV: 1 }, ['numu:mumu', 'numu:tautau'], catalogue);
    expect(() => resolveSample({ ...setting, channels: closed.channels }, catalogue)).toThrow(/numu:tautau.*closed/);
    const one = { ...setting, channels: beamOf('numu:mumu').channels };
    expect(() => resolveSample({ ...one, regime: 'coherent,nucleus' }, catalogue)).toThrow(/sum of regimes/);
    expect(() => resolveSample({ ...one, regime: 'coherent,coherent' }, catalogue)).toThrow(/named twice/);
  });
});
