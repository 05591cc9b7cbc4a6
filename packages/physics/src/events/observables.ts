import type { EventChunk } from './eventChunk.js';

/** A number per event. */
export type Observable = (chunk: EventChunk, event: number) => number;

/** Which momentum of an event. */
export type Particle = 'neutrinoOut' | 'leptonMinus' | 'leptonPlus' | 'hadron';

const RADIANS_TO_DEGREES = 180 / Math.PI;

/** Energy [GeV] in the laboratory. */
export const energyOf =
  (particle: Particle): Observable =>
  (chunk, event) =>
    chunk[particle][4 * event];

/** |p⃗| [GeV]. */
export const momentumOf =
  (particle: Particle): Observable =>
  (chunk, event) =>
    length(chunk[particle], 4 * event);

/** Angle to the incoming neutrino [degrees], 0 … 180. */
export const angleToBeam =
  (particle: Particle): Observable =>
  (chunk, event) =>
    angleBetween(chunk[particle], chunk.neutrinoIn, 4 * event);

/** Opening angle of the two leptons [degrees]. */
export const openingAngle: Observable = (chunk, event) => angleBetween(chunk.leptonMinus, chunk.leptonPlus, 4 * event);

/** Invariant mass of the two leptons [GeV]. */
export const pairMass: Observable = ({ leptonMinus, leptonPlus }, event) => {
  const at = 4 * event;
  const sum = (i: number) => leptonMinus[at + i] + leptonPlus[at + i];
  return Math.sqrt(Math.max(0, sum(0) ** 2 - sum(1) ** 2 - sum(2) ** 2 - sum(3) ** 2));
};

/** log₁₀ of Q² [GeV²]. */
export const log10Q2: Observable = (chunk, event) => Math.log10(chunk.q2[event]);

/** Mass of the hadrons that leave [GeV]: W where the target breaks, else its own mass. */
export const hadronicMass: Observable = (chunk, event) => chunk.hadronicMass[event];

/** W [GeV] below which hadrons are said to be resonances, whatever the structure functions: `lux-like` is a pure continuum from here on. */
export const RESONANCES_BELOW_GEV = 2;

/** What becomes of the target: 0 it stays whole, 1 it breaks in the region of resonances, W < 2 GeV, 2 it breaks in the continuum. */
export type HadronicState = 0 | 1 | 2;

/** State of the hadrons of an event by their mass W [GeV]. */
export const hadronicState = (breaks: boolean, massGeV: number): HadronicState => {
  if (!breaks) return 0;
  return massGeV < RESONANCES_BELOW_GEV ? 1 : 2;
};

function length(p: Float64Array, at: number): number {
  return Math.sqrt(p[at + 1] ** 2 + p[at + 2] ** 2 + p[at + 3] ** 2);
}

/** atan2 of cross and dot product: accurate at small angles, where the cosine is not. */
function angleBetween(a: Float64Array, b: Float64Array, at: number): number {
  const x = a[at + 2] * b[at + 3] - a[at + 3] * b[at + 2];
  const y = a[at + 3] * b[at + 1] - a[at + 1] * b[at + 3];
  const z = a[at + 1] * b[at + 2] - a[at + 2] * b[at + 1];
  const dot = a[at + 1] * b[at + 1] + a[at + 2] * b[at + 2] + a[at + 3] * b[at + 3];
  return Math.atan2(Math.sqrt(x * x + y * y + z * z), dot) * RADIANS_TO_DEGREES;
}
