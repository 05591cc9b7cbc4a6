import { SPEED_OF_LIGHT_M_PER_S } from '../constants.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { type Spill, timeInSpill } from './spill.js';
import { frontFaceM, pointInVolume, type VertexVolume } from './vertexVolume.js';

/** Where and when events happen; the origin without a volume, time 0 at its front face without a spill. */
export interface VertexPlacement {
  readonly volume?: VertexVolume | undefined;
  readonly spill?: Spill | undefined;
}

/** Purposes of the random numbers, apart from those of the generator and of the smearing. */
const PURPOSES = { place: 200, time: 201 } as const;

const NANOSECONDS_PER_METRE = 1e9 / SPEED_OF_LIGHT_M_PER_S;

/**
 * (x, y, z) [m] and time [ns] of events at 4·index, the neutrinos along z. Positions are even in the volume: its material and the beam
 * across it are. The time is that at which the neutrino meets the front face of the volume, from the spill, and its flight from there
 * at the speed of light. Those of an event depend on the seed and its number alone.
 * @param numberOf the number of each of the `count` events in its run, counted from 0
 */
export function eventVertices(
  { volume, spill }: VertexPlacement,
  seed: number,
  count: number,
  numberOf: (index: number) => number,
): Float64Array {
  const [places, times] = [PURPOSES.place, PURPOSES.time].map((purpose) => new CounterUniforms(seed, purpose));
  const uniforms = new Float64Array(4);
  const out = new Float64Array(4 * count);
  const front = volume === undefined ? 0 : frontFaceM(volume);
  for (let i = 0; i < count; i++) {
    const at = 4 * i;
    if (volume !== undefined) {
      places.fill(numberOf(i), 0, 1, uniforms);
      pointInVolume(volume, uniforms, out, at);
      out[at + 3] = (out[at + 2] - front) * NANOSECONDS_PER_METRE;
    }
    if (spill !== undefined) {
      times.fill(numberOf(i), 0, 1, uniforms);
      out[at + 3] += timeInSpill(spill, uniforms[0], uniforms[1]);
    }
  }
  return out;
}
