import { describe, expect, it } from 'vitest';
import { combineFluxes, fluxIntegral, meanFluxEnergy, mergeFluxBins } from './combineFluxes.js';

const low = [
  { lowGeV: 0, highGeV: 2, density: 3 },
  { lowGeV: 2, highGeV: 4, density: 1 },
];
const shifted = [{ lowGeV: 1, highGeV: 3, density: 10 }];

describe('fluxIntegral and meanFluxEnergy', () => {
  it('are those of the histogram', () => {
    expect(fluxIntegral(low)).toBe(8);
    expect(meanFluxEnergy(low)).toBe((3 * 2 * 1 + 1 * 2 * 3) / 8);
    expect(meanFluxEnergy([])).toBeNaN();
  });
});

describe('combineFluxes', () => {
  it('adds weighted densities bin by bin on the edges of all', () => {
    expect(
      combineFluxes([
        { bins: low, weight: 2 },
        { bins: shifted, weight: 0.1 },
      ]),
    ).toEqual([
      { lowGeV: 0, highGeV: 1, density: 6 },
      { lowGeV: 1, highGeV: 2, density: 7 },
      { lowGeV: 2, highGeV: 3, density: 3 },
      { lowGeV: 3, highGeV: 4, density: 2 },
    ]);
  });

  it('leaves gaps where no flux is', () => {
    const bins = [{ lowGeV: 5, highGeV: 6, density: 1 }];
    const combined = combineFluxes([
      { bins: shifted, weight: 1 },
      { bins, weight: 1 },
    ]);
    expect(combined.map(({ lowGeV }) => lowGeV)).toEqual([1, 5]);
  });
});

describe('mergeFluxBins', () => {
  const edges = [0, 1, 2, 4, 8];

  it('merges first what is flat, and keeps every integral', () => {
    const merged = mergeFluxBins(edges, [[5, 5, 1, 9]], 3);
    expect(merged).toEqual({ edgesGeV: [0, 2, 4, 8], densities: [[5, 1, 9]] });
    const one = mergeFluxBins(edges, [[5, 5, 1, 9]], 1);
    expect(one.densities[0][0] * 8).toBeCloseTo(5 + 5 + 2 + 36, 12);
  });

  it('moves the mean energy by half the difference of the densities times both widths', () => {
    // bins 0–1 and 1–2 with densities 3 and 1: ∫φE = 1.5 + 1.5; merged 2 × 2 = 4
    const { edgesGeV, densities } = mergeFluxBins([0, 1, 2], [[3, 1]], 1);
    expect([edgesGeV, densities]).toEqual([[0, 2], [[2]]]);
  });

  it('keeps the bins of all species together', () => {
    const steep = [4, 4, 0, 1];
    const { edgesGeV, densities } = mergeFluxBins(edges, [steep, [1, 2, 2, 2]], 3);
    expect(densities.map((column) => column.length)).toEqual([3, 3]);
    expect(edgesGeV).toHaveLength(4);
  });

  it('refuses columns that do not fit the edges, and no bins', () => {
    expect(() => mergeFluxBins([0, 1], [[1, 2]], 1)).toThrow('not one less than the edges');
    expect(() => mergeFluxBins([0, 1], [[1]], 0)).toThrow('not a positive integer');
  });
});
