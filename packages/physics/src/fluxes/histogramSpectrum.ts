import type { EnergySpectrum } from '../crossSections/energySpectrum.js';
import { InputError, requireNumber } from '../errors.js';

/** One bin of a flux histogram: φ is `density` for `lowGeV` ≤ E < `highGeV`. */
export interface FluxBin {
  readonly lowGeV: number;
  readonly highGeV: number;
  /** Flux per GeV, in any unit. */
  readonly density: number;
}

/** A piecewise constant flux, normalised to 1 as a spectrum; what it was before is kept. */
export interface HistogramSpectrum extends EnergySpectrum {
  /** ∫φ dE in the unit of `density` times GeV. */
  readonly integral: number;
  readonly meanEnergyGeV: number;
}

/**
 * Spectrum of a flux histogram. Bins ascend and may leave gaps (no flux there). The moments are exact: no interpolation
 * between bins. Below the lowest edge with flux the moments are constant; with flux down to E = 0 those of 1/E and 1/E²
 * at E = 0 are infinite.
 * @throws InputError for overlapping or inverted bins, negative densities, or no flux at all
 */
export function histogramSpectrum(name: string, bins: readonly FluxBin[]): HistogramSpectrum {
  requireBins(bins);
  const filled = bins.filter(({ density }) => density > 0);
  const integral = filled.reduce((sum, bin) => sum + bin.density * (bin.highGeV - bin.lowGeV), 0);
  if (!(integral > 0)) throw new InputError('flux bins', bins.length, 'hold no flux', 'Give at least one density > 0.');
  const energy = filled.reduce((sum, bin) => sum + (bin.density * (bin.highGeV ** 2 - bin.lowGeV ** 2)) / 2, 0);
  // arrays of numbers: the moments are asked for at every node of an integral
  const lows = Float64Array.from(filled, ({ lowGeV }) => lowGeV);
  const highs = Float64Array.from(filled, ({ highGeV }) => highGeV);
  const densities = Float64Array.from(filled, ({ density }) => density / integral);
  const tails = momentsAboveBins(lows, highs, densities);
  const firstBinAbove = binFinder(lows[0], highs);
  return {
    name,
    integral,
    meanEnergyGeV: energy / integral,
    minimumEnergyGeV: filled[0].lowGeV,
    maximumEnergyGeV: filled[filled.length - 1].highGeV,
    integralsAbove(minimumEnergyGeV, moments) {
      const index = firstBinAbove(minimumEnergyGeV);
      for (let n = 0; n < 3; n++) moments[n] = tails[3 * (index + 1) + n];
      if (index === highs.length) return;
      addBinMoments(moments, 0, densities[index], Math.max(lows[index], minimumEnergyGeV), highs[index]);
    },
  };
}

function requireBins(bins: readonly FluxBin[]): void {
  let previous = 0;
  for (const { lowGeV, highGeV, density } of bins) {
    requireNumber('lower edge of a flux bin', lowGeV, previous, Number.MAX_VALUE, { unit: 'GeV' });
    requireNumber('upper edge of a flux bin', highGeV, lowGeV, Number.MAX_VALUE, {
      unit: 'GeV',
      exclusiveMinimum: true,
    });
    requireNumber('flux density', density, 0, Number.MAX_VALUE);
    previous = highGeV;
  }
}

/** tails[3i + n] = ∫φE⁻ⁿ over bins i and up, normalised; summed from the top, where the terms are smallest. */
function momentsAboveBins(lows: Float64Array, highs: Float64Array, densities: Float64Array): Float64Array {
  const tails = new Float64Array(3 * (lows.length + 2));
  for (let i = lows.length - 1; i >= 0; i--) {
    for (let n = 0; n < 3; n++) tails[3 * i + n] = tails[3 * (i + 1) + n];
    addBinMoments(tails, 3 * i, densities[i], lows[i], highs[i]);
  }
  return tails;
}

function addBinMoments(sums: Float64Array, offset: number, density: number, low: number, high: number): void {
  sums[offset] += density * (high - low);
  sums[offset + 1] += density * Math.log(high / low);
  sums[offset + 2] += density * (1 / low - 1 / high);
}

/** Places in energy at which the search for a bin begins. */
const GUIDE_POINTS = 256;

/** Finds the index of the first bin whose upper edge lies above an energy; the number of bins where there is none. */
function binFinder(lowest: number, edges: Float64Array): (energy: number) => number {
  const search = (energy: number, from: number, to: number): number => {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle] > energy) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const step = (edges[edges.length - 1] - lowest) / GUIDE_POINTS;
  const guide = Int32Array.from({ length: GUIDE_POINTS + 1 }, (_, i) => search(lowest + i * step, 0, edges.length));
  return (energy) => {
    const place = (energy - lowest) / step;
    if (!(place > 1 && place < GUIDE_POINTS - 1)) return search(energy, 0, edges.length);
    // a place to each side, against rounding
    const at = Math.floor(place);
    return search(energy, guide[at - 1], guide[at + 2]);
  };
}
