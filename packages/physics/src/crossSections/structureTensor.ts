import type { FourVector } from '../kinematics/fourVector.js';
import type { NucleonStructure } from '../structureFunctions/structureFunction.js';

const transverse = new Float64Array(4);
const METRIC = [1, -1, -1, -1] as const;

/** A nucleon (P) that gives off a photon (q = P − P′) and ends as hadrons of squared mass W²; momenta in GeV in any frame. */
export interface BreakupVertex {
  readonly target: FourVector;
  readonly q: FourVector;
  /** Q² = −q·q and W² − M² = −2P·q − Q² [GeV²]. */
  readonly q2: number;
  readonly excess: number;
  readonly massGeV: number;
}

/**
 * The hadronic tensor H^μν = Σ_X ∫dΦ_X (2π)⁴δ⁴(P − q − P_X) ½Σ ⟨P|J^μ|X⟩⟨X|J^ν|P⟩ = 4π W^μν in units of e², averaged over the nucleon's
 * spin, where (Particle Data Group, review of structure functions; parity conserved)
 *   W^μν = (−g^μν + q^μq^ν/q²) F₁ + P̃^μP̃^ν F₂/|P·q|,  P̃ = P − q (P·q)/q²,  2x_B F₁ = (1 + 4x_B²M²/Q²) F₂ − F_L.
 * Both indices contravariant, H^μν at 4μ + ν [no dimension]. An elastic peak gives 2πδ(W² − M²) times the tensor of the nucleon's currents.
 */
export function structureTensor(structure: NucleonStructure, vertex: BreakupVertex, out: Float64Array): void {
  const { target, q, q2, excess, massGeV } = vertex;
  const mass2 = massGeV * massGeV;
  const w2 = mass2 + excess;
  const f2 = structure.f2(q2, w2);
  const twiceEnergy = q2 + excess;
  const bjorken = q2 / twiceEnergy;
  const f1 = ((1 + (4 * bjorken * mass2) / twiceEnergy) * f2 - structure.fL(q2, w2)) / (2 * bjorken);
  for (let mu = 0; mu < 4; mu++) transverse[mu] = target[mu] - (q[mu] * twiceEnergy) / (2 * q2);
  for (let mu = 0; mu < 4; mu++) {
    for (let nu = 0; nu < 4; nu++) {
      const metric = mu === nu ? METRIC[mu] : 0;
      const both = -f1 * (metric + (q[mu] * q[nu]) / q2) + (2 * f2 * transverse[mu] * transverse[nu]) / twiceEnergy;
      out[4 * mu + nu] = 4 * Math.PI * both;
    }
  }
}
