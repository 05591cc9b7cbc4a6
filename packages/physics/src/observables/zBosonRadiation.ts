import { Z_BOSON_MASS_GEV } from '../constants.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';

/** Couplings g·Q of a boson to the muon: L = Z′_α μ̄γ^α(vector − axial γ₅)μ. */
export interface RadiationCouplings {
  readonly vector: number;
  readonly axial: number;
}

/** Points in the logarithm of one invariant; the other is integrated in closed form. Ten digits. */
const ORDER = 40;

/**
 * F(ρ) of Γ(Z → f f̄ Z′)/Γ(Z → f f̄) = g²F(M²/m_Z²) for massless fermions of one chirality: radiation of a massive vector boson, as of a
 * massive gluon in QCD with α_s C_F → g²/4π,
 *
 * F = (1/8π²) ∫∫ dx₁dx₂ {[(x₁ + ρ)² + (x₂ + ρ)²]/[(1 − x₁)(1 − x₂)] − ρ/(1 − x₁)² − ρ/(1 − x₂)²} over (1 − x₁)(1 − x₂) ≥ ρ and
 * x₁ + x₂ ≥ 1 − ρ.
 */
export function massiveRadiation(rho: number): number {
  requireNumber('M²/m_Z²', rho, 0, Number.MAX_VALUE, { exclusiveMinimum: true });
  if (rho >= 1) return 0;
  const { nodes, weights } = gaussLegendre(ORDER);
  const range = -Math.log(rho) / 2;
  let sum = 0;
  for (let i = 0; i < ORDER; i++) {
    const u = rho * Math.exp(range * (1 + nodes[i]));
    // x₂ from one end to the other of its range at x₁ = 1 − u
    const [low, high] = [rho / u, 1 + rho - u];
    const inner = ((1 + rho - u) ** 2 / u) * Math.log(high / low) - (rho / (u * u)) * (high - low);
    sum += weights[i] * range * u * inner;
  }
  // the two terms of x₁ and of x₂ are equal
  return (2 * sum) / (8 * Math.PI ** 2);
}

/**
 * Γ(Z → μ⁺μ⁻Z′)/Γ(Z → μ⁺μ⁻) at leading order, M and m_Z in GeV: the couplings of the Z weight the chiralities,
 * (g_L²(V + A)² + g_R²(V − A)²)/(g_L² + g_R²) F(M²/m_Z²), g_L = −½ + s², g_R = s². The muon's mass is neglected: good to (m_μ/M)² times
 * logarithms, 1 % at 3 GeV.
 */
export function muonPairRadiation(
  massGeV: number,
  { vector, axial }: RadiationCouplings,
  inputs: ElectroweakInputs,
): number {
  requireNumber('mass', massGeV, 0, 1e9, { exclusiveMinimum: true, unit: 'GeV' });
  const [left, right] = [(inputs.sin2ThetaW - 0.5) ** 2, inputs.sin2ThetaW ** 2];
  const weighted = (left * (vector + axial) ** 2 + right * (vector - axial) ** 2) / (left + right);
  return weighted === 0 ? 0 : weighted * massiveRadiation((massGeV / Z_BOSON_MASS_GEV) ** 2);
}
