import { CounterUniforms } from './counterUniforms.js';

/**
 * The unit cube cut into boxes in which a density varies little, with an upper bound in each: the proposal of a rejection
 * sampler. Boxes are halved (or cut at another eighth) where most would be rejected, after S. Jadach, Comput. Phys. Commun.
 * 152 (2003) 55 ("foam").
 */
export interface CellDecomposition {
  readonly dimensions: number;
  readonly count: number;
  /** Lower end and width of each side of each cell, 2·`dimensions` numbers per cell. */
  readonly sides: Float64Array;
  /** Volume of each cell; they add up to 1. */
  readonly volume: Float64Array;
  /** Largest density seen in each cell; not a strict bound. */
  readonly largest: Float64Array;
}

export type CubeDensity = (point: Float64Array) => number;

export interface DecompositionOptions {
  readonly seed: number;
  readonly purpose: number;
  readonly cells: number;
  readonly samplesPerCell: number;
}

/** Possible cuts of a cell: at 1/8 … 7/8 of each side. */
const SLICES = 8;

interface Cell {
  readonly lower: Float64Array;
  readonly width: Float64Array;
  readonly volume: number;
  /** Points inside, `dimensions` + 1 numbers each: coordinates and density. */
  readonly samples: number[];
  readonly largest: number;
  /** Volume that is rejected, from the samples. */
  readonly loss: number;
  readonly cut: Cut;
}

/** The best cut of a cell: rejected volume it saves, direction, and fraction of the side. */
interface Cut {
  readonly gain: number;
  readonly direction: number;
  readonly slice: number;
}

/** A pure function of its arguments. Costs about `cells`·`samplesPerCell` evaluations of the density. */
export function decomposeCube(
  density: CubeDensity,
  dimensions: number,
  options: DecompositionOptions,
): CellDecomposition {
  const random = new CounterUniforms(options.seed, options.purpose);
  const whole = { lower: new Float64Array(dimensions), width: new Float64Array(dimensions).fill(1), volume: 1 };
  let item = 0;
  const grow = (box: Pick<Cell, 'lower' | 'width' | 'volume'>, samples: number[]): Cell => {
    item = fillSamples(box, samples, density, random, item, options.samplesPerCell);
    return finished(box, samples, dimensions);
  };
  const cells = [grow(whole, [])];
  while (cells.length < options.cells) {
    const at = indexOfLargestGain(cells);
    if (!(cells[at].cut.gain > 0)) break;
    const [left, right] = halves(cells[at], dimensions);
    cells[at] = grow(left.box, left.samples);
    cells.push(grow(right.box, right.samples));
  }
  return pack(cells, dimensions);
}

function fillSamples(
  { lower, width }: Pick<Cell, 'lower' | 'width'>,
  samples: number[],
  density: CubeDensity,
  random: CounterUniforms,
  firstItem: number,
  wanted: number,
): number {
  const dimensions = lower.length;
  const blocks = Math.ceil(dimensions / 4);
  const uniforms = new Float64Array(4 * blocks);
  const point = new Float64Array(dimensions);
  let item = firstItem;
  while (samples.length < wanted * (dimensions + 1)) {
    random.fill(item++, 0, blocks, uniforms);
    for (let d = 0; d < dimensions; d++) {
      point[d] = lower[d] + width[d] * uniforms[d];
      samples.push(point[d]);
    }
    samples.push(density(point));
  }
  return item;
}

function finished({ lower, width, volume }: Pick<Cell, 'lower' | 'width' | 'volume'>, samples: number[], n: number) {
  let largest = 0;
  for (let i = n; i < samples.length; i += n + 1) largest = Math.max(largest, samples[i]);
  const cut = bestCut({ lower, width, volume, samples }, n);
  let mean = 0;
  for (let i = n; i < samples.length; i += n + 1) mean += (samples[i] * (n + 1)) / samples.length;
  const loss = cut.gain > 0 ? volume * (largest - mean) : 0;
  return { lower, width, volume, samples, largest, loss, cut };
}

const sliceSquares = new Float64Array(SLICES);
const sliceCounts = new Float64Array(SLICES);

/** The cut that saves most of volume·√⟨w²⟩, which bounds the rejected part less noisily than the largest weight. */
function bestCut(cell: Pick<Cell, 'lower' | 'width' | 'volume' | 'samples'>, n: number): Cut {
  const { samples, volume } = cell;
  const count = samples.length / (n + 1);
  let best: Cut = { gain: 0, direction: 0, slice: SLICES / 2 };
  for (let d = 0; d < n; d++) {
    sliceSquares.fill(0);
    sliceCounts.fill(0);
    let total = 0;
    for (let i = 0; i < samples.length; i += n + 1) {
      const position = (samples[i + d] - cell.lower[d]) / cell.width[d];
      const slice = Math.min(SLICES - 1, Math.floor(position * SLICES));
      const square = samples[i + n] * samples[i + n];
      sliceSquares[slice] += square;
      sliceCounts[slice]++;
      total += square;
    }
    let squares = 0;
    let inside = 0;
    for (let slice = 1; slice < SLICES; slice++) {
      squares += sliceSquares[slice - 1];
      inside += sliceCounts[slice - 1];
      if (inside < 4 || count - inside < 4) continue;
      const left = (slice / SLICES) * Math.sqrt(squares / inside);
      const right = (1 - slice / SLICES) * Math.sqrt((total - squares) / (count - inside));
      const gain = volume * (Math.sqrt(total / count) - left - right);
      if (gain > best.gain) best = { gain, direction: d, slice };
    }
  }
  return best;
}

function indexOfLargestGain(cells: readonly Cell[]): number {
  let best = 0;
  for (let i = 1; i < cells.length; i++) if (cells[i].loss > cells[best].loss) best = i;
  return best;
}

/** The two parts of a cell along its best cut, each with the samples that fall into it. */
function halves({ lower, width, volume, samples, cut }: Cell, n: number) {
  const fraction = cut.slice / SLICES;
  const d = cut.direction;
  const boundary = lower[d] + width[d] * fraction;
  const parts = [fraction, 1 - fraction].map((share, side) => {
    const box = { lower: lower.slice(), width: width.slice(), volume: volume * share };
    if (side === 1) box.lower[d] = boundary;
    box.width[d] *= share;
    return { box, samples: [] as number[] };
  });
  for (let i = 0; i < samples.length; i += n + 1) {
    const part = parts[samples[i + d] < boundary ? 0 : 1];
    for (let j = 0; j <= n; j++) part.samples.push(samples[i + j]);
  }
  return parts;
}

function pack(cells: readonly Cell[], dimensions: number): CellDecomposition {
  const count = cells.length;
  const sides = new Float64Array(2 * count * dimensions);
  cells.forEach((cell, i) => {
    for (let d = 0; d < dimensions; d++) {
      sides[2 * (i * dimensions + d)] = cell.lower[d];
      sides[2 * (i * dimensions + d) + 1] = cell.width[d];
    }
  });
  const volume = Float64Array.from(cells, (cell) => cell.volume);
  const largest = Float64Array.from(cells, (cell) => cell.largest);
  return { dimensions, count, sides, volume, largest };
}
