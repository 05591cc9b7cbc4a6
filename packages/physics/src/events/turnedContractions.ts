import { flipElementParts } from '../crossSections/generated/flipElement.js';
import type { TridentMomenta } from '../crossSections/spinorAmplitude.js';
import { complexFourVector } from '../crossSections/spinors.js';
import { OPERATOR_AMPLITUDES, TURNING_OPERATORS, turnedAmplitudes } from '../crossSections/turnedAmplitude.js';
import { turnedAtPoint } from '../crossSections/turnedAtPoint.js';
import { TURNED_DENSITIES, TURNED_ODD_DENSITIES } from '../crossSections/turnedTensor.js';
import { addScaled, fourVector } from '../kinematics/fourVector.js';
import {
  BEAM_MINUS,
  completeMinus,
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
  /** With −g and with k₁k₁ at a point of `samplePoint`, from which the averages over the azimuth of q follow. */
  invariants(v: Float64Array, metric: Float64Array, beam: Float64Array): void;
  /** With R R at a completed point; `products` are those of R with p₋, p₊, q and itself. */
  hadron(v: Float64Array, direction: HadronDirection, products: ArrayLike<number>, out: Float64Array): void;
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
 * T/x below which the contractions are left to spinors. Where the neutrino goes straight on, the terms of the generated elements
 * cancel in D² by (x/T)², those of spinors by √(x/T) in the amplitude: at the border D² has errors of 1e-10, 1e-3 at worst.
 */
const FORWARD = 1e-5;

/** The squared matrix element with the neutrino's helicity turned, at one point and azimuth of q. */
export function turnedContractions(phaseSpace: TridentPhaseSpace, antineutrino: boolean): TurnedContractions {
  const { massMinus, massPlus } = phaseSpace;
  const forward = forwardContractions(phaseSpace, antineutrino);
  const parts = new Float64Array(2 * TURNED_DENSITIES);
  const input = new Float64Array(14);
  // an antineutrino turns the sign of what is odd under ℓ⁻ ↔ ℓ⁺
  const copy = (out: Float64Array, from: number): void => {
    for (let k = 0; k < TURNED_DENSITIES; k++)
      out[k] = antineutrino && TURNED_ODD_DENSITIES.includes(k) ? -parts[from + k] : parts[from + k];
  };
  return {
    invariants(v, metric, beam) {
      if (v[TRANSFER] < FORWARD * v[X]) {
        forward.invariants(v, metric, beam);
        return;
      }
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
      copy(metric, 0);
      copy(beam, TURNED_DENSITIES);
    },
    hadron(v, direction, products, out) {
      if (v[TRANSFER] < FORWARD * v[X]) {
        forward.hadron(v, direction, products, out);
        return;
      }
      input[0] = v[X];
      input[1] = v[Q2];
      input[2] = v[PAIR2];
      input[3] = v[TRANSFER];
      input[4] = v[BEAM_MINUS];
      input[5] = 1 / v[POLE_MINUS];
      input[6] = 1 / v[POLE_PLUS];
      input[7] = 1 / (v[PAIR2] + v[Q2] + v[TRANSFER]);
      input[8] = massMinus;
      input[9] = massPlus;
      for (let k = 0; k < 4; k++) input[10 + k] = products[k];
      flipElementParts(parts, input);
      copy(out, TURNED_DENSITIES);
    },
  };
}

/** The same from explicit spinors in the rest frame of k₁ + q, where k₁ stands for the longitudinal photon and nothing cancels. */
function forwardContractions(phaseSpace: TridentPhaseSpace, antineutrino: boolean): TurnedContractions {
  const { massMinus, massPlus } = phaseSpace;
  const momenta = {
    k1: fourVector(),
    k2: fourVector(),
    pMinus: fourVector(),
    pPlus: fourVector(),
    q: fourVector(),
  };
  const current = complexFourVector();
  const across = new Float64Array(TURNED_DENSITIES);
  const amplitudes = new Float64Array(TURNING_OPERATORS.length * OPERATOR_AMPLITUDES);
  /** Adds the contraction with a polarisation along k₁ and across. */
  const add = (out: Float64Array, along: number, x: number, y: number): void => {
    current.re.set([along, x, y, along]);
    turnedAmplitudes(amplitudes, momenta, massMinus, massPlus, current, antineutrino);
    PAIRS.forEach(([i, j], k) => {
      out[k] += ((i === j ? 1 : 2) * product(amplitudes, i, j)) / 16;
    });
  };
  return {
    invariants(v, metric, beam) {
      completeMinus(v);
      setMomenta(momenta, v);
      for (const out of [across, beam]) out.fill(0);
      add(across, 0, 1, 0);
      add(across, 0, 0, 1);
      add(beam, momenta.k1[0], 0, 0);
      // −g is the sum over transverse photons less the longitudinal one, k₁ √(4Q²)/x up to a multiple of q
      const ratio = (4 * v[Q2]) / (v[X] * v[X]);
      for (let k = 0; k < TURNED_DENSITIES; k++) metric[k] = across[k] - ratio * beam[k];
    },
    hadron(v, { longitudinal, across: size, cosine, sine }, _, out) {
      setMomenta(momenta, v);
      out.fill(0);
      add(out, longitudinal * momenta.k1[0], -size * cosine, -size * sine);
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
