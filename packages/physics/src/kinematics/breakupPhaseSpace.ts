import {
  FOUR_BODY_DIMENSIONS,
  type FourBodyEvent,
  type FourBodyProcess,
  sampleFourBody,
} from './fourBodyPhaseSpace.js';

/** Masses and beam of ν(k1) N(P) → ν(k2) ℓ⁻(p₋) ℓ⁺(p₊) X(P′) with hadrons X of any mass W from a threshold on; in GeV. */
export interface BreakupProcess extends Omit<FourBodyProcess, 'excess'> {
  /** Smallest W² − M² [GeV²], positive. */
  readonly smallestExcess: number;
}

/** Momenta of one event; those of X together are `recoil`. */
export interface BreakupEvent extends FourBodyEvent {
  /** W² − M² [GeV²] as sampled. */
  excess: number;
}

/** The coordinates of `sampleFourBody`, then one for W². */
export const BREAKUP_DIMENSIONS = FOUR_BODY_DIMENSIONS + 1;

/**
 * Maps a point `u` of the unit hypercube to an event and returns dΦ₄ dW²/2π/d⁸u [GeV⁶], 0 where there is no event. The hadrons' own
 * phase space is left to the hadronic tensor: Σ_X ∫dΦ_X (2π)⁴δ⁴ of the whole is ∫dW²/2π ∫d³P′/((2π)³2E′) (2π)⁴δ⁴ of that at P′² = W².
 * Points are spread evenly in ln(W² − M²).
 */
export function sampleBreakup(process: BreakupProcess, u: Float64Array, event: BreakupEvent): number {
  const { energy, targetMass, massMinus, massPlus, smallestExcess } = process;
  const pair = massMinus + massPlus;
  const total = Math.sqrt(targetMass * targetMass + 2 * targetMass * energy);
  // (√S − m₋ − m₊)² − M² with the difference of S and M² taken first
  const largestExcess = 2 * targetMass * energy - pair * (2 * total - pair);
  const span = Math.log(largestExcess / smallestExcess);
  if (!(total > pair && span > 0)) return 0;
  event.excess = smallestExcess * Math.exp(span * u[FOUR_BODY_DIMENSIONS]);
  const fourBody = sampleFourBody({ ...process, excess: event.excess }, u, event);
  return (fourBody * span * event.excess) / (2 * Math.PI);
}
