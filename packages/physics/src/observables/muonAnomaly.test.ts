import { describe, expect, it } from 'vitest';
import { MUON_MASS_GEV } from '../constants.js';
import {
  flavourChangingMomentShift,
  magneticMomentBand,
  magneticMomentShift,
  scalarMagneticMomentShift,
} from './muonAnomaly.js';

const m = MUON_MASS_GEV;
const vector = (mass: number) => magneticMomentShift({ vector: 1, axial: 0 }, mass, m);
const axial = (mass: number) => magneticMomentShift({ vector: 0, axial: 1 }, mass, m);

// mpmath 1.3, 30 digits, quad over the Feynman parameter with breakpoints at √r, ½ and 1 − 1/r, r = M²/m²
const MPMATH = [
  [0.001, 0.012308644412344, -282.95385472731],
  [0.01, 0.0099123056606491, -2.8965286730859],
  [0.1, 0.002803557611934, -0.036826795469405],
  [0.5, 0.00029936127878029, -0.0017885577335259],
  [1, 8.6002794061049e-5, -0.00046163593910364],
  [10, 9.403820341056e-7, -4.7106197351014e-6],
  [1000, 9.425982535624e-11, -4.7129933011192e-10],
] as const;

describe('magneticMomentShift', () => {
  it('agrees with the integral done in 30 digits', () => {
    for (const [mass, expectedVector, expectedAxial] of MPMATH) {
      expect(vector(mass) / expectedVector).toBeCloseTo(1, 11);
      expect(axial(mass) / expectedAxial).toBeCloseTo(1, 11);
    }
  });

  it('agrees with the closed form of the vector integral', () => {
    // 2x²(1−x)/D with D = x² − rx + r by polynomial division, 0 < r < 4
    for (const r of [0.01, 0.3, 1, 2, 3.9]) {
      const root = Math.sqrt(4 * r - r * r);
      const arctangents = (2 / root) * (Math.atan((2 - r) / root) + Math.atan(r / root));
      const [a, b] = [r * (2 - r), -r * (1 - r)];
      const integral = 2 * (0.5 - r - (a / 2) * Math.log(r) + (b + (a * r) / 2) * arctangents);
      expect(vector(m * Math.sqrt(r)) / (integral / (8 * Math.PI ** 2))).toBeCloseTo(1, 11);
    }
  });

  it('has the limits 1/8π² (Schwinger) and (V² − 5A²)m²/12π²M²', () => {
    expect(vector(1e-6 * m) * 8 * Math.PI ** 2).toBeCloseTo(1, 5);
    const heavy = (m / 1e4) ** 2 / (12 * Math.PI ** 2);
    // corrections of relative order r⁻¹ ln r
    expect(vector(1e4) / heavy).toBeCloseTo(1, 7);
    expect(axial(1e4) / heavy).toBeCloseTo(-5, 7);
    expect((axial(1e-6 * m) * 4 * Math.PI ** 2) / 1e12).toBeCloseTo(-1, 5);
  });

  it('is a sum of squares of the couplings, and refuses masses it cannot do', () => {
    const both = magneticMomentShift({ vector: 0.3, axial: -0.2 }, 0.5, m);
    expect(both).toBeCloseTo(0.09 * vector(0.5) + 0.04 * axial(0.5), 15);
    expect(() => vector(1e-9)).toThrow(/mass/);
    expect(() => magneticMomentShift({ vector: Number.NaN, axial: 0 }, 1, m)).toThrow(/vector coupling/);
  });
});

describe('scalarMagneticMomentShift', () => {
  const scalar = (mass: number) => scalarMagneticMomentShift({ scalar: 1, pseudoscalar: 0 }, mass, m);
  const pseudoscalar = (mass: number) => scalarMagneticMomentShift({ scalar: 0, pseudoscalar: 1 }, mass, m);
  const loop = 8 * Math.PI ** 2;

  it('agrees with the closed form of its integrals', () => {
    // division by D = x² − rx + r, 0 < r < 4: −x³ + 2x² = (2 − r − x)D + r(3 − r)x − r(2 − r), −x³ = −(x + r)D + r(1 − r)x + r²
    for (const r of [0.01, 0.3, 1, 2, 3.9]) {
      const root = Math.sqrt(4 * r - r * r);
      const arctangents = (2 / root) * (Math.atan((2 - r) / root) + Math.atan(r / root));
      const rest = (a: number, b: number) => -(a / 2) * Math.log(r) + (b + (a * r) / 2) * arctangents;
      const mass = m * Math.sqrt(r);
      expect(scalar(mass) * loop).toBeCloseTo(1.5 - r + rest(r * (3 - r), -r * (2 - r)), 11);
      expect(pseudoscalar(mass) * loop).toBeCloseTo(-0.5 - r + rest(r * (1 - r), r * r), 11);
    }
  });

  it('has the limits (3S² − P²)/16π² and, with logarithms less 7/6 and 11/6, those of a heavy scalar', () => {
    // corrections of order M/m and of order r⁻¹ ln r
    expect(scalar(1e-6 * m) * loop).toBeCloseTo(1.5, 5);
    expect(pseudoscalar(1e-6 * m) * loop).toBeCloseTo(-0.5, 5);
    const r = (1e4 / m) ** 2;
    expect((scalar(1e4) * loop * r) / (Math.log(r) - 7 / 6)).toBeCloseTo(1, 8);
    expect((pseudoscalar(1e4) * loop * r) / (Math.log(r) - 11 / 6)).toBeCloseTo(-1, 8);
  });

  it('goes over into the limits at a million lepton masses without a step', () => {
    const [below, above] = [1e6 * m * (1 - 1e-9), 1e6 * m * (1 + 1e-9)];
    for (const shift of [scalar, pseudoscalar, vector, axial]) {
      // the masses differ by 2·10⁻⁹, their squares by 4·10⁻⁹
      expect((shift(above) / shift(below)) * (1 + 4e-9)).toBeCloseTo(1, 9);
    }
  });

  it('is a sum of squares of the couplings, and refuses masses it cannot do', () => {
    const both = scalarMagneticMomentShift({ scalar: 0.3, pseudoscalar: -0.2 }, 0.5, m);
    expect(both).toBeCloseTo(0.09 * scalar(0.5) + 0.04 * pseudoscalar(0.5), 15);
    expect(() => scalar(1e-9)).toThrow(/mass/);
    expect(() => scalarMagneticMomentShift({ scalar: 0, pseudoscalar: Number.NaN }, 1, m)).toThrow(/pseudoscalar/);
  });
});

