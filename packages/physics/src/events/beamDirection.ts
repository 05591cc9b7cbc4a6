import { InputError } from '../errors.js';
import type { EventChunk } from './eventChunk.js';

/**
 * The same events with the beam along `direction` (any length > 0) instead of +z: rotated about z × direction, in place.
 * Energies and masses are untouched. @throws InputError for a direction without length
 */
export function turnBeam(chunk: EventChunk, direction: readonly [number, number, number]): EventChunk {
  const length = Math.hypot(...direction);
  if (!(length > 0 && Number.isFinite(length))) {
    throw new InputError('direction', direction, 'not a direction', 'Give three numbers that are not all zero.');
  }
  const [nx, ny, nz] = direction.map((component) => component / length);
  for (const momenta of [chunk.neutrinoIn, chunk.neutrinoOut, chunk.leptonMinus, chunk.leptonPlus, chunk.hadron]) {
    for (let at = 0; at < momenta.length; at += 4) rotate(momenta, at, nx, ny, nz);
  }
  return chunk;
}

/** Takes z to n: v + sin(angle) axis × v + … written so that it holds at every angle; n = −z turns about x. */
function rotate(p: Float64Array, at: number, nx: number, ny: number, nz: number): void {
  const [x, y, z] = [p[at + 1], p[at + 2], p[at + 3]];
  if (nz < -1 + 1e-15) {
    p[at + 2] = -y;
    p[at + 3] = -z;
    return;
  }
  const across = nx * x + ny * y;
  const along = across / (1 + nz);
  p[at + 1] = x + nx * (z - along);
  p[at + 2] = y + ny * (z - along);
  p[at + 3] = nz * z - across;
}
