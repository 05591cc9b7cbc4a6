import { requireNumber } from '../errors.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { type EventChunk, eventNumber } from './eventChunk.js';

/** What a detector does to the momentum of one particle. */
export interface ParticleResponse {
  /** Standard deviation of |p⃗| over |p⃗| at |p⃗| [GeV]. */
  relativeResolution(momentumGeV: number): number;
  /** Standard deviation of each of the two projected angles [degrees]. */
  readonly angleResolutionDegrees: number;
}

/** Resolution a/√p ⊕ b of the momentum, p in GeV, and of the angle [degrees]. */
export function gaussianResponse(stochastic: number, constant: number, angleDegrees: number): ParticleResponse {
  requireNumber('stochastic', stochastic, 0, 10);
  requireNumber('constant', constant, 0, 10);
  requireNumber('angle', angleDegrees, 0, 90, { unit: 'degrees' });
  return {
    relativeResolution: (momentumGeV) => Math.hypot(stochastic / Math.sqrt(momentumGeV), constant),
    angleResolutionDegrees: angleDegrees,
  };
}

/** Purposes of the random numbers, one per particle; apart from those of the generator. */
const PURPOSES = { leptonMinus: 100, leptonPlus: 101 } as const;

const TWO_PI = 2 * Math.PI;

/**
 * A copy of the events with the momenta of both charged leptons as measured: |p⃗| and direction smeared, energies on the mass
 * shell. What is true of neutrinos and the target stays. The smearing of event i depends on the seed and i alone.
 */
export function smearLeptons(
  chunk: EventChunk,
  response: { readonly leptonMinus: ParticleResponse; readonly leptonPlus: ParticleResponse },
  seed: number,
): EventChunk {
  const copy = { ...chunk, leptonMinus: chunk.leptonMinus.slice(), leptonPlus: chunk.leptonPlus.slice() };
  for (const particle of ['leptonMinus', 'leptonPlus'] as const) {
    const random = new CounterUniforms(seed, PURPOSES[particle]);
    const uniforms = new Float64Array(4);
    for (let i = 0; i < chunk.count; i++) {
      random.fill(eventNumber(chunk, i), 0, 1, uniforms);
      smear(copy[particle], 4 * i, response[particle], uniforms);
    }
  }
  return copy;
}

/** Two pairs of Gaussian numbers by Box–Muller: momentum from the first, the two angles from the second. */
function smear(p: Float64Array, at: number, response: ParticleResponse, uniforms: Float64Array): void {
  const momentum = Math.hypot(p[at + 1], p[at + 2], p[at + 3]);
  if (!(momentum > 0)) return;
  const mass2 = Math.max(0, (p[at] - momentum) * (p[at] + momentum));
  const gauss = Math.sqrt(-2 * Math.log(uniforms[0])) * Math.cos(TWO_PI * uniforms[1]);
  // a measured momentum is positive: what would fall below is put close to zero
  const measured = momentum * Math.max(1e-3, 1 + response.relativeResolution(momentum) * gauss);
  const angle = (response.angleResolutionDegrees * Math.PI) / 180;
  const polar = angle * Math.sqrt(-2 * Math.log(uniforms[2]));
  tilt(p, at, momentum, measured, polar, TWO_PI * uniforms[3]);
  p[at] = Math.sqrt(measured * measured + mass2);
}

/** Turns the direction by `polar` towards the azimuth `azimuth` about it, and sets its length. */
function tilt(p: Float64Array, at: number, length: number, newLength: number, polar: number, azimuth: number): void {
  const nx = p[at + 1] / length;
  const ny = p[at + 2] / length;
  const nz = p[at + 3] / length;
  // two unit vectors across n, clear of 0/0 at n = ∓z
  const sign = nz >= 0 ? 1 : -1;
  const a = -1 / (sign + nz);
  const b = nx * ny * a;
  const c = Math.sin(polar) * Math.cos(azimuth);
  const d = Math.sin(polar) * Math.sin(azimuth);
  const along = Math.cos(polar);
  p[at + 1] = newLength * (along * nx + c * (1 + sign * nx * nx * a) + d * b);
  p[at + 2] = newLength * (along * ny + c * sign * b + d * (sign + ny * ny * a));
  p[at + 3] = newLength * (along * nz - c * sign * nx - d * ny);
}
