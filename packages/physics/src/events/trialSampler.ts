import { type AdaptiveGrid, mapThroughGrid } from '../numerics/adaptiveGrid.js';
import type { CellDecomposition } from '../numerics/cellDecomposition.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import type { EventDensity } from './eventWeight.js';
import { BROKEN_EVENT_DIMENSIONS, EVENT_DIMENSIONS } from './tridentPoint.js';

/** How one term is sampled: a separable grid, and boxes on top of it. */
export interface TermProposal {
  readonly term: number;
  readonly grid: AdaptiveGrid;
  readonly cells: CellDecomposition;
}

/** Blocks of four random numbers for one trial: one for the cell, one per coordinate, one to accept or reject. */
const TRIAL_BLOCKS = 2;
const CELL = 0;
const COORDINATES = 1;
export const ACCEPT = COORDINATES + EVENT_DIMENSIONS;
/** Added to the purpose of the trials: what else is drawn has a purpose below this, or 1000 and above. */
const MORE_PURPOSES = 500;

/** Draws points from the cells of all terms, each cell in proportion to its volume times its bound. */
export class TrialSampler {
  /** Σ volume·bound: the cross section is this times the mean of `draw` [cm²]. */
  readonly totalCm2: number;
  /** Of the last draw: index among the terms that are open, cell in it, and random numbers of the trial. */
  position = 0;
  cell = 0;
  readonly uniforms = new Float64Array(4 * TRIAL_BLOCKS);
  readonly #terms: readonly TermProposal[];
  readonly #densities: readonly EventDensity[];
  readonly #scale: number;
  readonly #random: CounterUniforms;
  /** Share of each cell up to and including it, all terms one after the other; 1 at the end. */
  readonly #cumulative: Float64Array;
  /** First cell that a number in [i/n, (i+1)/n) can fall into. */
  readonly #guide: Int32Array;
  readonly #firstCell: Int32Array;
  readonly #u = new Float64Array(BROKEN_EVENT_DIMENSIONS);
  readonly #z = new Float64Array(BROKEN_EVENT_DIMENSIONS);
  /** For the coordinate that targets that break have more: the numbers of all others are what they are without it. */
  readonly #more: CounterUniforms;
  readonly #moreUniforms = new Float64Array(4);

  constructor(
    terms: readonly TermProposal[],
    densities: readonly EventDensity[],
    scale: number,
    seed: number,
    purpose: number,
  ) {
    this.#terms = terms;
    this.#densities = terms.map(({ term }) => densities[term]);
    this.#scale = scale;
    this.#random = new CounterUniforms(seed, purpose);
    this.#more = new CounterUniforms(seed, MORE_PURPOSES + purpose);
    const shares = terms.flatMap(({ cells }) => Array.from(cells.largest, (bound, i) => bound * cells.volume[i]));
    const total = shares.reduce((sum, share) => sum + share, 0);
    this.totalCm2 = total * scale;
    this.#cumulative = cumulate(shares, total);
    this.#guide = guideTable(this.#cumulative);
    this.#firstCell = firstCells(terms);
  }

  /** Density of the last point's term. */
  get density(): EventDensity {
    return this.#densities[this.position];
  }

  /** Index of the last point's term in the request. */
  get term(): number {
    return this.#terms[this.position].term;
  }

  /** One trial: the weight over its bound, a pure function of (seed, purpose, item, attempt). */
  draw(item: number, attempt: number): number {
    const { uniforms } = this;
    this.#random.fill(item, attempt * TRIAL_BLOCKS, TRIAL_BLOCKS, uniforms);
    this.#chooseCell(uniforms[CELL]);
    const { grid, cells } = this.#terms[this.position];
    const { sides } = cells;
    const { dimensions } = grid;
    const at = 2 * this.cell * dimensions;
    for (let d = 0; d < EVENT_DIMENSIONS; d++) {
      this.#u[d] = sides[at + 2 * d] + sides[at + 2 * d + 1] * uniforms[COORDINATES + d];
    }
    if (dimensions > EVENT_DIMENSIONS) {
      this.#more.fill(item, attempt, 1, this.#moreUniforms);
      const last = at + 2 * EVENT_DIMENSIONS;
      this.#u[EVENT_DIMENSIONS] = sides[last] + sides[last + 1] * this.#moreUniforms[0];
    }
    const weight = mapThroughGrid(grid, this.#u, this.#z) * this.density.evaluate(this.#z);
    return weight / (cells.largest[this.cell] * this.#scale);
  }

  #chooseCell(u: number): void {
    let index = this.#guide[Math.floor(u * this.#guide.length)];
    while (this.#cumulative[index] <= u) index++;
    let position = 0;
    while (position + 1 < this.#firstCell.length && this.#firstCell[position + 1] <= index) position++;
    this.position = position;
    this.cell = index - this.#firstCell[position];
  }
}

function cumulate(shares: readonly number[], total: number): Float64Array {
  const cumulative = new Float64Array(shares.length);
  let sum = 0;
  shares.forEach((share, i) => {
    sum += share / total;
    cumulative[i] = sum;
  });
  // rounding must not leave a gap below 1
  cumulative[shares.length - 1] = 2;
  return cumulative;
}

function guideTable(cumulative: Float64Array): Int32Array {
  const guide = new Int32Array(2 * cumulative.length);
  let index = 0;
  for (let i = 0; i < guide.length; i++) {
    while (cumulative[index] <= i / guide.length) index++;
    guide[i] = index;
  }
  return guide;
}

function firstCells(terms: readonly TermProposal[]): Int32Array {
  const first = new Int32Array(terms.length);
  for (let i = 1; i < terms.length; i++) first[i] = first[i - 1] + terms[i - 1].cells.count;
  return first;
}
