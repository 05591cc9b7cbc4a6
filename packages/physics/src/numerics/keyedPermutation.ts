import { InputError } from '../errors.js';
import { philox4x32 } from './philox.js';

const TWO_32 = 2 ** 32;
/** Largest set that can be permuted. */
const LARGEST_PERMUTATION = 2 ** 50;
/** Four rounds make a Feistel network a pseudo-random permutation (Luby and Rackoff 1988); two more cost little. */
const ROUNDS = 6;

/**
 * A permutation of 0 … count − 1 chosen by (seed, stream), one image at a time without a table: a Feistel network on the smallest
 * even number of bits that holds the set, with Philox as round function, walked on until it lands inside the set.
 */
export class KeyedPermutation {
  readonly count: number;
  readonly #key: Uint32Array;
  readonly #stream: number;
  readonly #half: number;
  readonly #counter = new Uint32Array(4);
  readonly #words = new Uint32Array(4);

  /** @throws InputError unless count is an integer from 1 to 2⁵⁰ */
  constructor(count: number, seed: number, stream: number) {
    if (!Number.isInteger(count) || count < 1 || count > LARGEST_PERMUTATION) {
      throw new InputError('size of a permutation', count, 'out of range', 'Give an integer from 1 to 2^50.');
    }
    this.count = count;
    this.#key = Uint32Array.of(seed, seed / TWO_32);
    this.#stream = stream;
    this.#half = 2 ** Math.max(1, Math.ceil(Math.log2(count) / 2));
  }

  /** The image of `index`, an integer from 0 to count − 1. */
  at(index: number): number {
    let value = index;
    // at most four times as many values as the set has: some two steps on average
    do value = this.#network(value);
    while (value >= this.count);
    return value;
  }

  #network(value: number): number {
    const half = this.#half;
    let left = Math.floor(value / half);
    let right = value % half;
    for (let round = 0; round < ROUNDS; round++) {
      this.#counter[0] = right;
      this.#counter[1] = round;
      this.#counter[2] = this.#stream;
      this.#counter[3] = PERMUTATION_DOMAIN;
      philox4x32(this.#counter, this.#key, this.#words);
      [left, right] = [right, (left + (this.#words[0] % half)) % half];
    }
    return left * half + right;
  }
}

/** Keeps these blocks apart from those of the other users of Philox, whose last counter word is small. */
const PERMUTATION_DOMAIN = 0x9e7a11ed;
