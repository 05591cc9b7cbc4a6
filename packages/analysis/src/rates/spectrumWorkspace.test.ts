import { describe, expect, it } from 'vitest';
import { errorBudget } from '../theoryErrors/errorBudget.js';
import type { Spectrum, SpectrumBin } from './spectrum.js';
import { spectrumObservable } from './spectrumObservables.js';
import { spectrumWorkspace } from './spectrumWorkspace.js';

/** A bin with sources by name and relative shift. */
function bin(
  low: number,
  sigmaCm2: number,
  errorCm2: number,
  shifts: Readonly<Record<string, number>> = {},
): SpectrumBin {
  const parts = Object.entries(shifts).map(([name, relative]) => {
    return { name, kind: 'density' as const, title: name, oneSigma: '', relative, relativeError: 0 };
  });
  return {
    ...{ low, high: low + 1, sigmaCm2, errorCm2, parts: { coherent: sigmaCm2, nucleons: 0, inelastic: 0 } },
    uncertainties: { ...errorBudget(parts), parts },
  };
}

const nothing = { sigmaCm2: 0, errorCm2: 0 };
const spectrum = (bins: readonly SpectrumBin[]): Spectrum => {
  return { observable: spectrumObservable('pairMass'), bins, below: nothing, above: nothing, total: nothing };
};

const standardModel = spectrum([
  bin(0, 2, 0.3, { shape: 0.1, scale: 0.05 }),
  bin(1, 4, 0.4, { shape: -0.2, scale: 0.05 }),
]);
const model = spectrum([bin(0, 3, 0.5, { shape: 0.2, scale: 0.05 }), bin(1, 3.5, 0.5, { shape: 0, scale: 0.05 })]);

describe('a spectrum as a workspace', () => {
  it('has a parameter for each source, of the normalisation where it moves all bins alike', () => {
    const { channels, observations, measurements } = spectrumWorkspace({ standardModel }, 10, { background: [1] });
    const [{ samples }] = channels;
    expect(samples.map(({ name, data }) => [name, data])).toEqual([
      ['standard_model', [20, 40]],
      ['background', [1, 1]],
    ]);
    expect(samples[0].modifiers).toEqual([
      { name: 'mu', type: 'normfactor', data: null },
      { name: 'statistics', type: 'staterror', data: [3, 4] },
      { name: 'shape', type: 'histosys', data: { lo_data: [18, 48], hi_data: [22, 32] } },
      { name: 'scale', type: 'normsys', data: { lo: 0.95, hi: 1.05 } },
    ]);
    expect(observations[0].data).toEqual([21, 41]);
    expect(measurements[0].config.poi).toBe('mu');
  });

  it('is the model where mu is 1, also where each source is moved by one standard deviation', () => {
    const [{ samples }] = spectrumWorkspace({ standardModel, model }, 10).channels;
    expect(samples.map(({ name }) => name)).toEqual(['standard_model', 'new_physics']);
    const moved = (source: string) =>
      samples.map(({ data, modifiers }) => {
        const one = modifiers.find(({ name }) => name === source);
        if (one?.type === 'histosys') return one.data.hi_data;
        return one?.type === 'normsys' ? data.map((value) => value * one.data.hi) : data;
      });
    const sum = ([a, b]: readonly (readonly number[])[]) => a.map((value, i) => value + b[i]);
    expect(sum(samples.map(({ data }) => data))).toEqual([30, 35]);
    expect(sum(moved('shape'))).toEqual([36, 35].map((value) => expect.closeTo(value, 12)));
    expect(sum(moved('scale'))).toEqual([31.5, 36.75].map((value) => expect.closeTo(value, 12)));
    const errors = samples.map(({ modifiers }) => modifiers.find(({ type }) => type === 'staterror')?.data as number[]);
    expect(Math.hypot(errors[0][0], errors[1][0])).toBeCloseTo(5, 12);
  });

  it('has no bin without tridents, and numbers for each bin', () => {
    const empty = spectrum([bin(0, 0, 0), bin(1, 1, 0.1)]);
    expect(() => spectrumWorkspace({ standardModel: empty }, 1)).toThrow(/0 – 1 GeV.*has no tridents/);
    expect(() => spectrumWorkspace({ standardModel }, 1, { observed: [1] })).toThrow(/one number for 2 bins/);
    expect(() => spectrumWorkspace({ standardModel }, 1, { background: [-1] })).toThrow(/background/);
  });
});
