import type {
  ChargeDensity,
  FourierBesselParameters,
  SumOfGaussiansParameters,
  WoodsSaxonParameters,
} from './nuclide.js';

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

/** The same shape with all lengths multiplied by `factor`. */
export function scaledDensity(density: ChargeDensity, factor: number): ChargeDensity {
  switch (density.kind) {
    case 'woods-saxon':
      return { ...density, radiusFm: density.radiusFm * factor, diffusenessFm: density.diffusenessFm * factor };
    case 'fourier-bessel':
      return { ...density, cutoffFm: density.cutoffFm * factor };
    case 'sum-of-gaussians':
      return {
        ...density,
        gaussianRmsFm: density.gaussianRmsFm * factor,
        gaussians: density.gaussians.map((one) => ({ ...one, radiusFm: one.radiusFm * factor })),
      };
  }
}

/** Root-mean-square charge radius of a density [fm], in closed form, to rounding. */
export function densityRms(density: ChargeDensity): number {
  switch (density.kind) {
    case 'woods-saxon':
      return Math.sqrt(fermiMeanSquare(density));
    case 'fourier-bessel':
      return Math.sqrt(seriesMeanSquare(density));
    case 'sum-of-gaussians':
      return Math.sqrt(gaussianMeanSquare(density));
  }
}

/** R² Σ (−1)^(n+1) aₙ [1/(nπ)² − 6/(nπ)⁴] / Σ (−1)^(n+1) aₙ/(nπ)². */
function seriesMeanSquare({ cutoffFm, coefficients }: FourierBesselParameters): number {
  let [second, fourth] = [0, 0];
  coefficients.forEach((a, i) => {
    const inverse = 1 / ((i + 1) * Math.PI) ** 2;
    const signed = (i % 2 === 0 ? a : -a) * inverse;
    second += signed;
    fourth += signed * (1 - 6 * inverse);
  });
  return (cutoffFm ** 2 * fourth) / second;
}

/** Each shell has (3/2)γ² + R²(3 + s)/(1 + s), s = 2R²/γ². */
function gaussianMeanSquare({ gaussianRmsFm, gaussians }: SumOfGaussiansParameters): number {
  const gammaSquared = (2 / 3) * gaussianRmsFm ** 2;
  let [sum, total] = [0, 0];
  for (const { radiusFm, charge } of gaussians) {
    const shell = (2 * radiusFm ** 2) / gammaSquared;
    sum += charge * (1.5 * gammaSquared + (radiusFm ** 2 * (3 + shell)) / (1 + shell));
    total += charge;
  }
  return sum / total;
}

/**
 * (I₄ + w I₆/c²)/(I₂ + w I₄/c²) with I_k = ∫ r^k dr/(1 + e^((r−c)/a)): for even k a polynomial in c and πa, and k! a^(k+1) Σ (−1)^(n+1)
 * e^(−nc/a)/n^(k+1).
 */
function fermiMeanSquare({ radiusFm: c, diffusenessFm: a, centralDepression: w }: WoodsSaxonParameters): number {
  const skin = (Math.PI * a) ** 2;
  const tail = (k: number) => {
    let sum = 0;
    for (let n = 1; n <= 40 && n * c < 37 * a; n++)
      sum += ((n % 2 === 1 ? 1 : -1) * Math.exp((-n * c) / a)) / n ** (k + 1);
    return sum * a ** (k + 1);
  };
  const second = c ** 3 / 3 + (skin * c) / 3 + 2 * tail(2);
  const fourth = c ** 5 / 5 + (2 / 3) * skin * c ** 3 + (7 / 15) * skin ** 2 * c + 24 * tail(4);
  const sixth = c ** 7 / 7 + skin * c ** 5 + (7 / 3) * skin ** 2 * c ** 3 + (31 / 21) * skin ** 3 * c + 720 * tail(6);
  const curvature = w / c ** 2;
  return (fourth + curvature * sixth) / (second + curvature * fourth);
}
