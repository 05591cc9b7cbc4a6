import { HBAR_C_GEV_FM } from '../constants.js';
import { formFactorParameter, InputError, requireNumber } from '../errors.js';
import { sphericalBesselJ0 } from '../numerics/sphericalBessel.js';
import type { FourierBesselParameters } from '../targets/nuclide.js';
import type { NuclearFormFactor } from './formFactor.js';
import type { NuclearFormFactorOptions } from './symmetrisedFermi.js';

/**
 * Form factor of a Fourier–Bessel density ρ(r) = Σ aₙ j₀(nπr/R), r ≤ R (Dreher et al., Nucl. Phys. A 235 (1974) 219; coefficients in de
 * Vries, de Jager and de Vries, At. Data Nucl. Data Tables 36 (1987) 495, table IV). With x = QR,
 *   F = (sin x/x) Σ (−1)^(n+1) aₙ/((nπ)² − x²) / Σ (−1)^(n+1) aₙ/(nπ)².
 * The pole at x = nπ meets a zero of the sine; there the term is aₙ j₀(x − nπ)/(x(x + nπ)), without cancellation. Relative accuracy 1e-13 of
 * Σ|aₙ| terms at every Q² ≥ 0 in GeV². Coefficients are scaled to a charge of 1, so that their rounding in a table does not matter.
 * @throws InputError for parameters out of range, or without positive total charge
 */
export function fourierBessel(
  { cutoffFm, coefficients }: FourierBesselParameters,
  options: NuclearFormFactorOptions = {},
  name = `fourier-bessel of ${coefficients.length} terms up to ${cutoffFm} fm`,
): NuclearFormFactor {
  const hbarC = options.hbarCGeVFm ?? HBAR_C_GEV_FM;
  requireNumber(formFactorParameter('fourier-bessel', 'cut-off'), cutoffFm, 0, 1000, {
    exclusiveMinimum: true,
    unit: 'fm',
  });
  requireNumber(formFactorParameter('fourier-bessel', 'hbarc'), hbarC, 0, 1, {
    exclusiveMinimum: true,
    unit: 'GeV fm',
  });
  const radius = cutoffFm / hbarC;
  const signed = Float64Array.from(coefficients, (a, i) => (i % 2 === 0 ? a : -a));
  const charge = signed.reduce((sum, a, i) => sum + a / ((i + 1) * Math.PI) ** 2, 0);
  if (!(charge > 0 && Number.isFinite(charge))) {
    const problem = 'have no positive total charge';
    throw new InputError(formFactorParameter('fourier-bessel', 'coefficients'), undefined, problem, 'Give a₁, a₂ ….');
  }
  return { name, evaluate: (q2) => transform(Math.sqrt(q2) * radius, signed) / charge };
}

/** Σ (−1)^(n+1) aₙ (sin x/x)/((nπ)² − x²), from the coefficients with their signs. */
function transform(x: number, signed: Float64Array): number {
  // Distance to the nearest zero nπ of the sine, from which the sine is exact also there.
  const nearest = Math.round(x / Math.PI);
  const distance = x - nearest * Math.PI;
  const parity = nearest % 2 === 0 ? 1 : -1;
  const j0 = x === 0 ? 1 : (parity * Math.sin(distance)) / x;
  let sum = 0;
  for (let i = 0; i < signed.length; i++) {
    const zero = (i + 1) * Math.PI;
    if (i + 1 === nearest) sum -= (parity * signed[i] * sphericalBesselJ0(distance)) / (x * (x + zero));
    else sum += (signed[i] * j0) / ((zero - x) * (zero + x));
  }
  return sum;
}