describe('magneticMomentBand', () => {
  const unit = { vector: 1, axial: 0 };

  it('gives the couplings of the literature for Δa = 2.5·10⁻⁹: 4.44·10⁻⁴ for a light boson, M × 5.15·10⁻³/GeV for a heavy one', () => {
    const band = (mass: number) => magneticMomentBand({ value: 2.5e-9, error: 1e-12 }, 1, unit, mass, m);
    expect(band(1e-6)?.upper).toBeCloseTo(4.44e-4, 6);
    expect((band(1000)?.upper as number) / 1000).toBeCloseTo(5.15e-3, 5);
  });

  it('starts at 0 where the measurement needs no addition, and is empty where it forbids any', () => {
    expect(magneticMomentBand({ value: 4e-10, error: 6e-10 }, 2, unit, 1, m)?.lower).toBe(0);
    expect(magneticMomentBand({ value: -2e-9, error: 6e-10 }, 2, unit, 1, m)).toBeNull();
    expect(() => magneticMomentBand({ value: 1e-9, error: 1e-10 }, 2, { vector: 0, axial: 1 }, 1, m)).toThrow(/shift/);
  });
});

describe('flavourChangingMomentShift', () => {
  it('is the diagonal shift where both leptons have one mass', () => {
    for (const mass of [0.01, 0.1, 3, 200]) {
      expect(flavourChangingMomentShift(1, mass, m, m) / vector(mass)).toBeCloseTo(1, 10);
    }
  });

  it('is enhanced by the mass of the inner lepton as in closed form, with G(F²/M²), for a light outer one', () => {
    const G = (t: number) => (4 - 3 * t - t ** 3 + 6 * t * Math.log(t)) / (1 - t) ** 3;
    const [outer, inner] = [1e-5, 1.77686];
    for (const mass of [0.2, 1, 5, 80]) {
      const closed = ((outer * inner) / (16 * Math.PI ** 2 * mass ** 2)) * G((inner / mass) ** 2);
      // what is left out is of relative order m/F
      expect(Math.abs(flavourChangingMomentShift(1, mass, outer, inner) / closed - 1)).toBeLessThan(3e-5);
    }
  });

  it('is g²mF/4π²M² (1 − 2m/3F) for a heavy boson, to F²/M² ln', () => {
    const [inner, mass] = [1.77686, 1e5];
    const heavy = ((m * inner) / (4 * Math.PI ** 2 * mass ** 2)) * (1 - (2 * m) / (3 * inner));
    expect(flavourChangingMomentShift(1, mass, m, inner) / heavy).toBeCloseTo(1, 7);
  });

  it('agrees with a sum over many points of the same integral in M²(1−x) + …, and refuses a boson into which the lepton decays', () => {
    const [inner, mass, n] = [0.000511, 0.5, 200_000];
    const epsilon = inner / m;
    const l2 = (m / mass) ** 2;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      // x = 1 − y²: the layer at x = 1 is of width ε²λ²
      const y = (i + 0.5) / n;
      const x = 1 - y * y;
      const p = 2 * x * (1 - x) * (x - 2 + 2 * epsilon) + l2 * (1 - epsilon) ** 2 * x * x * (1 - x + epsilon);
      sum += ((p / ((1 - x) * (1 - l2 * x) + epsilon ** 2 * l2 * x)) * 2 * y) / n;
    }
    expect(flavourChangingMomentShift(1, mass, m, inner) / ((l2 / (8 * Math.PI ** 2)) * sum)).toBeCloseTo(1, 6);
    expect(() => flavourChangingMomentShift(1, 0.05, m, inner)).toThrow(/mass/);
  });
});
