import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs, parseModel, standardModel } from '@nereid/physics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exposureRates } from '../rates/exposureRates.js';
import { selectionEfficiency, withStatisticalError } from './acceptance.js';
import { experimentKernelInputs } from './experimentKernel.js';
import { type CachedKernel, cachedExperimentKernel, cachedKernels, kernelHash } from './kernelCache.js';
import { kernelSelection } from './kernelSelection.js';
import { modelRatio } from './modelRatio.js';

const catalogue = await loadCatalogue();
const electroweak = defaultElectroweakInputs;
const ccfr = catalogue.experiments.get('ccfr') ?? expect.fail('no ccfr');
const harder = kernelSelection({ cuts: { minimumMuonMomentum: 25 }, events: 20_000 }, catalogue);
const options = { electroweak, flux: 'mean-energy', selection: harder };
const light = parseModel('lmu-ltau', { mass: 0.01, gPrime: 5e-4 });

let cacheFolder: string;
let kernel: CachedKernel;
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'acceptance-'));
  kernel = await cachedExperimentKernel(ccfr, catalogue, { ...options, cacheFolder });
}, 60_000);
afterAll(() => rm(cacheFolder, { recursive: true }));

describe('the kernel of an experiment with a cut', () => {
  it('keeps neutrinos and antineutrinos apart, and counts less than all events', () => {
    expect(kernel.kernels.map(({ channel }) => channel.name)).toEqual(['numu:mumu', 'numubar:mumu']);
    const efficiency = selectionEfficiency(kernel, standardModel, electroweak) ?? expect.fail('no efficiency');
    expect(efficiency.value).toBeGreaterThan(0.1);
    expect(efficiency.value).toBeLessThan(0.9);
    expect(efficiency.error).toBeGreaterThan(1e-4);
    expect(efficiency.error).toBeLessThan(0.02);
  });

  it('changes the ratio of a light mediator to the Standard Model by more than its error', () => {
    const inclusive = kernel.kernels.map(({ channel, accepted }) => ({
      channel,
      kernel: accepted?.inclusive ?? expect.fail('no inclusive kernel'),
    }));
    const { value, error } = withStatisticalError(kernel, (one) => modelRatio(one, light, electroweak));
    const without = modelRatio({ ...kernel, kernels: inclusive }, light, electroweak);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.01);
    // soft muons come with small T, where a light mediator acts most: a cut on them lowers its part
    expect(without - value).toBeGreaterThan(4 * error);
  });

  it('comes back from the cache as it was computed', async () => {
    const again = await cachedExperimentKernel(ccfr, catalogue, { ...options, cacheFolder });
    expect([kernel.fromCache, again.fromCache]).toEqual([false, true]);
    expect(again.kernels).toEqual(kernel.kernels);
  });

  it('has a key of its own, that depends on cuts, events and seed; that of all events is unchanged', () => {
    const key = (choice: Parameters<typeof kernelSelection>[0]) =>
      kernelHash(
        experimentKernelInputs(ccfr, catalogue, { ...options, selection: kernelSelection(choice, catalogue) }),
      );
    const cuts = { minimumMuonMomentum: 9 };
    const keys = [{}, { cuts }, { cuts, seed: 2 }, { cuts, events: 1e5 }, { cuts: { minimumMuonMomentum: 8 } }].map(
      key,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(experimentKernelInputs(ccfr, catalogue, { electroweak })).not.toHaveProperty('selection');
  });
});

describe('rates after a selection', () => {
  it('are those of all events times the efficiency', async () => {
    const exposure = catalogue.exposures.get('dune-nd-cdr') ?? expect.fail('no exposure');
    const common = {
      electroweak,
      channels: ['numu:mumu'],
      kernelsOf: (all: readonly Parameters<typeof cachedKernels>[1][]) =>
        Promise.all(all.map((inputs) => cachedKernels('test', inputs, cacheFolder))),
    };
    const selection = kernelSelection({ selection: 'argon-near-detector', events: 4000 }, catalogue);
    const { rates: all } = await exposureRates(exposure, catalogue, common);
    const { rates: kept } = await exposureRates(exposure, catalogue, { ...common, selection });
    expect(kept.map(({ regime }) => regime)).toEqual(all.map(({ regime }) => regime));
    kept.forEach(({ events, efficiency }, i) => {
      // two quadratures to 1e-3 each
      expect(events / (all[i].events * (efficiency?.value ?? 0))).toBeCloseTo(1, 2);
      expect(all[i].efficiency).toBeUndefined();
    });
  });
});
