import { applySlash, massiveSpinor } from '../src/crossSections/spinors.js';
import type { FourVector } from '../src/kinematics/fourVector.js';

/** Numeric algebra of a line of Dirac matrices between two spinors: what checks matrix elements without any trace. */
export const fourVector = (): FourVector => new Float64Array(4) as FourVector;
export const plus = (a: FourVector, b: FourVector, sign = 1) => a.map((x, i) => x + sign * b[i]) as FourVector;

const zero = new Float64Array(4);

/** a̸ψ. */
export function slash(a: FourVector, psi: Float64Array): Float64Array {
  const out = new Float64Array(8);
  applySlash(out, a, zero, psi);
  return out;
}

/** (left P_L + right P_R)ψ. */
export const chiral = (psi: Float64Array, left: number, right: number) => psi.map((x, i) => x * (i < 4 ? left : right));

/** Σ factor ψ. */
export const add = (...all: readonly (readonly [number, Float64Array])[]) =>
  all.reduce((sum, [factor, psi]) => sum.map((x, i) => x + factor * psi[i]), new Float64Array(8));

/** Both antiparticle spinors of a momentum. */
export const antiparticles = (p: FourVector, mass: number): Float64Array[] =>
  ([0, 1] as const).map((spin) => {
    const v = new Float64Array(8);
    massiveSpinor(v, p, mass, spin, true);
    return v;
  });

/** Σ|ū ψ|² over both spins of a particle, ū = u†γ⁰, which exchanges the halves. */
export function squaredOverSpins(p: FourVector, mass: number, psi: Float64Array): number {
  const u = new Float64Array(8);
  let sum = 0;
  for (const spin of [0, 1] as const) {
    massiveSpinor(u, p, mass, spin, false);
    let [re, im] = [0, 0];
    for (let i = 0; i < 4; i++) {
      const [a, b, c, d] = [u[2 * i], u[2 * i + 1], psi[(2 * i + 4) % 8], psi[(2 * i + 5) % 8]];
      re += a * c + b * d;
      im += a * d - b * c;
    }
    sum += re * re + im * im;
  }
  return sum;
}

/** Polarisations of a massive vector boson in motion: two across its momentum, one along. */
export function polarisations(q: FourVector, massGeV: number): FourVector[] {
  const length = Math.hypot(q[1], q[2], q[3]);
  const [x, y, z] = [q[1] / length, q[2] / length, q[3] / length];
  const across = Math.hypot(x, y);
  return [
    Float64Array.of(0, y / across, -x / across, 0),
    Float64Array.of(0, (x * z) / across, (y * z) / across, -across),
    Float64Array.of(length / massGeV, (q[0] * x) / massGeV, (q[0] * y) / massGeV, (q[0] * z) / massGeV),
  ] as FourVector[];
}
