import {
  BEAM_MINUS,
  ENERGY,
  EXCESS,
  MINUS,
  Q2,
  RECOIL_TRANSVERSE,
  SCATTERED_ENERGY,
  SCATTERED_X,
  SCATTERED_Y,
  X,
} from './tridentPoint.js';

/** Masses that momenta are put on shell with [GeV]. */
export interface FinalStateMasses {
  readonly massMinus: number;
  readonly massPlus: number;
  readonly targetMass: number;
}

/** Where the momenta of an event go: (E, px, py, pz) at 4·index of each array. */
export interface MomentumArrays {
  readonly neutrinoIn: Float64Array;
  readonly neutrinoOut: Float64Array;
  readonly leptonMinus: Float64Array;
  readonly leptonPlus: Float64Array;
  readonly hadron: Float64Array;
}

/**
 * Writes the laboratory momenta of the point `v` (tridentPoint.ts): target at rest, the neutrino along z, q at the azimuth
 * with this cosine and sine from k₂, everything turned by `rotation` about the beam.
 *
 * A Lorentz transformation that keeps k₁'s direction is a scaling of the light-cone components p± = E ± pz, turned null
 * rotation p⊥ → p⊥ + κ p⁻: it is fixed by k₁ → E and q⊥ → q_T. Momenta are conserved to about 1e-13 of E + M; energies are
 * those of the mass shell.
 */
export function writeLabMomenta(
  out: MomentumArrays,
  index: number,
  v: Float64Array,
  masses: FinalStateMasses,
  cosine: number,
  sine: number,
  rotation: number,
): void {
  const at = 4 * index;
  const energy = v[ENERGY];
  const root = Math.sqrt(v[X] - v[Q2]);
  const scale = v[X] / (2 * root * energy);
  const kappa = v[RECOIL_TRANSVERSE] / root;
  const turnCos = Math.cos(rotation);
  const turnSin = Math.sin(rotation);
  const toLab = (to: Float64Array, mass: number, px: number, py: number, plus: number, minus: number): void => {
    // axes with x along q_T
    const along = px * cosine + py * sine;
    const across = py * cosine - px * sine;
    const tilted = along + kappa * minus;
    const plusLab = (plus + kappa * (2 * along + kappa * minus)) / scale;
    to[at + 1] = tilted * turnCos - across * turnSin;
    to[at + 2] = tilted * turnSin + across * turnCos;
    to[at + 3] = 0.5 * (plusLab - scale * minus);
    to[at] = Math.sqrt(to[at + 1] ** 2 + to[at + 2] ** 2 + to[at + 3] ** 2 + mass * mass);
  };
  const e2 = v[SCATTERED_ENERGY];
  const y = v[SCATTERED_Y];
  toLab(out.neutrinoOut, 0, v[SCATTERED_X], 0, e2 * (2 - y), e2 * y);
  const beam = v[X] / (2 * root);
  const minusMinus = v[BEAM_MINUS] / beam;
  const minusPlus = v[MINUS] + v[MINUS + 3];
  toLab(out.leptonMinus, masses.massMinus, v[MINUS + 1], v[MINUS + 2], minusPlus, minusMinus);
  const px = -v[SCATTERED_X] - v[MINUS + 1];
  const pairPlus = root - e2 * (2 - y);
  toLab(out.leptonPlus, masses.massPlus, px, -v[MINUS + 2], pairPlus - minusPlus, root - e2 * y - minusMinus);
  const recoil = (v[Q2] + v[EXCESS]) / (2 * masses.targetMass);
  const transverse = v[RECOIL_TRANSVERSE];
  const longitudinal = recoil + v[X] / (2 * energy);
  out.hadron[at] = masses.targetMass + recoil;
  out.hadron[at + 1] = -transverse * turnCos;
  out.hadron[at + 2] = -transverse * turnSin;
  out.hadron[at + 3] = longitudinal;
  out.neutrinoIn[at] = energy;
  out.neutrinoIn[at + 1] = 0;
  out.neutrinoIn[at + 2] = 0;
  out.neutrinoIn[at + 3] = energy;
}
