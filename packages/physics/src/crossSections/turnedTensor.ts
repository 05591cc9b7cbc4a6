import { dileptonAngularAverages } from './dileptonAngularAverages.js';
import { pairMomentumSquared, sumHalves } from './dileptonHalves.js';
import { flipDileptonFromAverages } from './generated/flipDileptonFromAverages.js';
import { flipDileptonHalf } from './generated/flipDileptonHalf.js';
import type { PairNodes } from './pairNodes.js';

/** Number of densities of operators that turn the neutrino's helicity: coefficients of S², P², C_T², S·C_T, P·C_T, D², C_T·D. */
export const TURNED_DENSITIES = 7;

/** Those odd under ℓ⁻ ↔ ℓ⁺: they vanish for equal masses and change sign for an antineutrino. */
export const TURNED_ODD_DENSITIES: readonly number[] = [3, 4];

const input = new Float64Array(17);
/** The last ten inputs of the generated function, filled in place. */
const averages = input.subarray(7);
const minus = new Float64Array(2 * TURNED_DENSITIES);
const plus = new Float64Array(2 * TURNED_DENSITIES);
const halves = [minus, plus] as const;

/**
 * Neutrino line × lepton line of ν γ* → ν′ ℓ⁻ℓ⁺ with the neutrino's helicity turned, averaged over the dilepton directions, in
 * closed form: contracted with −g_ββ′ (out[0…6]) and with k₁_β k₁_β′ (out[7…13]). Arguments as for `chiralTensor`; D for equal masses
 * only, as a photon couples to one flavour.
 */
export function turnedTensor(
  out: Float64Array,
  x: number,
  Q2: number,
  K2: number,
  T: number,
  massMinus: number,
  massPlus: number,
): void {
  const pairMomentum2 = pairMomentumSquared(K2, massMinus, massPlus);
  poleHalf(minus, x, Q2, K2, T, massMinus, massPlus, pairMomentum2);
  const equal = massMinus === massPlus;
  if (!equal) poleHalf(plus, x, Q2, K2, T, massPlus, massMinus, pairMomentum2);
  addHalves(out, equal ? minus : plus);
}

/** Σ over K² of `turnedTensor` times the weights of `nodes`. */
export function sumTurnedTensor(
  out: Float64Array,
  x: number,
  Q2: number,
  T: number,
  massMinus: number,
  massPlus: number,
  nodes: PairNodes,
): void {
  addHalves(out, sumHalves(flipDileptonFromAverages, halves, x, Q2, T, massMinus, massPlus, nodes));
}

function addHalves(out: Float64Array, other: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = 16 * (minus[i] + other[i]);
  for (const i of TURNED_ODD_DENSITIES) {
    out[i] = 16 * (minus[i] - other[i]);
    out[i + TURNED_DENSITIES] = 16 * (minus[i + TURNED_DENSITIES] - other[i + TURNED_DENSITIES]);
  }
}

function poleHalf(
  out: Float64Array,
  x: number,
  Q2: number,
  K2: number,
  T: number,
  mass: number,
  otherMass: number,
  pairMomentum2: number,
): void {
  dileptonAngularAverages(averages, x, Q2, K2, T, mass * mass, otherMass * otherMass, pairMomentum2);
  input[0] = x;
  input[1] = Q2;
  input[2] = K2;
  input[3] = T;
  input[4] = 1 / (K2 + Q2 + T);
  input[5] = mass;
  input[6] = otherMass;
  flipDileptonHalf(out, input);
}
