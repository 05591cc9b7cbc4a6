import { FERMI_MOMENTUM_GEV } from '../constants.js';

/**
 * Pauli-blocking factor of a bound nucleon in a Fermi gas: (3/2)t − ½t³ with t = |q⃗|/2k_F below |q⃗| = 2k_F, 1 above,
 * |q⃗| = √(Q²(1 + Q²/4M²)). Løvseth and Radomski, Phys. Rev. D 3 (1971) 2686. Exact to rounding for every Q² ≥ 0; the
 * second derivative jumps at `pauliBlockingKinkQ2`: split an integral over Q² there.
 * @param q2 Q² ≥ 0 [GeV²]
 * @param nucleonMass M [GeV]
 * @param fermiMomentum k_F ≥ 0 [GeV]; 0 switches blocking off
 */
export function pauliBlockingFactor(
  q2: number,
  nucleonMass: number,
  fermiMomentum: number = FERMI_MOMENTUM_GEV,
): number {
  return fermiGasFactor(recoilMomentum(q2, nucleonMass), fermiMomentum);
}

/** |q⃗| [GeV] that a nucleon at rest of mass M [GeV] takes at Q² [GeV²]: √(Q²(1 + Q²/4M²)). */
export const recoilMomentum = (q2: number, nucleonMass: number): number =>
  Math.sqrt(q2 * (1 + q2 / (4 * nucleonMass * nucleonMass)));

/** Q² [GeV²] at which a nucleon at rest takes |q⃗| [GeV]: 2M²(√(1 + q⃗²/M²) − 1), in the form that does not cancel. */
export const recoilQ2 = (momentum: number, nucleonMass: number): number =>
  (2 * momentum ** 2) / (1 + Math.sqrt(1 + (momentum / nucleonMass) ** 2));

/** Share of the nucleons of a Fermi gas that the momentum |q⃗| lifts out of it; both in GeV, 1 for k_F = 0. */
export function fermiGasFactor(momentum: number, fermiMomentum: number): number {
  if (momentum >= 2 * fermiMomentum) return 1;
  const t = momentum / (2 * fermiMomentum);
  return t * (1.5 - 0.5 * t * t);
}

/** Q² [GeV²] at which |q⃗| = 2k_F and the Pauli factor reaches 1; parameters as in `pauliBlockingFactor`. */
export function pauliBlockingKinkQ2(nucleonMass: number, fermiMomentum: number = FERMI_MOMENTUM_GEV): number {
  // 2M²(√(1 + 4k_F²/M²) − 1), in the form that does not cancel for small k_F.
  return (8 * fermiMomentum ** 2) / (1 + Math.sqrt(1 + 4 * (fermiMomentum / nucleonMass) ** 2));
}
