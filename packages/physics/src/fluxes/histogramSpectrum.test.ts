import { describe, expect, it } from 'vitest';
import { couplingsOf } from '../couplings/couplings.js';
import { defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import { convergedKernel } from '../crossSections/convergedKernel.js';
import { monochromatic } from '../crossSections/energySpectrum.js';
import { nucleonTarget } from '../crossSections/hadronicTarget.js';
import { kernelCrossSection } from '../crossSections/kernel.js';
import { InputError } from '../errors.js';
import { nucleonFormFactors } from '../formFactors/parseFormFactor.js';
import { type FluxBin, histogramSpectrum } from './histogramSpectrum.js';

const bins: FluxBin[] = [
  { lowGeV: 0, highGeV: 1, density: 2 },
  { lowGeV: 1, highGeV: 3, density: 5 },
  { lowGeV: 4, highGeV: 5, density: 1 },
  { lowGeV: 5, highGeV: 9, density: 0 },
];
const moments = (minimum: number) => {
  const out = new Float64Array(3);
  histogramSpectrum('test', bins).integralsAbove(minimum, out);
  return Array.from(out);
};

describe('a flux histogram', () => {
  it('keeps its integral and mean energy and ends where the flux ends', () => {
    const spectrum = histogramSpectrum('test', bins);
    expect(spectrum.integral).toBe(13); // 2·1 + 5·2 + 1·1
    expect(spectrum.meanEnergyGeV).toBeCloseTo((2 * 0.5 + 10 * 2 + 4.5) / 13, 14);
    expect(spectrum.maximumEnergyGeV).toBe(5);
    expect(spectrum.minimumEnergyGeV).toBe(0);
  });

  it('has exact moments inside bins, in gaps and above the end', () => {
    const fromTwo = [5 * 1 + 1, 5 * Math.log(3 / 2) + Math.log(5 / 4), 5 * (1 / 2 - 1 / 3) + (1 / 4 - 1 / 5)];
    for (const [n, value] of moments(2).entries()) expect(value).toBeCloseTo(fromTwo[n] / 13, 14);
    expect(moments(3.5)).toEqual(moments(4));
    expect(moments(5)).toEqual([0, 0, 0]);
    expect(moments(100)).toEqual([0, 0, 0]);
  });

  it('is normalised over all energies; flux at E = 0 makes the moments of 1/E infinite there', () => {
    expect(moments(0)[0]).toBeCloseTo(1, 14);
    expect(moments(0)[1]).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    ['inverted', [{ lowGeV: 2, highGeV: 1, density: 1 }]],
    ['overlapping', [bins[1], { lowGeV: 2, highGeV: 4, density: 1 }]],
    ['negative', [{ lowGeV: 1, highGeV: 2, density: -1 }]],
    ['empty', []],
  ])('rejects %s bins', (_, bad) => {
    expect(() => histogramSpectrum('bad', bad)).toThrow(InputError);
  });
});

describe('a cross section averaged over a histogram', () => {
  const target = nucleonTarget('proton', nucleonFormFactors('dipole', inputs), inputs);
  const mass = inputs.leptonMass.mu;
  const process = { massMinus: mass, massPlus: mass, antineutrino: false, target, inputs };
  const accuracy = { tolerance: 1e-3, lightestMediatorGeV: Number.POSITIVE_INFINITY };
  const couplings = [couplingsOf('mu', { vector: 1, axial: 1 })];
  const sigma = (spectrum: Parameters<typeof convergedKernel>[0]['spectrum']) =>
    kernelCrossSection(convergedKernel({ ...process, spectrum }, accuracy).kernel, couplings);

  it('of a narrow bin is that of its energy, to its relative width', () => {
    const narrow = histogramSpectrum('narrow', [{ lowGeV: 9.9999, highGeV: 10.0001, density: 3 }]);
    expect(sigma(narrow) / sigma(monochromatic(10))).toBeCloseTo(1, 4);
  });

  it('of a bin of some width is the average over its energies (Simpson), to the accuracy asked for', () => {
    const bin = histogramSpectrum('bin', [{ lowGeV: 9.9, highGeV: 10.1, density: 1 }]);
    const [low, middle, high] = [9.9, 10, 10.1].map((energy) => sigma(monochromatic(energy)));
    expect(Math.abs(sigma(bin) / ((low + 4 * middle + high) / 6) - 1)).toBeLessThan(1e-3);
  });

  it('is the average of those of its bins', () => {
    const parts: FluxBin[] = [
      { lowGeV: 2, highGeV: 4, density: 3 },
      { lowGeV: 4, highGeV: 12, density: 1 },
    ];
    const [low, high] = parts.map((bin) => sigma(histogramSpectrum('part', [bin])));
    // each side is good to the 1e-3 asked for
    expect(Math.abs(sigma(histogramSpectrum('both', parts)) / ((6 * low + 8 * high) / 14) - 1)).toBeLessThan(2e-3);
  });
});
