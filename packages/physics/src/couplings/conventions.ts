import type { LeptonCurrentCouplings } from './neutralCurrent.js';

/**
 * Ways the literature writes the couplings of the charged-lepton current, all for the same operator
 * L = −(G_F/√2)[ν̄γ_α(1−γ₅)ν][ℓ̄γ^α(V − Aγ₅)ℓ]:
 * - `v-a`: V, A as here (arXiv:1807.10973)
 * - `cv-ca`: C_V = 2V, C_A = 2A, so that C_V = 1 + 4s², C_A = 1 for ν_μ→ν_μμμ (arXiv:1406.2332)
 * - `v-plus-a`: the current is written γ^α(g_V + g_Aγ₅), so g_A = −A
 * - `chiral`: g_L = (V + A)/2 and g_R = (V − A)/2 multiply ℓ̄γ^α(1∓γ₅)ℓ
 */
export const COUPLING_CONVENTIONS = ['v-a', 'cv-ca', 'v-plus-a', 'chiral'] as const;
/** Name of a convention for vector and axial couplings. */
export type CouplingConvention = (typeof COUPLING_CONVENTIONS)[number];

/** V, A from the two couplings of another convention, in its own order: (C_V, C_A), (g_V, g_A) or (g_L, g_R). */
export function couplingsFrom(convention: CouplingConvention, first: number, second: number): LeptonCurrentCouplings {
  switch (convention) {
    case 'v-a':
      return { vector: first, axial: second };
    case 'cv-ca':
      return { vector: first / 2, axial: second / 2 };
    case 'v-plus-a':
      return { vector: first, axial: -second };
    case 'chiral':
      return { vector: first + second, axial: first - second };
  }
}

/** The two couplings of another convention from V, A; the inverse of `couplingsFrom`. */
export function couplingsIn(
  convention: CouplingConvention,
  { vector, axial }: LeptonCurrentCouplings,
): readonly [first: number, second: number] {
  switch (convention) {
    case 'v-a':
      return [vector, axial];
    case 'cv-ca':
      return [2 * vector, 2 * axial];
    case 'v-plus-a':
      return [vector, -axial];
    case 'chiral':
      return [(vector + axial) / 2, (vector - axial) / 2];
  }
}

/**
 * Shifts of V, A from Wilson coefficients of the flavio basis (WCxf, sector ffnunu), where
 * L = (4G_F/√2)[C_VLL (ν̄γ_αP_Lν)(ℓ̄γ^αP_Lℓ) + C_VLR (ν̄γ_αP_Lν)(ℓ̄γ^αP_Rℓ)] is new physics alone:
 * V = V_SM − C_VLL − C_VLR, A = A_SM − C_VLL + C_VLR.
 */
export function shiftFromWilsonCoefficients(cVll: number, cVlr: number): LeptonCurrentCouplings {
  return { vector: -cVll - cVlr, axial: -cVll + cVlr };
}

/** C_VLL, C_VLR of the flavio basis for a shift of V, A; the inverse of `shiftFromWilsonCoefficients`. */
export function wilsonCoefficientsOfShift({ vector, axial }: LeptonCurrentCouplings): { cVll: number; cVlr: number } {
  return { cVll: -(vector + axial) / 2, cVlr: -(vector - axial) / 2 };
}
