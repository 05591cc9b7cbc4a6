import { figureSvg } from '@nereid/figures/node';
import { tridentChannel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import type { Spectrum, SpectrumBin } from '../rates/spectrum.js';
import { SPECTRUM_OBSERVABLES, spectrumObservable } from '../rates/spectrumObservables.js';
import { spectrumFigure } from './spectrumFigure.js';

const zero = { sigmaCm2: 0, errorCm2: 0 };

function spectrumOf(name: string, sigmas: readonly number[], nucleons = 0): Spectrum {
  const bins = sigmas.map(
    (sigmaCm2, i): SpectrumBin => ({
      ...{ low: i + 1, high: i + 2, sigmaCm2, errorCm2: 0.1 * sigmaCm2 },
      parts: { coherent: (1 - nucleons) * sigmaCm2, nucleons: nucleons * sigmaCm2, inelastic: 0 },
    }),
  );
  return { observable: spectrumObservable(name), bins, below: zero, above: zero, total: zero };
}

const options = { channel: tridentChannel('numubar:emu'), target: 'Ar40', caption: 'A test.' };

describe('spectrumFigure', () => {
  it('draws steps of σ per bin, with the power of ten in the unit and a band of errors', () => {
    const { series, y } = spectrumFigure(spectrumOf('pairMass', [2e-42, 4e-42]), options);
    expect(y.label).toEqual({ tex: '\\sigma\\text{ per bin}\\;[10^{-42}\\,\\mathrm{cm}^2]' });
    const line = series.find(({ kind }) => kind === 'line');
    if (line?.kind !== 'line') throw new Error('No line.');
    expect(line.polylines[0].x).toEqual([1, 2, 2, 3]);
    expect(Array.from(line.polylines[0].y, (value) => Number(value.toPrecision(12)))).toEqual([2, 2, 4, 4]);
    expect(series.filter(({ kind }) => kind === 'band')).toHaveLength(1);
  });

  it('counts events where an exposure says how many', () => {
    const { y } = spectrumFigure(spectrumOf('pairMass', [2e-42, 4e-42]), { ...options, eventsPerCm2: 1e42 });
    expect(y.label).toEqual({ tex: '\\text{events per bin}' });
    expect(y.domain[1]).toBeCloseTo(1.15 * 4.4, 9);
  });

  it('shows the parts where there are two, and the model over the same axis', () => {
    const standard = spectrumOf('pairMass', [2e-42, 4e-42], 0.25);
    const model = {
      name: 'lmu-ltau',
      parameters: { mass: 0.1, gPrime: 2e-3 },
      spectrum: spectrumOf('pairMass', [8e-42, 0]),
    };
    const { series, y } = spectrumFigure(standard, { ...options, model });
    const names = series.flatMap(({ label }) => (label ? [label] : []));
    expect(names).toEqual([
      { text: 'Standard Model' },
      { text: 'coherent' },
      { text: 'on nucleons' },
      { tex: "L_\\mu-L_\\tau,\\;M_{Z'}=0.1\\,\\mathrm{GeV},\\;g'=2\\times 10^{-3}" },
    ]);
    expect(y.domain[1]).toBeCloseTo(1.15 * 8.8, 9);
  });

  it('has a wider band of what is not known where that was asked for, and room for it', () => {
    const standard = spectrumOf('pairMass', [2e-42, 4e-42]);
    const uncertainties = { total: 0.25, byKind: {}, parts: [] };
    const [empty, full] = standard.bins;
    const { series, y } = spectrumFigure({ ...standard, bins: [empty, { ...full, uncertainties }] }, options);
    const bands = series.flatMap((one) => (one.kind === 'band' ? [one] : []));
    expect(bands.map(({ label }) => label)).toEqual([{ text: 'systematic errors' }, undefined]);
    const rounded = (values: ArrayLike<number>) => Array.from(values, (value) => Number(value.toPrecision(12)));
    expect(rounded(bands[0].upper)).toEqual([2, 2, 5, 5]);
    expect(rounded(bands[0].lower)).toEqual([2, 2, 3, 3]);
    expect(rounded(bands[1].upper)).toEqual([2.2, 2.2, 4.4, 4.4]);
    expect(y.domain[1]).toBeCloseTo(1.15 * 5, 9);
  });

  it.each(SPECTRUM_OBSERVABLES.map(({ name }) => name))('can be drawn over %s', async (name) => {
    expect(await figureSvg(spectrumFigure(spectrumOf(name, [1e-42, 0, 2e-42]), options))).toContain('<svg');
  });
});
