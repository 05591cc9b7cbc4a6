import { W_BOSON_MASS_GEV } from '../constants.js';
import { requireNumber } from '../errors.js';

/** Below this mass [GeV] the momenta of the decay matter: corrections of order m_τ²/M² exceed an eighth. */
export const LIGHTEST_BOSON_IN_TAU_DECAY_GEV = 5;

/**
 * Relative change of Γ(τ → μ ν_τ ν̄_μ) per unit coupling squared by the boxes of W and a gauged L_μ − L_τ boson of mass M ≫ m_τ:
 * Δ/g² = −q_τ q_μ (3/4π²) ln(M_W²/M²)/(1 − M²/M_W²), q_τ q_μ = −1 (arXiv:1403.1269). Decays to electrons are unchanged: one
 * of their lines has no charge. Relative corrections of order m_τ²/M² are left out.
 * @throws InputError for a mass below 5 GeV or above 10⁹ GeV
 */
export function tauDecayShift(massGeV: number, wMassGeV: number = W_BOSON_MASS_GEV): number {
  requireNumber('mass', massGeV, LIGHTEST_BOSON_IN_TAU_DECAY_GEV, 1e9, { unit: 'GeV' });
  requireNumber('W mass', wMassGeV, 1, 1000, { unit: 'GeV' });
  // −ln(x)/(1 − x) with x = M²/M_W², 1 at x = 1
  const difference = (massGeV / wMassGeV) ** 2 - 1;
  const ratio = difference === 0 ? 1 : Math.log1p(difference) / difference;
  return (3 / (4 * Math.PI * Math.PI)) * ratio;
}
