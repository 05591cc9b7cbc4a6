import { PAIR_INPUT, placePairInput, sumPairAverages } from './pairAverages.js';
import type { PairNodes } from './pairNodes.js';

const input = new Float64Array(PAIR_INPUT);

/**
 * A tensor of both sectors is made of a half for the photon at ℓ⁻ and one for the photon at ℓ⁺, which is the first with the masses
 * exchanged. Σ over K² of both, times the weights of `nodes`; returns the second, which is the first where the masses are equal.
 * @param fromAverages one half from the sums of averages over the directions of the pair
 */
export function sumHalves(
  fromAverages: (out: Float64Array, input: Float64Array) => void,
  [half, otherHalf]: readonly [Float64Array, Float64Array],
  x: number,
  Q2: number,
  T: number,
  massMinus: number,
  massPlus: number,
  nodes: PairNodes,
): Float64Array {
  placePairInput(input, x, Q2, T, massMinus, massPlus);
  sumPairAverages(input, nodes);
  fromAverages(half, input);
  if (massMinus === massPlus) return half;
  placePairInput(input, x, Q2, T, massPlus, massMinus);
  sumPairAverages(input, nodes);
  fromAverages(otherHalf, input);
  return otherHalf;
}

/** λ(K², m₋², m₊²) = 4K² times the squared momentum of the leptons in the frame of the pair [GeV⁴]. */
export function pairMomentumSquared(K2: number, massMinus: number, massPlus: number): number {
  const sum = massMinus + massPlus;
  const difference = massMinus - massPlus;
  return Math.max(0, (K2 - sum * sum) * (K2 - difference * difference));
}
