import type { AxisBins } from './columnBins.js';

/** What a scan says of one or two of its parameters, whatever the others are. */
export interface ScanProfile {
  readonly x: AxisBins;
  readonly y?: AxisBins | undefined;
  /** Smallest χ² of the points in each cell, x fastest; NaN where none was evaluated. */
  readonly smallestChiSquare: Float64Array;
  /** Points evaluated in each cell, and those of them that are allowed. */
  readonly evaluated: Float64Array;
  readonly allowed: Float64Array;
  /** Σ exp(−χ²/2) of the points of each cell, over that of all points: the posterior, where points follow the prior. */
  readonly posterior: Float64Array;
  /** Over all cells; Infinity before any point. */
  readonly globalChiSquare: number;
}

/** Gathers points into cells: the profile likelihood (the best χ² of a cell) and the share that survives. */
export class ProfileBuilder {
  readonly #x: AxisBins;
  readonly #y: AxisBins | undefined;
  readonly #smallest: Float64Array;
  readonly #evaluated: Float64Array;
  readonly #allowed: Float64Array;
  /** Σ exp(−(χ² − global)/2): relative to the best point so far, which keeps it from vanishing. */
  readonly #weight: Float64Array;
  #global = Number.POSITIVE_INFINITY;

  constructor(x: AxisBins, y?: AxisBins) {
    const cells = x.centres.length * (y?.centres.length ?? 1);
    this.#x = x;
    this.#y = y;
    this.#smallest = new Float64Array(cells).fill(Number.NaN);
    this.#evaluated = new Float64Array(cells);
    this.#allowed = new Float64Array(cells);
    this.#weight = new Float64Array(cells);
  }

  /** Points without a χ², which were not evaluated, count for nothing. */
  add(x: number, y: number, chiSquare: number, isAllowed: boolean): void {
    if (Number.isNaN(chiSquare)) return;
    const column = this.#x.indexOf(x);
    const row = this.#y === undefined ? 0 : this.#y.indexOf(y);
    if (column < 0 || row < 0) return;
    const cell = row * this.#x.centres.length + column;
    this.#evaluated[cell]++;
    if (isAllowed) this.#allowed[cell]++;
    if (!(this.#smallest[cell] <= chiSquare)) this.#smallest[cell] = chiSquare;
    if (chiSquare < this.#global) this.#rescale(chiSquare);
    this.#weight[cell] += Math.exp((this.#global - chiSquare) / 2);
  }

  /** A better point than all before it. */
  #rescale(chiSquare: number): void {
    const factor = Math.exp((chiSquare - this.#global) / 2);
    for (let cell = 0; cell < this.#weight.length; cell++) this.#weight[cell] *= factor;
    this.#global = chiSquare;
  }

  profile(): ScanProfile {
    const total = this.#weight.reduce((sum, weight) => sum + weight, 0);
    return {
      x: this.#x,
      y: this.#y,
      smallestChiSquare: this.#smallest,
      evaluated: this.#evaluated,
      allowed: this.#allowed,
      posterior: this.#weight.map((weight) => weight / total),
      globalChiSquare: this.#global,
    };
  }
}

/** Δχ² of each cell over the best point of the scan. */
export const profileExcess = ({ smallestChiSquare, globalChiSquare }: ScanProfile): Float64Array =>
  smallestChiSquare.map((value) => value - globalChiSquare);

/** Share of the evaluated points of each cell that are allowed; NaN where there are none. */
export const survival = ({ evaluated, allowed }: ScanProfile): Float64Array =>
  allowed.map((count, cell) => count / evaluated[cell]);

/** The smallest posterior of the cells that together hold this share of it, the most probable first: the edge of a credible region. */
export function credibleLevel({ posterior }: ScanProfile, share: number): number {
  let sum = 0;
  for (const value of posterior.slice().sort().reverse()) {
    sum += value;
    if (sum >= share) return value;
  }
  return 0;
}

/** One line for each cell; cells without an evaluated point have empty numbers. */
export function profileCsv(profile: ScanProfile): string {
  const { x, y, evaluated, posterior } = profile;
  const [excess, share] = [profileExcess(profile), survival(profile)];
  const number = (value: number) => (Number.isNaN(value) ? '' : String(value));
  // exponentials differ in the last digit from one JavaScript engine to another
  const probability = (value: number) => number(Number(value.toPrecision(10)));
  const head = [x.name, ...(y === undefined ? [] : [y.name]), 'deltaChiSquare', 'shareAllowed', 'points', 'posterior'];
  const lines = Array.from(evaluated, (points, cell) => {
    const column = cell % x.centres.length;
    const row = y === undefined ? [] : [y.centres[Math.floor(cell / x.centres.length)]];
    return [
      x.centres[column],
      ...row,
      number(excess[cell]),
      number(share[cell]),
      points,
      probability(posterior[cell]),
    ].join(',');
  });
  return `${[head.join(','), ...lines].join('\n')}\n`;
}
