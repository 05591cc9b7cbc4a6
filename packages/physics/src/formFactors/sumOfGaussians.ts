import { HBAR_C_GEV_FM } from '../constants.js';
import { formFactorParameter, InputError, requireNumber } from '../errors.js';
import { sphericalBesselJ0 } from '../numerics/sphericalBessel.js';
import type { SumOfGaussiansParameters } from '../targets/nuclide.js';
import type { NuclearFormFactor } from './formFactor.js';
import type { NuclearFormFactorOptions } from './symmetrisedFermi.js';

/**
 * Form factor of a sum of Gaussian shells (Sick, Nucl. Phys. A 218 (1974) 509; parameters in de Vries, de Jager and de Vries, At. Data Nucl.
 * Data Tables 36 (1987) 495, table V). With γ² = (2/3) R_P² and sᵢ = 2Rᵢ²/γ²,
 *   F = e^(−Q²γ²/4) Σ Qᵢ/(1 + sᵢ) [cos QRᵢ + sᵢ sin QRᵢ/QRᵢ] / Σ Qᵢ.
 * Relative accuracy 1e-15 of the envelope at every Q² ≥ 0 in GeV². Charges are scaled to a sum of 1.
 * @throws InputError for parameters out of range, or without positive total charge
 */
export function sumOfGaussians(
  { gaussianRmsFm, gaussians }: SumOfGaussiansParameters,
  options: NuclearFormFactorOptions = {},
  name = `sum-of-gaussians of ${gaussians.length} shells`,
): NuclearFormFactor {
  const hbarC = options.hbarCGeVFm ?? HBAR_C_GEV_FM;
  requireNumber(formFactorParameter('sum-of-gaussians', 'width'), gaussianRmsFm, 0, 1000, {
    exclusiveMinimum: true,
    unit: 'fm',
  });
  requireNumber(formFactorParameter('sum-of-gaussians', 'hbarc'), hbarC, 0, 1, {
    exclusiveMinimum: true,
    unit: 'GeV fm',
  });
  const total = gaussians.reduce((sum, { charge }) => sum + charge, 0);
  if (!(total > 0 && Number.isFinite(total))) {
    const problem = 'have no positive sum';
    throw new InputError(formFactorParameter('sum-of-gaussians', 'charges'), undefined, problem, 'Give Q₁, Q₂ ….');
  }
  const gammaSquared = (2 / 3) * (gaussianRmsFm / hbarC) ** 2;
  const shells = gaussians.map(({ radiusFm, charge }) => {
    const radius = radiusFm / hbarC;
    const shell = (2 * radius ** 2) / gammaSquared;
    const weight = charge / total / (1 + shell);
    return { radius, cosine: weight, sine: weight * shell };
  });
  return {
    name,
    evaluate(q2: number): number {
      const q = Math.sqrt(q2);
      let sum = 0;
      for (const { radius, cosine, sine } of shells) {
        const x = q * radius;
        sum += cosine * Math.cos(x) + sine * sphericalBesselJ0(x);
      }
      return Math.exp(-0.25 * q2 * gammaSquared) * sum;
    },
  };
}
