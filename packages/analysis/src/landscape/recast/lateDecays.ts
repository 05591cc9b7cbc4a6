import type { CouplingInterval } from '@nereid/physics';
import type { CurveEdges } from './curveInterpolation.js';

/** Halvings of a logarithmic range, to a part in 10¹⁰ of it. */
const HALVINGS = 60;

/** A ratio of the edges this close to 1 is the tip of a region, where nothing is excluded. */
const TIP = 1 + 1e-9;

/**
 * Carries what a search for late decays excludes at one mass over to a boson of other charges, by the method of arXiv:1801.04847
 * (section 2.4): the events at coupling g go as g² [e^{−x g²} − e^{−x(1+r) g²}], with x the time that the boson flies through the shield
 * times its width at coupling 1, and r the length of the decay volume over that of the shield. As many events on both edges fix x; the
 * new boson is excluded where it makes as many or more. Energies and angles are one value of x, as there.
 * @param edges of the published region; the upper one finite
 * @param factors on rate and width at one coupling: what the other charges change
 * @returns the interval of excluded couplings; none where the new boson never makes enough
 */
export function recastLateDecays(
  { lower, upper }: CurveEdges,
  decayVolumeOverShield: number,
  { rate, width }: { readonly rate: number; readonly width: number },
): CouplingInterval | undefined {
  if (!(upper > lower * TIP)) return undefined;
  const [y0, y1] = [lower * lower, upper * upper];
  const length = 1 + decayVolumeOverShield;
  const events = (y: number, x: number): number => y * (Math.exp(-x * y) - Math.exp(-x * length * y));
  const shield = signChange((x) => events(y1, x) - events(y0, x), 1e-6 / y1, 100 / y0);
  if (shield === undefined) return undefined;
  const needed = events(y0, shield);
  const flight = shield * width;
  const excess = (y: number): number => rate * events(y, flight) - needed;
  const top = timeOfMostDecays(length) / flight;
  if (!(excess(top) > 0)) return undefined;
  const from = signChange(excess, top * 1e-12, top);
  const to = signChange(excess, top, top * 1e4);
  if (from === undefined || to === undefined) return undefined;
  return { lower: Math.sqrt(from), upper: Math.sqrt(to) };
}

/** Where a function changes sign between two positive numbers, by halving logarithms; undefined where its signs are the same. */
function signChange(f: (x: number) => number, from: number, to: number): number | undefined {
  const below = f(from) > 0;
  if (f(to) > 0 === below) return undefined;
  let [low, high] = [Math.log(from), Math.log(to)];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (f(Math.exp(middle)) > 0 === below) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** Where z (e^{−z} − e^{−Lz}) is largest, L > 1: the width in units of the flight through the shield that makes most decays behind it. */
function timeOfMostDecays(length: number): number {
  let time = mostDecays.get(length);
  if (time === undefined) {
    // times e^z, which keeps the sign and does not vanish
    const slope = (z: number) => 1 - z - (1 - length * z) * Math.exp(-(length - 1) * z);
    // about 2/(L + 1) for short volumes, and 1 for long ones
    time = signChange(slope, 1e-3 / length, 1e3) ?? 1;
    mostDecays.set(length, time);
  }
  return time;
}
const mostDecays = new Map<number, number>();
