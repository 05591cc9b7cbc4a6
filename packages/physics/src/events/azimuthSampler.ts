import { CounterUniforms } from '../numerics/counterUniforms.js';
import type { EventDensity } from './eventWeight.js';

const TWO_PI = 2 * Math.PI;

/**
 * Draws the azimuth of q from k₂ at an accepted point from its exact distribution p, without rejection: of four azimuths at
 * right angles, evenly placed, one is chosen in proportion to p. Their sum is the same wherever they are, because p is a
 * trigonometric polynomial of degree 2. Takes 2.25 evaluations of the matrix element on average.
 */
export class AzimuthSampler {
  cosine = 1;
  sine = 0;
  readonly #random: CounterUniforms;
  readonly #uniforms = new Float64Array(4);

  constructor(seed: number, purpose: number) {
    this.#random = new CounterUniforms(seed, purpose);
  }

  /** A pure function of seed, purpose, item and point. */
  draw(density: EventDensity, item: number): void {
    this.#random.fill(item, 0, 1, this.#uniforms);
    const angle = TWO_PI * this.#uniforms[0];
    let cosine = Math.cos(angle);
    let sine = Math.sin(angle);
    let rest = 4 * this.#uniforms[1];
    for (let quarter = 0; quarter < 3; quarter++) {
      rest -= density.atAzimuth(cosine, sine);
      if (rest < 0) break;
      [cosine, sine] = [-sine, cosine];
    }
    this.cosine = cosine;
    this.sine = sine;
  }
}
