import { monotoneRoot } from '../numerics/monotoneRoot.js';
import { type ElectroweakScheme, neutralMixing } from './electroweakScheme.js';
import { type GaugeField, kineticLength } from './gaugeField.js';
import { gaugeModes, modeProfile } from './gaugeProfiles.js';
import { rightHandedField, standardModelField, type WarpedLeptonSector } from './leptonSector.js';

/** A flat mode and its towers before the Higgs: masses squared in units of Λ², and couplings to the Higgs. */
export interface HiggsedTower {
  readonly diagonal: Float64Array;
  /** Relative to the flat mode's. */
  readonly higgs: Float64Array;
}

/**
 * Flat mode, `modes` states of the (++) tower and, where it couples, as many of the (−+) tower of custodial symmetry, whose
 * squared coupling relative to the flat mode's is `mixing`.
 */
export function higgsedTower(sector: WarpedLeptonSector, mixing: number, modes: number): HiggsedTower {
  const flat = standardModelField(sector);
  const states = (field: GaugeField, factor: number) => {
    const scale = factor * Math.sqrt(kineticLength(flat) / kineticLength(field));
    return gaugeModes(field, modes).map((mode) => [mode.root ** 2, scale * modeProfile(mode, 1)] as const);
  };
  const custodial = mixing > 0 ? states(rightHandedField(sector), -Math.sqrt(mixing)) : [];
  const all = [[0, 1] as const, ...states(flat, 1), ...custodial];
  return { diagonal: Float64Array.from(all, ([mass]) => mass), higgs: Float64Array.from(all, ([, value]) => value) };
}

/**
 * 1 − m_Z²/m_Z0² from the mass matrix of the lowest `modes` states of each tower, to compare with the exact `zMassFraction`:
 * smaller by about 4/(π² modes) of itself.
 */
export function zMassFractionFromModes(scheme: ElectroweakScheme, modes: number): number {
  const { diagonal, higgs } = higgsedTower(scheme.sector, neutralMixing(scheme.sector, scheme.sin2), modes);
  return 1 - lightState(diagonal, higgs, scheme.zBare).massSquared / scheme.zBare;
}

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
