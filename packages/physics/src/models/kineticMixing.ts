import { leptonFlavours } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { InputError, requireNumber } from '../errors.js';
import type { FlavourCharges } from './mediators.js';

/** A complex number. */
export interface ComplexValue {
  readonly re: number;
  readonly im: number;
}

/**
 * J(s) = ∫₀¹ dx x(1−x) ln(1 − x(1−x)s − i0), s = q²/m², the fermion loop of vacuum polarisation: a series for |s| < 1, else
 * −5/18 − 2/(3s) + (1/6)(1 + 2/s) β ln((β+1)/(β−1)) with β² = 1 − 4/s and its continuations. Relative accuracy 10⁻¹².
 * The imaginary part, −(π/6)β(1 + 2/s), starts at the pair threshold s = 4.
 */
export function vacuumPolarisationIntegral(s: number): ComplexValue {
  requireNumber('q²/m²', s, -1e30, 1e30);
  if (Math.abs(s) < 1) return { re: polarisationSeries(s), im: 0 };
  const rational = -5 / 18 - 2 / (3 * s);
  const factor = (1 + 2 / s) / 6;
  if (s > 0 && s < 4) {
    const b = Math.sqrt(4 / s - 1);
    return { re: rational + 2 * factor * b * Math.atan(1 / b), im: 0 };
  }
  const beta = Math.sqrt(1 - 4 / s);
  // (β+1)/|β−1| = (β+1)²|s|/4, which does not cancel
  const logarithm = 2 * Math.log(1 + beta) + Math.log(Math.abs(s) / 4);
  return { re: rational + factor * beta * logarithm, im: s > 4 ? -Math.PI * factor * beta : 0 };
}

/** −Σ sⁿ/n B(n+2, n+2); B(n+2, n+2) falls as 4⁻ⁿ. */
function polarisationSeries(s: number): number {
  let beta = 1 / 30;
  let power = s;
  let sum = 0;
  for (let n = 1; n <= 40; n++) {
    sum -= (power * beta) / n;
    power *= s;
    // B(n+3, n+3)/B(n+2, n+2) = (n+2)²/((2n+4)(2n+5))
    beta *= (n + 2) ** 2 / ((2 * n + 4) * (2 * n + 5));
  }
  return sum;
}

/**
 * Kinetic mixing with the photon that the charged-lepton loops of a boson induce, at q² [GeV²] of either sign, per unit coupling:
 * ε(q²)/g = (e/2π²) Σ_ℓ Q_V,ℓ ∫₀¹ dx x(1−x) ln(m_ℓ² − x(1−x)q² − i0)   (arXiv:1902.08579 for L_μ − L_τ).
 * In the convention L = g Z′_α ℓ̄γ^αQ_Vℓ the electron, and any other particle of electric charge −1, gains the coupling e·ε. For
 * L_μ − L_τ: −1/69.3 at q² → 0. The charges have to add to zero; otherwise the mixing is infinite without a counterterm.
 * @throws InputError for vector charges that do not add to zero
 */
export function inducedKineticMixing(
  q2: number,
  vectorCharges: FlavourCharges,
  inputs: ElectroweakInputs,
): ComplexValue {
  const sum = vectorCharges.e + vectorCharges.mu + vectorCharges.tau;
  if (Math.abs(sum) > 1e-12) {
    throw new InputError('vector charges', sum, 'do not add to zero', 'The loop-induced mixing is then not finite.');
  }
  const e = Math.sqrt(4 * Math.PI * inputs.alpha);
  let re = 0;
  let im = 0;
  for (const flavour of leptonFlavours) {
    const mass2 = inputs.leptonMass[flavour] ** 2;
    const loop = vacuumPolarisationIntegral(q2 / mass2);
    re += vectorCharges[flavour] * (Math.log(mass2) / 6 + loop.re);
    im += vectorCharges[flavour] * loop.im;
  }
  const factor = e / (2 * Math.PI * Math.PI);
  return { re: factor * re, im: factor * im };
}
