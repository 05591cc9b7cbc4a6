import type { ChargeDensity } from '../src/targets/nuclide.js';

/** ρ(r), r in fm, of a charge density in an arbitrary unit: its definition, for tests of the transform. */
export function densityFunction(density: ChargeDensity): (radiusFm: number) => number {
  switch (density.kind) {
    case 'woods-saxon': {
      const { radiusFm: c, diffusenessFm: a, centralDepression: w } = density;
      return (r) => (1 + (w * r * r) / (c * c)) / (1 + Math.exp((r - c) / a));
    }
    case 'fourier-bessel': {
      const { cutoffFm, coefficients } = density;
      const bessel = (x: number) => (x === 0 ? 1 : Math.sin(x) / x);
      return (r) =>
        r > cutoffFm ? 0 : coefficients.reduce((sum, a, i) => sum + a * bessel(((i + 1) * Math.PI * r) / cutoffFm), 0);
    }
    case 'sum-of-gaussians': {
      const gamma = density.gaussianRmsFm * Math.sqrt(2 / 3);
      return (r) =>
        density.gaussians.reduce((sum, { radiusFm: R, charge }) => {
          const amplitude = charge / (1 + 2 * (R / gamma) ** 2);
          return sum + amplitude * (Math.exp(-(((r - R) / gamma) ** 2)) + Math.exp(-(((r + R) / gamma) ** 2)));
        }, 0);
    }
  }
}

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
