import { CounterUniforms } from '../numerics/counterUniforms.js';
import type { EventDensity } from './eventWeight.js';

const TWO_PI = 2 * Math.PI;

/**
 * Draws the azimuth of q from k₂ at an accepted point from its exact distribution, by rejection against a rigorous bound:
 * every event gets one, after 2 to 3 evaluations of the matrix element.
 */
export class AzimuthSampler {
  cosine = 1;
  sine = 0;
  readonly #random: CounterUniforms;
  readonly #uniforms = new Float64Array(4);

  constructor(seed: number, purpose: number) {
    this.#random = new CounterUniforms(seed, purpose);
  }

  draw(density: EventDensity, item: number): void {
    const uniforms = this.#uniforms;
    for (let block = 0; ; block++) {
      this.#random.fill(item, block, 1, uniforms);
      for (let i = 0; i < 4; i += 2) {
        const angle = TWO_PI * uniforms[i];
        this.cosine = Math.cos(angle);
        this.sine = Math.sin(angle);
        if (uniforms[i + 1] < density.azimuthAcceptance(this.cosine, this.sine)) return;
      }
      // where all amplitudes vanish rounding can leave nothing to accept
      if (block > MOST_BLOCKS) return;
    }
  }
}

/** With the acceptance of 1/3 or more at every point, 200 blocks without success have probability 1e-70. */
const MOST_BLOCKS = 200;
