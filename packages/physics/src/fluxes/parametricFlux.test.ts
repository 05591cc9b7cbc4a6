import { describe, expect, it } from 'vitest';
import { fluxIntegral, meanFluxEnergy } from './combineFluxes.js';
import { parametricFlux } from './parametricFlux.js';

const range = { minimumGeV: 0.5, maximumGeV: 500 };
const spread = (bins: ReturnType<typeof parametricFlux>, mean: number) =>
  Math.sqrt(
    bins.reduce((sum, { lowGeV: a, highGeV: b, density }) => sum + (density * (b ** 3 - a ** 3)) / 3, 0) - mean ** 2,
  );

describe('a parametric flux', () => {
  it.each([
    ['gaussian', 0.2],
    ['log-normal', 0.4],
  ] as const)('that is %s has the mean and the width asked for where the range is wide', (shape, relativeWidth) => {
    const bins = parametricFlux({ shape, meanGeV: 24, relativeWidth, ...range });
    expect(fluxIntegral(bins)).toBeCloseTo(1, 12);
    // the density is constant within a bin of 6 %, which shifts the mean by some 1e-4 and widens the spectrum a little
    expect(Math.abs(meanFluxEnergy(bins) / 24 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(spread(bins, meanFluxEnergy(bins)) / (24 * relativeWidth) - 1)).toBeLessThan(1e-2);
  });

  it('that is a power law has the mean of the integral', () => {
    const bins = parametricFlux({ shape: 'power-law', index: -2, ...range });
    // ∫E⁻¹/∫E⁻² = ln(b/a)/(1/a − 1/b)
    expect(Math.abs(meanFluxEnergy(bins) / (Math.log(1000) / (2 - 0.002)) - 1)).toBeLessThan(2e-3);
  });

  it('ends where it is said to end', () => {
    const bins = parametricFlux({ shape: 'power-law', index: 0, minimumGeV: 3, maximumGeV: 7 });
    expect([bins[0].lowGeV, bins[bins.length - 1].highGeV]).toEqual([3, 7]);
    expect(bins[17].density).toBeCloseTo(0.25, 12);
  });

  it('refuses an empty range, a width of nothing, and a range without flux', () => {
    const flux = { shape: 'gaussian', meanGeV: 10, relativeWidth: 0.1, ...range } as const;
    expect(() => parametricFlux({ ...flux, maximumGeV: 0.5 })).toThrow('maximum energy of the flux');
    expect(() => parametricFlux({ ...flux, relativeWidth: 0 })).toThrow('relative width');
    expect(() => parametricFlux({ ...flux, relativeWidth: 1e-3, minimumGeV: 400 })).toThrow('no flux in its range');
  });
});
