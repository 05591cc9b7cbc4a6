import { requireNumber } from '../errors.js';
import { CounterUniforms } from './counterUniforms.js';

/** Numbers drawn at once. */
const BLOCKS = 256;

/** Largest mean: more would take minutes. */
export const LARGEST_POISSON_MEAN = 1e9;

/**
 * A whole number with the Poisson distribution of a mean from 0 to 1e9, exact, and a pure function of seed and purpose: how many
 * exponential steps of mean 1 fit. Takes some 10 ns for each.
 * @throws InputError for a mean out of range
 */
export function poissonNumber(mean: number, seed: number, purpose: number): number {
  requireNumber('mean', mean, 0, LARGEST_POISSON_MEAN);
  const random = new CounterUniforms(seed, purpose);
  const uniforms = new Float64Array(4 * BLOCKS);
  let place = 0;
  for (let count = 0; ; ) {
    random.fill(count, 0, BLOCKS, uniforms);
    for (const u of uniforms) {
      place -= Math.log(u);
      if (place > mean) return count;
      count++;
    }
  }
}
