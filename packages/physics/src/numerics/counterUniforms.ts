import { InputError } from '../errors.js';
import { philox4x32 } from './philox.js';

const TWO_32 = 4294967296;
const SCALE = 1 / TWO_32;

/**
 * Blocks of four uniform numbers addressed by (seed, purpose, item, block): a pure function, so that item i is the same
 * whoever draws it and whatever was drawn before. Numbers are odd multiples of 2⁻³³: in (0, 1), never 0 or 1, 32 bits each.
 */
export class CounterUniforms {
  readonly #key: Uint32Array;
  readonly #counter: Uint32Array;
  readonly #words = new Uint32Array(4);

  /** `seed` an integer from 0 to 2⁵³ − 1, `purpose` from 0 to 2³² − 1: different purposes share no numbers. */
  constructor(seed: number, purpose: number) {
    requireCounter('seed', seed, Number.MAX_SAFE_INTEGER);
    requireCounter('purpose', purpose, TWO_32 - 1);
    this.#key = Uint32Array.of(seed, seed / TWO_32);
    this.#counter = Uint32Array.of(0, purpose, 0, 0);
  }

  /** Writes `blocks`·4 numbers of `item` (0 … 2⁵³ − 1), from block `first` (below 2³²) on, to the start of `out`. */
  fill(item: number, first: number, blocks: number, out: Float64Array): void {
    const counter = this.#counter;
    const words = this.#words;
    counter[2] = item;
    counter[3] = item / TWO_32;
    for (let block = 0; block < blocks; block++) {
      counter[0] = first + block;
      philox4x32(counter, this.#key, words);
      const at = 4 * block;
      out[at] = (words[0] + 0.5) * SCALE;
      out[at + 1] = (words[1] + 0.5) * SCALE;
      out[at + 2] = (words[2] + 0.5) * SCALE;
      out[at + 3] = (words[3] + 0.5) * SCALE;
    }
  }
}

function requireCounter(parameter: string, value: number, maximum: number): void {
  if (Number.isSafeInteger(value) && value >= 0 && value <= maximum) return;
  throw new InputError(parameter, value, 'not a usable counter', `Give an integer from 0 to ${maximum}.`);
}
