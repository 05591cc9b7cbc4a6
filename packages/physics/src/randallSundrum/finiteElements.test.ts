import { describe, expect, it } from 'vitest';
import { BOUNDARY_CONDITIONS, type BoundaryConditions, gaugeField } from './gaugeField.js';
import { gaugeRoots } from './gaugeSpectrum.js';
import { warpedGeometry } from './warpedGeometry.js';

/**
 * A second method that knows no Bessel function: linear finite elements for the action, stiffness ∫χ′²/t dt and mass matrix
 * ∫χ²/t dt + δ_UV χ(ε)² + δ_IR χ(1)². By Sylvester's law the negative pivots of stiffness − σ mass count the masses squared
 * below σ where the mass matrix is positive.
 */
function negativePivots(
  boundary: BoundaryConditions,
  hierarchy: number,
  uv: number,
  ir: number,
  sigma: number,
): number {
  const elements = 4000;
  // equal steps in ln t
  const at = (i: number) => hierarchy ** (1 - i / elements);
  const first = boundary[0] === '-' ? 1 : 0;
  const last = boundary[1] === '-' ? elements - 1 : elements;
  let count = 0;
  let pivot = 0;
  let coupling = 0;
  for (let i = first; i <= last; i++) {
    let diagonal = 0;
    let next = 0;
    for (const [left, other] of [
      [i - 1, i - 1],
      [i, i + 1],
    ]) {
      if (left < 0 || left >= elements) continue;
      const [a, b] = [at(left), at(left + 1)];
      // ∫dt/t over the element, and of φ² and φ_iφ_{i+1} with 3-point Gauss quadrature
      const stiffness = Math.log(b / a) / (b - a) ** 2;
      diagonal += stiffness - sigma * elementMass(a, b, i === left ? 'left' : 'right', i === left ? 'left' : 'right');
      if (other === i + 1) next = -stiffness - sigma * elementMass(a, b, 'left', 'right');
    }
    if (i === 0) diagonal -= sigma * uv;
    if (i === elements) diagonal -= sigma * ir;
    pivot = diagonal - (i === first ? 0 : (coupling * coupling) / pivot);
    if (pivot < 0) count++;
    coupling = next;
  }
  return count;
}

type Side = 'left' | 'right';

function elementMass(a: number, b: number, one: Side, two: Side): number {
  const shape = (side: Side, t: number) => (side === 'left' ? (b - t) / (b - a) : (t - a) / (b - a));
  const half = (b - a) / 2;
  const points = [
    [-Math.sqrt(0.6), 5 / 9],
    [0, 8 / 9],
    [Math.sqrt(0.6), 5 / 9],
  ];
  return points.reduce((sum, [x, weight]) => {
    const t = a + half * (1 + x);
    return sum + (half * weight * shape(one, t) * shape(two, t)) / t;
  }, 0);
}

describe('a finite-element treatment of the action', () => {
  it.each(BOUNDARY_CONDITIONS)(
    'has the masses of gaugeRoots for (%s), each once, with kinetic terms of this sign',
    (boundary) => {
      for (const hierarchy of [0.3, 1e-2]) {
        for (const [uv, ir] of [
          [0, 0],
          [1.5, 0],
          [0, 0.8],
          [4, 2],
        ]) {
          if ((boundary[0] === '-' && uv > 0) || (boundary[1] === '-' && ir > 0)) continue;
          const field = gaugeField(warpedGeometry(1e10, 1e10 * hierarchy), boundary, { kineticUv: uv, kineticIr: ir });
          const massless = boundary === '++' ? 1 : 0;
          gaugeRoots(field, 5).forEach((root, n) => {
            // linear elements of relative size h = ln(1/ε)/4000 have eigenvalues too high by (xh)²/12 < 2e-4
            const margin = 3e-4;
            const below = negativePivots(boundary, hierarchy, uv, ir, root * root * (1 - margin));
            const above = negativePivots(boundary, hierarchy, uv, ir, root * root * (1 + margin));
            expect([below, above]).toEqual([n + massless, n + massless + 1]);
          });
        }
      }
    },
  );

  it('has exactly one tachyon of negative norm for a negative infrared term, where I₀ − bK₀ = |δ| κ (I₁ + bK₁) at κ', () => {
    // mpmath 1.3, with b = I₀(εκ)/K₀(εκ) from the ultraviolet condition, ε = 0.01
    for (const [delta, kappa] of [
      [-0.1, 10.51323],
      [-0.5, 2.5629],
      [-2, 0.8641332],
    ]) {
      // stiffness + κ² mass turns indefinite there: the direction has a negative norm
      const count = (factor: number) => negativePivots('++', 0.01, 0, delta, -((kappa * factor) ** 2));
      expect([0.3, 0.999, 1.001, 10].map(count)).toEqual([0, 0, 1, 1]);
    }
  });

  it('has one for a negative ultraviolet term too', () => {
    const count = (kappa: number) => negativePivots('++', 0.01, -0.5, 0, -(kappa ** 2));
    // near 2 e^(−γ + δ)/ε = 68: K₀(y) = |δ| y K₁(y)
    expect([1, 153.71, 156.82, 1e4].map(count)).toEqual([0, 0, 1, 1]);
  });
});
