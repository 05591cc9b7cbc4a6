import type { ChargeDensity } from '../targets/nuclide.js';

/** ρ(r), r ≥ 0 in fm, of a charge density as it is defined, in an arbitrary unit; its transform is `densityFormFactor`. */
export function chargeDensity(density: ChargeDensity): (radiusFm: number) => number {
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
        density.gaussians.reduce((sum, { radiusFm, charge }) => {
          const amplitude = charge / (1 + 2 * (radiusFm / gamma) ** 2);
          return (
            sum + amplitude * (Math.exp(-(((r - radiusFm) / gamma) ** 2)) + Math.exp(-(((r + radiusFm) / gamma) ** 2)))
          );
        }, 0);
    }
  }
}
