import { dileptonAngularAverages } from './dileptonAngularAverages.js';
import { flipDileptonFromAverages } from './generated/flipDileptonFromAverages.js';
import { flipDileptonHalf } from './generated/flipDileptonHalf.js';
import { PAIR_INPUT, placePairInput, sumPairAverages } from './pairAverages.js';
import type { PairNodes } from './pairNodes.js';

/** Densities of operators that turn the neutrino's helicity: coefficients of S², P², C_T², S·C_T, P·C_T, D², C_T·D. */
export const FLIP_DENSITIES = 7;

/** Those odd under ℓ⁻ ↔ ℓ⁺: they vanish for equal masses and change sign for an antineutrino. */
export const ODD_FLIP_DENSITIES: readonly number[] = [3, 4];

const input = new Float64Array(17);
/** The last ten inputs of the generated function, filled in place. */
const averages = input.subarray(7);
const minus = new Float64Array(2 * FLIP_DENSITIES);
const plus = new Float64Array(2 * FLIP_DENSITIES);

/**
 * Neutrino line × lepton line of ν γ* → ν′ ℓ⁻ℓ⁺ with the neutrino's helicity turned, averaged over the dilepton directions, in
 * closed form: contracted with −g_ββ′ (out[0…6]) and with k₁_β k₁_β′ (out[7…13]). Arguments as for `dileptonTensor`; D for equal masses
 * only, as a photon couples to one flavour.
 */
export function flipDileptonTensor(
  out: Float64Array,
  x: number,
  Q2: number,
  K2: number,
  T: number,
  massMinus: number,
  massPlus: number,
): void {
  const sum = massMinus + massPlus;
  const difference = massMinus - massPlus;
  const pairMomentum2 = Math.max(0, (K2 - sum * sum) * (K2 - difference * difference));
  poleHalf(minus, x, Q2, K2, T, massMinus, massPlus, pairMomentum2);
  const equal = massMinus === massPlus;
  if (!equal) poleHalf(plus, x, Q2, K2, T, massPlus, massMinus, pairMomentum2);
  addHalves(out, equal ? minus : plus);
}

const pairInput = new Float64Array(PAIR_INPUT);

/** Σ over K² of `flipDileptonTensor` times the weights of `nodes`. */
export function sumFlipDileptonTensor(
  out: Float64Array,
  x: number,
  Q2: number,
  T: number,
  massMinus: number,
  massPlus: number,
  nodes: PairNodes,
): void {
  placePairInput(pairInput, x, Q2, T, massMinus, massPlus);
  sumPairAverages(pairInput, nodes);
  flipDileptonFromAverages(minus, pairInput);
  const equal = massMinus === massPlus;
  if (!equal) {
    placePairInput(pairInput, x, Q2, T, massPlus, massMinus);
    sumPairAverages(pairInput, nodes);
    flipDileptonFromAverages(plus, pairInput);
  }
  addHalves(out, equal ? minus : plus);
}

function addHalves(out: Float64Array, other: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = 16 * (minus[i] + other[i]);
  for (const i of ODD_FLIP_DENSITIES) {
    out[i] = 16 * (minus[i] - other[i]);
    out[i + FLIP_DENSITIES] = 16 * (minus[i + FLIP_DENSITIES] - other[i + FLIP_DENSITIES]);
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
