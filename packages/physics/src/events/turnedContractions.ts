import type { TridentMomenta } from '../crossSections/spinorAmplitude.js';
import { complexFourVector } from '../crossSections/spinors.js';
import { OPERATOR_AMPLITUDES, TURNING_OPERATORS, turnedAmplitudes } from '../crossSections/turnedAmplitude.js';
import { turnedAtPoint } from '../crossSections/turnedAtPoint.js';
import { TURNED_DENSITIES, TURNED_ODD_DENSITIES } from '../crossSections/turnedTensor.js';
import { addScaled, fourVector } from '../kinematics/fourVector.js';
import {
  BEAM_MINUS,
  MINUS,
  PAIR2,
  POLE_MINUS,
  POLE_PLUS,
  Q2,
  SCATTERED_ENERGY,
  SCATTERED_X,
  SCATTERED_Y,
  TRANSFER,
  type TridentPhaseSpace,
  X,
} from './tridentPoint.js';

/** R = P + P′ up to a multiple of q, in the rest frame of k₁ + q: r k₁ and what is across, at an azimuth. */
export interface HadronDirection {
  /** r [GeV⁰] */
  readonly longitudinal: number;
  /** |R⊥| [GeV] */
  readonly across: number;
  readonly cosine: number;
  readonly sine: number;
}

/** Contractions of the squared amplitude with the helicity turned, /16, by product of couplings in the order of a kernel's densities. */
export interface TurnedContractions {
  /** With R R at a completed point. */
  hadron(v: Float64Array, direction: HadronDirection, out: Float64Array): void;
  /** With −g. */
  metric(v: Float64Array, out: Float64Array): void;
}

/** Pairs of operators for each product: S², P², C_T², S·C_T, P·C_T, D², C_T·D; S, P and D do not interfere where the kernel has no density. */
const PAIRS: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 1],
  [2, 2],
  [0, 2],
  [1, 2],
  [3, 3],
  [2, 3],
];

/**
 * The squared matrix element with the neutrino's helicity turned, at one point and azimuth of q. With R R from explicit spinors in the
 * rest frame of k₁ + q, where k₁ stands for the longitudinal photon and nothing cancels; with −g from the generated element.
 */
export function turnedContractions(phaseSpace: TridentPhaseSpace, antineutrino: boolean): TurnedContractions {
  const { massMinus, massPlus } = phaseSpace;
  const momenta = {
    k1: fourVector(),
    k2: fourVector(),
    pMinus: fourVector(),
    pPlus: fourVector(),
    q: fourVector(),
  };
  const current = complexFourVector();
  const amplitudes = new Float64Array(TURNING_OPERATORS.length * OPERATOR_AMPLITUDES);
  const parts = new Float64Array(2 * TURNED_DENSITIES);
  return {
    hadron(v, { longitudinal, across, cosine, sine }, out) {
      setMomenta(momenta, v);
      const along = longitudinal * momenta.k1[0];
      current.re.set([along, -across * cosine, -across * sine, along]);
      turnedAmplitudes(amplitudes, momenta, massMinus, massPlus, current, antineutrino);
      PAIRS.forEach(([i, j], k) => {
        out[k] = ((i === j ? 1 : 2) * product(amplitudes, i, j)) / 16;
      });
    },
    metric(v, out) {
      const u = v[BEAM_MINUS];
      turnedAtPoint(parts, {
        x: v[X],
        Q2: v[Q2],
        K2: v[PAIR2],
        T: v[TRANSFER],
        mm: massMinus,
        mp: massPlus,
        u,
        v: 0.5 * (v[X] - v[TRANSFER]) - u,
        inverseMinus: 1 / v[POLE_MINUS],
        inversePlus: 1 / v[POLE_PLUS],
        inverseSum: 1 / (v[PAIR2] + v[Q2] + v[TRANSFER]),
      });
      // an antineutrino turns the sign of what is odd under ℓ⁻ ↔ ℓ⁺
      for (let k = 0; k < TURNED_DENSITIES; k++)
        out[k] = antineutrino && TURNED_ODD_DENSITIES.includes(k) ? -parts[k] : parts[k];
    },
  };
}

/** Re Σ A_i A_j* over lepton spins. */
function product(amplitudes: Float64Array, i: number, j: number): number {
  let sum = 0;
  for (let part = 0; part < OPERATOR_AMPLITUDES; part++) {
    sum += amplitudes[i * OPERATOR_AMPLITUDES + part] * amplitudes[j * OPERATOR_AMPLITUDES + part];
  }
  return sum;
}

/** Momenta of the point in the rest frame of k₁ + q, k₁ along z and k₂ in the x–z plane. */
function setMomenta({ k1, k2, pMinus, pPlus, q }: TridentMomenta, v: Float64Array): void {
  const root = Math.sqrt(v[X] - v[Q2]);
  const beam = v[X] / (2 * root);
  k1.set([beam, 0, 0, beam]);
  q.set([root - beam, 0, 0, -beam]);
  const energy = v[SCATTERED_ENERGY];
  k2.set([energy, v[SCATTERED_X], 0, energy * (1 - v[SCATTERED_Y])]);
  for (let i = 0; i < 4; i++) pMinus[i] = v[MINUS + i];
  pPlus.set([root, 0, 0, 0]);
  addScaled(pPlus, pPlus, k2, -1);
  addScaled(pPlus, pPlus, pMinus, -1);
}
