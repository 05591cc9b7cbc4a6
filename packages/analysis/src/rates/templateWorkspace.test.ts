import { describe, expect, it } from 'vitest';
import { readHistFactory } from '../constraints/histFactory/histFactoryFile.js';
import type { HistFactorySample } from '../constraints/histFactory/histFactoryWorkspace.js';
import type { ReweightedSpectrum, StrengthTemplates } from './reweightedSpectra.js';
import { doublingCoupling, templateWorkspace } from './templateWorkspace.js';

/** Two bins of 3 and 1, of 5 in all; interference +2 and −1; squares 1 and 0.5, at a coupling of 0.1. */
const templates: StrengthTemplates = {
  ...{ coupling: 'gPrime', at: 0.1, constantCm2: [3, 1], linearCm2: [2, -1], quadraticCm2: [1, 0.5] },
  totalCm2: [5, 1.5, 2],
  varianceCm4: [
    [0.09, 0.04],
    [0.12, -0.08],
    [0.1, 0.08],
    [0.04, -0.04],
    [0.01, 0.01],
  ],
};
const binned = { sigmaCm2: [3, 1], sigmaErrorCm2: [0.3, 0.2] };
const spectrum: ReweightedSpectrum = {
  ...{ observable: 'pairMass', unit: 'GeV', edges: [0, 1, 2], file: binned, model: binned, templates },
};
const parameters = { mass: 0.5, gPrime: 0.1 };

describe('a workspace of templates', () => {
  const { workspace, patchSet } = templateWorkspace(spectrum, parameters, {
    ...{ events: 50, couplings: [0.1, 0.05], background: [0.5], tridentError: 0.1, backgroundError: 0.3 },
  });

  it('has the Standard Model and the background, with Asimov data', () => {
    const [channel] = workspace.channels;
    expect(channel.samples.map(({ name, data }) => [name, data])).toEqual([
      ['standard_model', [30, 10]],
      ['background', [0.5, 0.5]],
    ]);
    expect(channel.samples[0].modifiers).toEqual([
      { name: 'statistics', type: 'staterror', data: [expect.closeTo(3, 12), expect.closeTo(2, 12)] },
      { name: 'trident_error', type: 'normsys', data: { lo: 1 / 1.1, hi: 1.1 } },
    ]);
    expect(workspace.observations[0].data).toEqual([30.5, 10.5]);
  });

  it('has what each coupling adds, with the error of the sum and room for mu', () => {
    const [full, half] = patchSet.patches;
    expect(full.metadata).toEqual({ name: 'gPrime_0p1', values: [0.5, 0.1] });
    const sample = full.patch[0].value as HistFactorySample;
    // 10·(3 + 2 + 1) − 30 and 10·(1 − 1 + 0.5) − 10
    expect(sample.data).toEqual([expect.closeTo(30, 12), expect.closeTo(-5, 12)]);
    const statistics = sample.modifiers.find(({ type }) => type === 'staterror');
    // variances 0.36 and 0.01 with those of the Standard Model, 0.09 and 0.04, taken off: the second has less
    expect(statistics?.data).toEqual([expect.closeTo(10 * Math.sqrt(0.27), 10), 0]);
    // 10.5 − 5·mu is 0 at 2.1; 1 % is left
    expect(full.patch[1]).toMatchObject({ op: 'replace', value: [[0, expect.closeTo(0.99 * 2.1, 12)]] });
    // μ = ¼: 2/4 + 1/16 and −1/4 + 0.5/16
    const other = half.patch[0].value as HistFactorySample;
    expect(other.data).toEqual([expect.closeTo(5.625, 12), expect.closeTo(-2.1875, 12)]);
  });

  it('is one that this program reads, with a patch too', () => {
    const { patch } = patchSet.patches[1];
    const [channel] = workspace.channels;
    const samples = [...channel.samples, patch[0].value as HistFactorySample];
    expect(readHistFactory(JSON.parse(JSON.stringify(workspace))).channels).toEqual(workspace.channels);
    expect(samples.map(({ name }) => name)).toEqual(['standard_model', 'background', 'new_physics']);
  });

  it('has 21 couplings around that which doubles the tridents', () => {
    // 2μ² + 1.5μ = 5
    const doubling = doublingCoupling(templates);
    expect(doubling).toBeCloseTo(0.1 * Math.sqrt((-1.5 + Math.sqrt(42.25)) / 4), 4);
    const { patches } = templateWorkspace(spectrum, parameters, { events: 50 }).patchSet;
    expect(patches).toHaveLength(21);
    const couplings = patches.map(({ metadata }) => metadata.values[1]);
    expect([couplings[0] / doubling, couplings[20] / doubling]).toEqual([expect.closeTo(0.1, 3), expect.closeTo(3, 3)]);
  });

  it('refuses what is no yield, and models that change nothing', () => {
    const made = (wanted: object) => () => templateWorkspace(spectrum, parameters, { events: 50, ...wanted });
    expect(made({ events: 0 })).toThrow(/expected events = 0: outside/);
    expect(made({ observed: [3] })).toThrow(/observed = "3": is one number for 2 bins/);
    expect(made({ background: [1, 2, 3] })).toThrow(/background = "1,2,3": are 3 numbers for 2 bins/);
    expect(made({ background: [-1] })).toThrow(/background = -1: outside/);
    expect(made({ couplings: [0] })).toThrow(/couplings = 0: outside/);
    expect(made({ tridentError: 2 })).toThrow(/trident error = 2: outside/);
    const { templates: _, ...plain } = spectrum;
    expect(() => templateWorkspace(plain, parameters, { events: 50 })).toThrow(/has no coupling to limit/);
    const idle = { ...spectrum, templates: { ...templates, totalCm2: [5, 0, 0] as const } };
    expect(() => templateWorkspace(idle, parameters, { events: 50 })).toThrow(/adds nothing to these events/);
  });
});
