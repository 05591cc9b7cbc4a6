import { describe, expect, it } from 'vitest';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { dileptonAngularAverages } from './dileptonAngularAverages.js';

/** Averages by Gauss–Legendre in cos θ and the 5-point azimuth rule, for poles that are not sharp. */
function numericalAverages(x: number, Q2: number, K2: number, T: number, m2: number, other2: number): number[] {
  const kappa = 0.5 * (K2 + T - Q2);
  const e = 0.5 * (K2 + m2 - other2);
  const mass = Math.sqrt(K2);
  const p = Math.sqrt((e * e) / K2 - m2);
  const q0 = kappa / mass;
  const q = Math.sqrt(q0 * q0 + Q2);
  const k = (x - T) / (2 * mass);
  const kAlong = (k * q0 - x / 2) / q;
  const kAcross = Math.sqrt(k * k - kAlong * kAlong);
  const { nodes, weights } = gaussLegendre(200);
  const sums = new Array<number>(10).fill(0);
  nodes.forEach((c, i) => {
    const d = Q2 + 2 * ((e / mass) * q0 - p * q * c);
    for (let n = 0; n < 5; n++) {
      const across = Math.sqrt(1 - c * c) * kAcross * Math.cos((2 * Math.PI * n) / 5);
      const u = (e / mass) * k - p * (kAlong * c + across);
      for (let power = 0; power < 5; power++) {
        sums[power] += (0.1 * weights[i] * u ** power) / (d * d);
        sums[5 + power] += (0.1 * weights[i] * u ** power) / d;
      }
    }
  });
  return sums;
}

const lambda = (K2: number, m2: number, o2: number) =>
  (K2 - (Math.sqrt(m2) + Math.sqrt(o2)) ** 2) * (K2 - (Math.sqrt(m2) - Math.sqrt(o2)) ** 2);

describe('dileptonAngularAverages', () => {
  it.each([
    ['a general point', 2, 0.05, 0.3, 0.4, 0.011, 0.011],
    ['unequal masses', 2, 0.05, 0.3, 0.4, 0.011, 0.08],
    ['just above threshold, where the series is used', 2, 0.05, 0.0441, 0.4, 0.011, 0.011],
    ['Q² ≈ K² + T, where q⃗ is small', 20, 1.3, 0.3, 1, 0.011, 0.011],
  ])('equals quadrature at %s', (_, x, Q2, K2, T, m2, other2) => {
    const out = new Float64Array(10);
    dileptonAngularAverages(out, x, Q2, K2, T, m2, other2, lambda(K2, m2, other2));
    const expected = numericalAverages(x, Q2, K2, T, m2, other2);
    // averages of positive numbers; the recursions lose up to b⁻⁴ of 1e-16
    expected.forEach((value, i) => {
      expect(Math.abs(out[i] / value - 1)).toBeLessThan(1e-11);
    });
  });

  it('joins series and recursion smoothly at b = 0.15', () => {
    // K² just below and above the switch: values differ by the step only
    const at = (K2: number) => {
      const out = new Float64Array(10);
      dileptonAngularAverages(out, 2, 0.05, K2, 0.4, 0.011, 0.011, lambda(K2, 0.011, 0.011));
      return out;
    };
    const values = Array.from({ length: 41 }, (_, i) => at(0.0441 + 4e-5 * i));
    for (let n = 0; n < 10; n++) {
      for (let i = 1; i < 40; i++) {
        const second = values[i + 1][n] - 2 * values[i][n] + values[i - 1][n];
        // a jump of one part in 1e9 would show against the second difference of a smooth function, 1e-6 of it
        expect(Math.abs(second)).toBeLessThan(2e-5 * values[i][n]);
      }
    }
  });
});
