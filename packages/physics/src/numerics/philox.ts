import { InputError } from '../errors.js';

/**
 * Philox4x32-10 of J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC'11,
 * doi:10.1145/2063384.2063405. A counter-based generator: the numbers are a pure function of (key, counter), so a result
 * does not depend on the order in which, or the worker on which, they are drawn.
 *
 * Writes four 32-bit words to `out`, which may be the same array as `counter`; `key` is left alone.
 */
export function philox4x32(counter: Uint32Array, key: Uint32Array, out: Uint32Array): void {
  let c0 = counter[0];
  let c1 = counter[1];
  let c2 = counter[2];
  let c3 = counter[3];
  let k0 = key[0];
  let k1 = key[1];
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd251, 0x1f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high2 = multiplyHigh(0xcd9e, 0x8d57, c2);
    const low2 = Math.imul(0xcd9e8d57, c2);
    c0 = high2 ^ c1 ^ k0;
    c1 = low2;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** High 32 bits (as a signed integer) of (aHigh·2¹⁶ + aLow)·b; products of 16 bits each, so that all are 32-bit integers. */
function multiplyHigh(aHigh: number, aLow: number, b: number): number {
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const lowHigh = Math.imul(aLow, bHigh);
  const highLow = Math.imul(aHigh, bLow);
  const middle = (Math.imul(aLow, bLow) >>> 16) + (lowHigh & 0xffff) + (highLow & 0xffff);
  return (Math.imul(aHigh, bHigh) + (lowHigh >>> 16) + (highLow >>> 16) + (middle >>> 16)) | 0;
}

const TWO_32 = 4294967296;

/**
 * Random numbers addressed by index: `uniform(i)` is a pure function of (seed, stream, i). Different seeds, and different
 * streams of one seed, never share a Philox block. `seed`, `stream` and `index` are integers from 0 to 2⁵³ − 1.
 */
export class CounterRandom {
  readonly seed: number;
  readonly stream: number;
  readonly #key: Uint32Array;
  readonly #counter: Uint32Array;
  readonly #block = new Uint32Array(4);
  #blockIndex = -1;

  constructor(seed: number, stream = 0) {
    requireSafeInteger('seed', seed);
    requireSafeInteger('stream', stream);
    this.seed = seed;
    this.stream = stream;
    this.#key = Uint32Array.of(seed, seed / TWO_32);
    this.#counter = Uint32Array.of(0, 0, stream, stream / TWO_32);
  }

  /** The `index`-th number, uniform in [0, 1): a multiple of 2⁻⁵³, so 0 occurs and 1 does not. */
  uniform(index: number): number {
    requireSafeInteger('index', index);
    const blockIndex = Math.floor(index / 2);
    if (blockIndex !== this.#blockIndex) this.#generate(blockIndex);
    const first = 2 * (index - 2 * blockIndex);
    return ((this.#block[first] >>> 5) * 67108864 + (this.#block[first + 1] >>> 6)) / 9007199254740992;
  }

  /** Each block holds two numbers; keeping the last one halves the work when indices are visited in order. */
  #generate(blockIndex: number): void {
    this.#counter[0] = blockIndex;
    this.#counter[1] = blockIndex / TWO_32;
    philox4x32(this.#counter, this.#key, this.#block);
    this.#blockIndex = blockIndex;
  }
}

function requireSafeInteger(parameter: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new InputError(parameter, value, 'not a usable counter', 'Give an integer from 0 to 2^53 − 1.');
}
