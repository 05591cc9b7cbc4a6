import { type AdaptiveGrid, mapThroughGrid, refineGrid, uniformGrid } from './adaptiveGrid.js';
import { CounterRandom } from './philox.js';

/** Value of the integrand at a point of the unit hypercube; the point may not be kept. */
export type Integrand = (point: Float64Array) => number;

/** Sums over samples; the integral is sum/count. */
export interface SampleSums {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

export const noSamples: SampleSums = { count: 0, sum: 0, sumOfSquares: 0 };

/** Samples added up by themselves before they are added to the rest, so that the bytes of a result do not depend on chunks. */
export const BLOCK_SAMPLES = 1024;

/** Streams of one seed: the adaptation has its own, so that the samples of the estimate are independent of the grid. */
export interface RandomStream {
  readonly seed: number;
  readonly stream: number;
}

const ADAPTATION_STEPS = 6;

/** A grid adapted to the integrand by a few rounds of `samplesPerStep` points, used for nothing else. */
export function adaptToIntegrand(
  integrand: Integrand,
  dimensions: number,
  { seed, stream }: RandomStream,
  samplesPerStep: number,
): AdaptiveGrid {
  const random = new CounterRandom(seed, stream);
  let grid = uniformGrid(dimensions);
  const u = new Float64Array(dimensions);
  const point = new Float64Array(dimensions);
  const visited = new Int32Array(dimensions);
  for (let step = 0; step < ADAPTATION_STEPS; step++) {
    const importance = new Float64Array(dimensions * grid.bins);
    for (let i = 0; i < samplesPerStep; i++) {
      fillUniform(random, step * samplesPerStep + i, u);
      const weight = mapThroughGrid(grid, u, point, visited) * integrand(point);
      for (const bin of visited) importance[bin] += weight * weight;
    }
    grid = refineGrid(grid, importance);
  }
  return grid;
}

/** Sums over the blocks [firstBlock, firstBlock + blocks): a pure function of (seed, stream, block indices). */
export function sampleBlocks(
  integrand: Integrand,
  grid: AdaptiveGrid,
  { seed, stream }: RandomStream,
  firstBlock: number,
  blocks: number,
): SampleSums[] {
  const random = new CounterRandom(seed, stream);
  const u = new Float64Array(grid.dimensions);
  const point = new Float64Array(grid.dimensions);
  return Array.from({ length: blocks }, (_, b) => {
    let sum = 0;
    let sumOfSquares = 0;
    for (let i = 0; i < BLOCK_SAMPLES; i++) {
      fillUniform(random, (firstBlock + b) * BLOCK_SAMPLES + i, u);
      const weight = mapThroughGrid(grid, u, point) * integrand(point);
      sum += weight;
      sumOfSquares += weight * weight;
    }
    return { count: BLOCK_SAMPLES, sum, sumOfSquares };
  });
}

function fillUniform(random: CounterRandom, sample: number, u: Float64Array): void {
  // an even stride keeps the samples on Philox blocks of their own
  const stride = u.length + (u.length % 2);
  for (let d = 0; d < u.length; d++) u[d] = random.uniform(sample * stride + d);
}

export function addSums(a: SampleSums, b: SampleSums): SampleSums {
  return { count: a.count + b.count, sum: a.sum + b.sum, sumOfSquares: a.sumOfSquares + b.sumOfSquares };
}

export const meanOf = ({ count, sum }: SampleSums): number => (count === 0 ? 0 : sum / count);

/** Standard deviation of one sample (not of the mean). */
export function deviationOf({ count, sum, sumOfSquares }: SampleSums): number {
  if (count < 2) return 0;
  return Math.sqrt(Math.max(0, sumOfSquares - (sum * sum) / count) / (count - 1));
}
