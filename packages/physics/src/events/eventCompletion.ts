import { CounterUniforms } from '../numerics/counterUniforms.js';
import type { EventDensity } from './eventWeight.js';

const TWO_PI = 2 * Math.PI;

/** Blocks of random numbers: azimuth of q (2), energy, rotation; flavour where there is a choice. */
const BLOCKS = 2;

/**
 * What an accepted point still lacks, drawn from its exact distribution without rejection: the energy, the azimuth of q from
 * k₂, the flavour of the outgoing neutrino and the rotation about the beam.
 *
 * The azimuth: of four at right angles, evenly placed, one is chosen in proportion to the cross section. Their sum is the
 * same wherever they are, because the cross section is a trigonometric polynomial of degree 2 in it. Takes 2.25 evaluations
 * of the matrix element on average.
 */
export class EventCompletion {
  cosine = 1;
  sine = 0;
  rotation = 0;
  /** Index into the couplings. */
  outgoing = 0;
  readonly #random: CounterUniforms;
  readonly #uniforms = new Float64Array(4 * BLOCKS);

  constructor(seed: number, purpose: number) {
    this.#random = new CounterUniforms(seed, purpose);
  }

  /** A pure function of seed, purpose, item and point. */
  draw(density: EventDensity, item: number): void {
    const uniforms = this.#uniforms;
    this.#random.fill(item, 0, density.outgoing.length > 1 ? BLOCKS : 1, uniforms);
    density.complete(uniforms[2]);
    this.rotation = TWO_PI * uniforms[3];
    this.outgoing = chooseShare(density.outgoing, uniforms[4]);
    const angle = TWO_PI * uniforms[0];
    let cosine = Math.cos(angle);
    let sine = Math.sin(angle);
    let rest = 4 * uniforms[1];
    for (let quarter = 0; quarter < 3; quarter++) {
      rest -= density.atAzimuth(cosine, sine);
      if (rest < 0) break;
      [cosine, sine] = [-sine, cosine];
    }
    this.cosine = cosine;
    this.sine = sine;
  }
}

/** Index drawn in proportion to the shares. */
function chooseShare(shares: Float64Array, u: number): number {
  if (shares.length === 1) return 0;
  let rest = u * shares.reduce((sum, share) => sum + share, 0);
  for (let i = 0; i < shares.length - 1; i++) {
    rest -= shares[i];
    if (rest < 0) return i;
  }
  return shares.length - 1;
}
