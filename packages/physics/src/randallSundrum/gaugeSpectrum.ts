import { InputError } from '../errors.js';
import { besselValues } from '../numerics/bessel.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import type { GaugeField } from './gaugeField.js';

/** Below every root for any field accepted: the lightest are √(2/(L + δ_UV)) and √(2/δ_IR). */
const BELOW_ROOTS = 1e-4;

/** Most modes computed. */
export const MOST_MODES = 2000;

/**
 * Masses x_n = m_n/Λ_IR of the massive modes, ascending, all that there are: `count` of them. The massless mode of (++) is
 * not among them. To a few ulp; see `boundaryPhase` for why none is missed.
 * @throws InputError unless count is an integer from 1 to 2000
 */
export function gaugeRoots(field: GaugeField, count: number): Float64Array {
  if (!Number.isInteger(count) || count < 1 || count > MOST_MODES) {
    throw new InputError('modes', count, 'not a usable number of modes', `Give an integer from 1 to ${MOST_MODES}.`);
  }
  const first = field.boundary === '+-' ? 0 : 1;
  const roots = new Float64Array(count);
  let low = BELOW_ROOTS;
  for (let i = 0; i < count; i++) {
    roots[i] = rootAtPhase(field, (first + i) * Math.PI, low);
    low = roots[i];
  }
  return roots;
}

function rootAtPhase(field: GaugeField, phase: number, low: number): number {
  const excess = (x: number) => boundaryPhase(field, x) - phase;
  let high = Math.max(2 * low, low + 4);
  while (excess(high) <= 0) high *= 2;
  // the phase crosses each multiple of π once, upwards
  const root = monotoneRoot(excess, low, high);
  if (root === null) throw new Error(`no sign change of the boundary phase between ${low} and ${high}`);
  return root;
}

/**
 * Phase between the two boundary conditions, which is a multiple nπ exactly at the masses. Written with the continuous
 * phases θ of J + iY, the solution that meets the ultraviolet condition is cos(θ − θ_UV); the infrared condition then is
 * sin(θ_IR − θ_UV) = 0. Where it crosses nπ it agrees with the Prüfer angle of the Sturm–Liouville problem, which rises with
 * the mass (kinetic terms being positive), so every crossing is upwards and each n is met once: n = 1, 2, … (from 0 for
 * (+−), whose lightest mode has no node).
 */
export function boundaryPhase({ geometry, boundary, kineticUv, kineticIr }: GaugeField, x: number): number {
  const y = geometry.hierarchy * x;
  const infrared = boundary[1] === '-' ? besselPhase(1, x) : besselPhase(0, x) + kineticPhase(x, kineticIr, -1);
  const ultraviolet = boundary[0] === '-' ? besselPhase(1, y) : besselPhase(0, y) - kineticPhase(y, kineticUv, 1);
  return infrared - ultraviolet;
}

/** π/2 + arg(J + iY), continuous from 0 at s = 0; asymptotically s + π/4 − order·π/2. */
function besselPhase(order: 0 | 1, s: number): number {
  const { j0, j1, y0, y1 } = besselValues(s);
  const principal = order === 0 ? Math.atan2(j0, -y0) : Math.atan2(j1, -y1);
  const asymptotic = s + Math.PI / 4 - (order * Math.PI) / 2;
  return principal + 2 * Math.PI * Math.round((asymptotic - principal) / (2 * Math.PI));
}

/** |arg| of H₀ ± δ s H₁ relative to H₀ = J₀ + iY₀; from 0 to π, by the Wronskian J₁Y₀ − J₀Y₁ = 2/(πs). */
function kineticPhase(s: number, delta: number, sign: 1 | -1): number {
  if (delta === 0) return 0;
  const { j0, j1, y0, y1 } = besselValues(s);
  return Math.atan2((2 * delta) / Math.PI, j0 * j0 + y0 * y0 + sign * delta * s * (j0 * j1 + y0 * y1));
}
