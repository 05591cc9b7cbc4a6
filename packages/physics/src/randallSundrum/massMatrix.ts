import { monotoneRoot } from '../numerics/monotoneRoot.js';

/** The lightest state of a mass matrix D + m₀² v vᵀ. */
export interface LightState {
  /** Eigenvalue, in the units of D. */
  readonly massSquared: number;
  /** Its normalised eigenvector. */
  readonly state: Float64Array;
}

/**
 * Lightest eigenstate of D + m₀² v vᵀ with D = diag(d), d₀ = 0 ≤ d₁ ≤ …: Kaluza–Klein masses and what a Higgs on the infrared
 * brane adds, v_n = χ_n(1) with v₀ = 1. The secular equation 1 = m₀² Σ v_n²/(m² − d_n) has one root below the first d_n > 0.
 */
export function lightState(diagonal: Float64Array, vector: Float64Array, bareMassSquared: number): LightState {
  const secular = (massSquared: number) => {
    let sum = 0;
    for (let n = 1; n < diagonal.length; n++) sum += vector[n] ** 2 / (diagonal[n] - massSquared);
    return massSquared - bareMassSquared * (vector[0] ** 2 - massSquared * sum);
  };
  let massive = Number.POSITIVE_INFINITY;
  for (let n = 1; n < diagonal.length; n++) massive = Math.min(massive, diagonal[n]);
  const upper = Math.min(massive, 2 * bareMassSquared * vector[0] ** 2);
  const massSquared = monotoneRoot(secular, 0, upper * (1 - Number.EPSILON));
  if (massSquared === null) throw new Error('the secular equation has no root below the first massive state');
  const state = vector.map((value, n) => value / (massSquared - diagonal[n]));
  const norm = Math.sign(state[0]) * Math.sqrt(state.reduce((sum, value) => sum + value * value, 0));
  return { massSquared, state: state.map((value) => value / norm) };
}
