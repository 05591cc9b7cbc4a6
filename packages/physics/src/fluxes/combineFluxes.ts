import { InputError } from '../errors.js';
import type { FluxBin } from './histogramSpectrum.js';

/** A flux histogram and what to multiply it by. */
export interface WeightedFlux {
  readonly bins: readonly FluxBin[];
  readonly weight: number;
}

/** ∫φ dE of a histogram, in the unit of the density times GeV. */
export function fluxIntegral(bins: readonly FluxBin[]): number {
  return bins.reduce((sum, { lowGeV, highGeV, density }) => sum + density * (highGeV - lowGeV), 0);
}

/** ∫φE dE / ∫φ dE [GeV] of a histogram; NaN where there is no flux. */
export function meanFluxEnergy(bins: readonly FluxBin[]): number {
  const energy = bins.reduce((sum, bin) => sum + (bin.density * (bin.highGeV ** 2 - bin.lowGeV ** 2)) / 2, 0);
  return energy / fluxIntegral(bins);
}

/**
 * Weighted sum of flux histograms, exact: its edges are those of all of them together. Used for ν and ν̄ where their cross
 * sections are equal, and for beams that ran in several modes. Bins without flux are left out.
 */
export function combineFluxes(fluxes: readonly WeightedFlux[]): FluxBin[] {
  const edges = new Set<number>();
  for (const { bins } of fluxes) {
    for (const { lowGeV, highGeV } of bins) edges.add(lowGeV).add(highGeV);
  }
  const ascending = Float64Array.from(edges).sort();
  const combined: FluxBin[] = [];
  for (let i = 0; i + 1 < ascending.length; i++) {
    const [lowGeV, highGeV] = [ascending[i], ascending[i + 1]];
    const middle = 0.5 * (lowGeV + highGeV);
    const density = fluxes.reduce((sum, { bins, weight }) => sum + weight * densityAt(bins, middle), 0);
    if (density > 0) combined.push({ lowGeV, highGeV, density });
  }
  return combined;
}

const densityAt = (bins: readonly FluxBin[], energy: number): number =>
  bins.find(({ lowGeV, highGeV }) => lowGeV <= energy && energy < highGeV)?.density ?? 0;

/**
 * Merges neighbouring bins of several species, which share their edges, until `count` are left. At each step the pair is
 * merged whose flux-weighted energy moves least: the integral of every species is kept exactly, its mean energy nearly.
 * `densities[s][i]` is species s in bin i; each species counts relative to its own ∫φE dE.
 * @throws InputError unless there are one more edges than bins and 1 ≤ count
 */
export function mergeFluxBins(
  edgesGeV: readonly number[],
  densities: readonly (readonly number[])[],
  count: number,
): { edgesGeV: number[]; densities: number[][] } {
  if (densities.some((column) => column.length !== edgesGeV.length - 1)) {
    throw new InputError('flux bins', edgesGeV.length - 1, 'not one less than the edges', 'Give all edges.');
  }
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new InputError('number of bins', count, 'not a positive integer', 'Give at least 1.');
  }
  const edges = [...edgesGeV];
  const columns = densities.map((column) => [...column]);
  const scale = columns.map((column) => firstMoment(edges, column));
  while (edges.length - 1 > count) {
    let best = 0;
    let smallest = Number.POSITIVE_INFINITY;
    for (let i = 0; i + 2 < edges.length; i++) {
      const cost = columns.reduce((sum, column, s) => sum + mergingCost(edges, column, i) / scale[s], 0);
      if (cost < smallest) [best, smallest] = [i, cost];
    }
    for (const column of columns) column.splice(best, 2, mergedDensity(edges, column, best));
    edges.splice(best + 1, 1);
  }
  return { edgesGeV: edges, densities: columns };
}

const firstMoment = (edges: readonly number[], column: readonly number[]): number =>
  column.reduce((sum, density, i) => sum + (density * (edges[i + 1] ** 2 - edges[i] ** 2)) / 2, 0);

function mergedDensity(edges: readonly number[], column: readonly number[], i: number): number {
  const [low, middle, high] = [edges[i], edges[i + 1], edges[i + 2]];
  return (column[i] * (middle - low) + column[i + 1] * (high - middle)) / (high - low);
}

/** |change of ∫φE dE| when bins i and i+1 become one: half the difference of the densities times both widths. */
function mergingCost(edges: readonly number[], column: readonly number[], i: number): number {
  const [low, middle, high] = [edges[i], edges[i + 1], edges[i + 2]];
  return 0.5 * Math.abs(column[i] - column[i + 1]) * (middle - low) * (high - middle);
}
