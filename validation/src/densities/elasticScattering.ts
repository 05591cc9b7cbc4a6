// Elastic scattering of electrons off a spherical charge by partial waves: Yennie, Ravenhall and Wilson, Phys. Rev. 95 (1954) 500, without
// the electron's mass. Form factors of nuclei are measured this way; the plane wave misses cross sections by 15 % at Z = 18.

const FINE_STRUCTURE_CONSTANT = 1 / 137.035999;
const HBAR_C_MEV_FM = 197.3269804;

/** A spherical charge as the electron sees it. */
export interface ChargedSphere {
  readonly protons: number;
  readonly massMeV: number;
  /** ρ(r) in any unit, r in fm; negligible beyond `edgeFm`. */
  readonly density: (radiusFm: number) => number;
  readonly edgeFm: number;
}

/** dσ/dΩ [fm²/sr] in the laboratory at beam energies [MeV] and angles [degrees]. */
export function elasticCrossSections(sphere: ChargedSphere, energyMeV: number, degrees: readonly number[]): number[] {
  const { protons, massMeV } = sphere;
  const charge = protons * FINE_STRUCTURE_CONSTANT;
  // in the centre of mass the nucleus stands still to the order that counts
  const momentum = energyMeV / Math.sqrt(1 + (2 * energyMeV) / massMeV);
  const k = momentum / HBAR_C_MEV_FM;
  const waves = Math.ceil(k * sphere.edgeFm) + 10;
  const potential = potentialOf(sphere);
  const point = (r: number) => -charge / r;
  const coefficients = Array.from({ length: waves + 40 }, (_, i) => {
    const n = i + 1;
    const shift =
      n > waves ? 0 : outerPhase(n, k, potential, Math.PI / 2) - outerPhase(n, k, point, startOfPoint(n, charge));
    const phase = 2 * (coulombPhase(n, charge) + shift);
    return { re: n * Math.cos(phase), im: n * Math.sin(phase) };
  });
  return degrees.map((angle) => {
    const half = Math.sin((angle * Math.PI) / 360) ** 2;
    const outgoing = energyMeV / (1 + (2 * energyMeV * half) / massMeV);
    const cosine = 1 - (2 * energyMeV * outgoing * half) / momentum ** 2;
    return amplitudeSquared(coefficients, cosine, k) * (outgoing / momentum) ** 2;
  });
}

/** V(r) [fm⁻¹] of the sphere, by the charge inside and the shells outside of r; tabulated. */
function potentialOf({ protons, density, edgeFm }: ChargedSphere): (r: number) => number {
  const steps = 4000;
  const width = edgeFm / steps;
  const inside = new Float64Array(steps + 1);
  const outside = new Float64Array(steps + 1);
  for (let i = 1; i <= steps; i++) {
    const r = (i - 0.5) * width;
    inside[i] = inside[i - 1] + density(r) * r * r * width;
    outside[steps - i] = outside[steps - i + 1] + density(edgeFm - r) * (edgeFm - r) * width;
  }
  const scale = (protons * FINE_STRUCTURE_CONSTANT) / inside[steps];
  const at = (table: Float64Array, x: number) => {
    const i = Math.min(steps - 1, Math.floor(x));
    return table[i] + (x - i) * (table[i + 1] - table[i]);
  };
  return (r) => {
    if (r >= edgeFm) return (-protons * FINE_STRUCTURE_CONSTANT) / r;
    const x = r / width;
    return -scale * ((r === 0 ? 0 : at(inside, x) / r) + at(outside, x));
  };
}

/** 2φ = π + asin(Zα/n): where the point charge holds φ at r → 0. */
const startOfPoint = (n: number, charge: number): number => (Math.PI + Math.asin(charge / n)) / 2;

/**
 * φ far outside, tan φ = G/F of the radial Dirac functions with j = n − ½: φ′ = k − V + (n/r) sin 2φ. The logarithm of the Coulomb tail is common to
 * all charges and drops out of differences; so does, averaged over a period, what oscillates.
 */
function outerPhase(n: number, k: number, potential: (r: number) => number, start: number): number {
  const slope = (r: number, phase: number) => k - potential(r) + (n / r) * Math.sin(2 * phase);
  const step = (r: number, h: number, phase: number) => {
    const a = slope(r, phase);
    const b = slope(r + h / 2, phase + (h / 2) * a);
    const c = slope(r + h / 2, phase + (h / 2) * b);
    return phase + (h / 6) * (a + 2 * b + 2 * c + slope(r + h, phase + h * c));
  };
  let r = 1e-4 / k;
  let phase = start;
  // relative steps while n/r is large
  while (k * r < 2 * n) {
    const h = Math.min(0.02 * r, 0.02);
    phase = step(r, h, phase);
    r += h;
  }
  const h = 0.04 / k;
  const end = 1500 / k;
  let [sum, count] = [0, 0];
  while (r < end) {
    phase = step(r, h, phase);
    r += h;
    if (r > end - (20 * Math.PI) / k) {
      sum += phase - k * r;
      count++;
    }
  }
  return sum / count;
}

/** Phase of a point charge: ½ arg 1/(ρ + iγ) − arg Γ(ρ + iγ) + π(n − ρ)/2, ρ² = n² − γ². */
function coulombPhase(n: number, charge: number): number {
  const rho = Math.sqrt(n * n - charge * charge);
  return -0.5 * Math.atan2(charge, rho) - argumentOfGamma(rho, charge) + (Math.PI * (n - rho)) / 2;
}

/** arg Γ(x + iy) by Stirling's series, 20 above. */
function argumentOfGamma(x: number, y: number): number {
  let shift = 0;
  let re = x;
  while (re < 20) {
    shift += Math.atan2(y, re);
    re += 1;
  }
  const [modulus, argument] = [Math.hypot(re, y), Math.atan2(y, re)];
  const stirling = (re - 0.5) * argument + y * (Math.log(modulus) - 1) - Math.sin(argument) / (12 * modulus);
  return stirling - shift;
}

/** |f|²/(2k)² sec²(θ/2) of f = Σ n e^(2iη) (P_n + P_(n−1)), summed after three multiplications by 1 − cos θ, which make it converge. */
function amplitudeSquared(coefficients: readonly { re: number; im: number }[], cosine: number, k: number): number {
  const reductions = 3;
  let legendre = Array.from({ length: coefficients.length + 1 }, (_, l) => {
    const [lower, upper] = [coefficients[l - 1], coefficients[l]];
    return { re: (lower?.re ?? 0) + (upper?.re ?? 0), im: (lower?.im ?? 0) + (upper?.im ?? 0) };
  });
  for (let m = 0; m < reductions; m++) {
    legendre = legendre.slice(0, -1).map(({ re, im }, l) => {
      const [before, after] = [legendre[l - 1], legendre[l + 1]];
      const [down, up] = [l / (2 * l - 1), (l + 1) / (2 * l + 3)];
      return {
        re: re - up * after.re - (before ? down * before.re : 0),
        im: im - up * after.im - (before ? down * before.im : 0),
      };
    });
  }
  let [previous, current] = [0, 1];
  let [re, im] = [0, 0];
  // the last ones miss neighbours that were cut off
  for (let l = 0; l < legendre.length - 2; l++) {
    re += legendre[l].re * current;
    im += legendre[l].im * current;
    [previous, current] = [current, ((2 * l + 1) * cosine * current - l * previous) / (l + 1)];
  }
  const reduced = (1 - cosine) ** reductions;
  return (re * re + im * im) / (reduced * reduced) / (4 * k * k) / ((1 + cosine) / 2);
}
