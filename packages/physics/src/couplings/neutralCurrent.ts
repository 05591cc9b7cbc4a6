import {
  FINE_STRUCTURE_CONSTANT_AT_Z,
  HIGGS_BOSON_MASS_GEV,
  TOP_QUARK_MASS_GEV,
  W_BOSON_MASS_GEV,
  WEAK_ANGLE_AT_REST_OVER_AT_Z,
  Z_BOSON_MASS_GEV,
} from '../constants.js';
import type { ElectroweakInputs, LeptonFlavour } from './electroweakInputs.js';

/** V and A of L = −(G_F/√2)[ν̄γ_α(1−γ₅)ν][ℓ̄γ^α(V − Aγ₅)ℓ]. */
export interface LeptonCurrentCouplings {
  readonly vector: number;
  readonly axial: number;
}

/** What the couplings of a neutrino's neutral current to a charged lepton are made of at one loop and T = 0. */
export interface NeutralCurrentCorrections {
  /** Strength of the neutral current over that of the charged one, without boxes. */
  readonly rho: number;
  /** sin²θ_W in the MS-bar scheme at zero momentum. */
  readonly sin2AtRest: number;
  /** What the charge radius of the neutrino adds to it: −0.0057 for ν_μ. */
  readonly chargeRadius: number;
  /** Exchange of two W, in the coupling of left-handed leptons. */
  readonly boxW: number;
  /** Exchange of two Z, in those of left- and right-handed leptons. */
  readonly boxZ: { readonly left: number; readonly right: number };
}

/**
 * Corrections to −(G_F/√2)[ν̄γ_α(1−γ₅)ν][ℓ̄γ^α(V − Aγ₅)ℓ] by Z exchange, for momenta far below M_W, G_F from muon decay.
 * Parts as in J. Erler and S. Su, arXiv:1303.5522, for a lepton (T₃ = −½, Q = −1); their sum is that of W. Marciano and A. Sirlin, Phys. Rev.
 * D 22 (1980) 2695, which the tests evaluate apart. `sin2ThetaW` of the inputs is that of the MS-bar scheme at M_Z. One loop: two
 * loops change ρ by 2e-4.
 */
export function neutralCurrentCorrections(
  neutrino: LeptonFlavour,
  inputs: ElectroweakInputs,
): NeutralCurrentCorrections {
  const s2 = inputs.sin2ThetaW;
  const c2 = 1 - s2;
  const box = FINE_STRUCTURE_CONSTANT_AT_Z / (Math.PI * s2);
  const twoZ = (coupling: number): number => -((3 * box) / (8 * c2)) * coupling * coupling;
  return {
    rho: neutralCurrentStrength(s2),
    sin2AtRest: WEAK_ANGLE_AT_REST_OVER_AT_Z * s2,
    chargeRadius: (chargeRadiusCoupling(inputs) / 2) * standardChargeRadius(neutrino, inputs),
    boxW: -box / 2,
    boxZ: { left: twoZ(s2 - 0.5), right: twoZ(s2) },
  };
}

/**
 * ρ at one loop: top, Higgs, W and Z, less what is in G_F (Marciano and Sirlin 1980, without its boxes). With the MS-bar mass of the top
 * most of the corrections by gluons are in it.
 */
function neutralCurrentStrength(s2: number): number {
  const c2 = 1 - s2;
  const higgs = (HIGGS_BOSON_MASS_GEV / Z_BOSON_MASS_GEV) ** 2;
  const top = (TOP_QUARK_MASS_GEV / W_BOSON_MASS_GEV) ** 2;
  const bosons = (3 / (4 * s2 * s2)) * Math.log(c2) - 7 / (4 * s2);
  const ofHiggs = Math.log(c2 / higgs) / (c2 - higgs) + Math.log(higgs) / (c2 * (1 - higgs));
  const sum = bosons + (3 / (4 * s2)) * (higgs * ofHiggs + top);
  return 1 + (FINE_STRUCTURE_CONSTANT_AT_Z / (4 * Math.PI)) * sum;
}

/**
 * δV of a charged lepton per squared charge radius ⟨r²⟩ of the neutrino [GeV²]: √2πα/(3G_F). Photon exchange between the charge
 * −T⟨r²⟩/6 of a left-handed neutrino and −1 of the lepton leaves no propagator.
 */
export const chargeRadiusCoupling = ({ alpha, fermiConstant }: ElectroweakInputs): number =>
  (Math.SQRT2 * Math.PI * alpha) / (3 * fermiConstant);

/**
 * ⟨r²⟩ [GeV⁻²] of a neutrino in the Standard Model at zero momentum: −G_F/(2√2π²) [3 − 2 ln(m_ℓ²/M_W²)], with m_ℓ of its
 * charged lepton (J. Bernabéu et al., hep-ph/0008114; the factor as in arXiv:1810.05606): −0.83, −0.48, −0.30·10⁻³² cm². It falls where T is above m_ℓ².
 */
export function standardChargeRadius(neutrino: LeptonFlavour, inputs: ElectroweakInputs): number {
  const logarithm = Math.log((inputs.leptonMass[neutrino] / W_BOSON_MASS_GEV) ** 2);
  return (-inputs.fermiConstant / (2 * Math.SQRT2 * Math.PI ** 2)) * (3 - 2 * logarithm);
}

/**
 * V and A of Z exchange at T = 0 between a neutrino of this flavour and any charged lepton: (−½ + 2s², −½) at tree level. At one loop those
 * of ν_μ e are −0.0398 and −0.5063, as in the review of the Particle Data Group; ν_e and ν_τ differ by the charge radius alone.
 */
export function neutralCurrentCouplings(neutrino: LeptonFlavour, inputs: ElectroweakInputs): LeptonCurrentCouplings {
  if (inputs.couplings === undefined) return { vector: -0.5 + 2 * inputs.sin2ThetaW, axial: -0.5 };
  const { rho, sin2AtRest, chargeRadius, boxW, boxZ } = neutralCurrentCorrections(neutrino, inputs);
  const left = rho * (-0.5 + sin2AtRest + boxZ.left) + chargeRadius + boxW;
  const right = rho * (sin2AtRest - boxZ.right) + chargeRadius;
  return { vector: left + right, axial: left - right };
}
