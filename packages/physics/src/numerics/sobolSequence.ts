import { InputError } from '../errors.js';
import { CounterRandom } from './philox.js';

/**
 * Primitive polynomials (degree, inner coefficients) and initial direction numbers of S. Joe and F. Y. Kuo, "Constructing
 * Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008) 2635, set D6, dimensions 2 …
 */
const DIRECTIONS: readonly (readonly [degree: number, coefficients: number, initial: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
];

/** Dimensions there are directions for. */
export const LARGEST_SOBOL_DIMENSION = DIRECTIONS.length + 1;
/** Points of a sequence: 2³². */
const LARGEST_SOBOL_COUNT = 2 ** 32;

const BITS = 32;

/**
 * Sobol sequence with a random digital shift: a pure function of (seed, index, dimension). Any 2ᵐ points from a multiple
 * of 2ᵐ on fill each of the 2ᵐ equal intervals of every coordinate once; the shift by the seed keeps that and makes averages
 * over seeds unbiased. Coordinates are odd multiples of 2⁻³³, never 0 or 1.
 */
export class SobolSequence {
  readonly dimensions: number;
  readonly #directions: readonly Uint32Array[];
  readonly #shifts: Uint32Array;

  /** @throws InputError unless 1 ≤ dimensions ≤ 13 and the seed is an integer from 0 to 2⁵³ − 1 */
  constructor(dimensions: number, seed: number) {
    if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > LARGEST_SOBOL_DIMENSION) {
      const remedy = `Give 1 to ${LARGEST_SOBOL_DIMENSION}, or sample at random.`;
      throw new InputError('dimensions of a Sobol sequence', dimensions, 'out of range', remedy);
    }
    this.dimensions = dimensions;
    this.#directions = Array.from({ length: dimensions }, (_, dimension) => directionNumbers(dimension));
    const random = new CounterRandom(seed, SHIFT_STREAM);
    this.#shifts = Uint32Array.from({ length: dimensions }, (_, dimension) =>
      Math.floor(random.uniform(dimension) * 2 ** BITS),
    );
  }

  /** Writes point `index` (0 … 2³² − 1) to `out`, coordinates in (0, 1). */
  point(index: number, out: Float64Array): void {
    if (!Number.isInteger(index) || index < 0 || index >= LARGEST_SOBOL_COUNT) {
      throw new InputError('index of a Sobol sequence', index, 'out of range', 'Give an integer below 2^32.');
    }
    for (let dimension = 0; dimension < this.dimensions; dimension++) {
      const directions = this.#directions[dimension];
      let bits = this.#shifts[dimension];
      for (let rest = index >>> 0, k = 0; rest !== 0; rest >>>= 1, k++) {
        if ((rest & 1) === 1) bits ^= directions[k];
      }
      out[dimension] = ((bits >>> 0) + 0.5) / 2 ** BITS;
    }
  }
}

/** Far from the streams of samplers, which count from 0. */
const SHIFT_STREAM = 2 ** 40;

/** v_k = m_k 2^(32−k); m by the recurrence of the primitive polynomial, equation 3 of Joe and Kuo. */
function directionNumbers(dimension: number): Uint32Array {
  const m = new Array<number>(BITS);
  if (dimension === 0) m.fill(1);
  else {
    const [degree, coefficients, initial] = DIRECTIONS[dimension - 1];
    for (let k = 0; k < BITS; k++) {
      if (k < degree) {
        m[k] = initial[k];
        continue;
      }
      let value = (m[k - degree] ^ multiplied(m[k - degree], degree)) >>> 0;
      for (let j = 1; j < degree; j++) {
        if ((coefficients >> (degree - 1 - j)) & 1) value = (value ^ multiplied(m[k - j], j)) >>> 0;
      }
      m[k] = value;
    }
  }
  return Uint32Array.from(m, (value, k) => multiplied(value, BITS - 1 - k));
}

/** value·2^power modulo 2³². */
const multiplied = (value: number, power: number): number => (value << power) >>> 0;
