import type { ChargeDensity } from '../src/targets/nuclide.js';

/** ¹²C, set 2 of the Fourier–Bessel densities of data/nuclei/densities.yaml (de Vries 1987). */
export const carbonSeries = {
  kind: 'fourier-bessel',
  cutoffFm: 8,
  coefficients: [
    1.5737e-2, 3.8897e-2, 3.7085e-2, 1.4795e-2, -4.4831e-3, -1.0057e-2, -6.8696e-3, -2.8813e-3, -7.7229e-4, 6.6908e-5,
    1.0636e-4, -3.6864e-5, -5.0135e-6, 9.455e-6, -4.7687e-6,
  ],
} as const satisfies ChargeDensity;

/** ⁴He, sum of Gaussians of data/nuclei/densities.yaml (de Vries 1987). */
export const heliumGaussians = {
  kind: 'sum-of-gaussians',
  gaussianRmsFm: 1,
  gaussians: [
    { radiusFm: 0.2, charge: 0.034724 },
    { radiusFm: 0.6, charge: 0.430761 },
    { radiusFm: 0.9, charge: 0.203166 },
    { radiusFm: 1.4, charge: 0.192986 },
    { radiusFm: 1.9, charge: 0.083866 },
    { radiusFm: 2.3, charge: 0.033007 },
    { radiusFm: 2.6, charge: 0.014201 },
    { radiusFm: 3.5, charge: 0.00686 },
    { radiusFm: 4.9, charge: 0.000438 },
  ],
} as const satisfies ChargeDensity;
