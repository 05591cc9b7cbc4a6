import { describe, expect, it } from 'vitest';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { BOUNDARY_CONDITIONS, gaugeField, kineticLength } from './gaugeField.js';
import { gaugeModes, modeProfile } from './gaugeProfiles.js';
import { type WarpedGeometry, warpedGeometry } from './warpedGeometry.js';

const geometryB = warpedGeometry(1.2209e19, 3000);
const fields = [geometryB, warpedGeometry(10, 3)].flatMap((geometry) =>
  BOUNDARY_CONDITIONS.map((boundary) =>
    gaugeField(geometry, boundary, {
      kineticUv: boundary[0] === '+' ? 3 : 0,
      kineticIr: boundary[1] === '+' ? 0.7 : 0,
    }),
  ).concat(gaugeField(geometry)),
);

/** ∫dt/t f by 24-point panels of width ⅛ in ln t: independent of the closed form of the norm. */
function integrate({ logarithm }: WarpedGeometry, f: (t: number) => number): number {
  const { nodes, weights } = gaussLegendre(24);
  const panels = Math.ceil(8 * logarithm);
  const half = logarithm / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < 24; i++) sum += half * weights[i] * f(Math.exp(-logarithm + half * (2 * panel + 1 + nodes[i])));
  }
  return sum;
}

describe('modeProfile', () => {
  it('is orthonormal with the brane terms in the measure, for all boundary conditions, and orthogonal to the flat mode', () => {
    for (const field of fields) {
      const { geometry, kineticUv, kineticIr } = field;
      const { hierarchy } = geometry;
      const modes = gaugeModes(field, 5);
      const inner = (f: (t: number) => number, g: (t: number) => number) =>
        integrate(geometry, (t) => f(t) * g(t)) + kineticUv * f(hierarchy) * g(hierarchy) + kineticIr * f(1) * g(1);
      const profiles = modes.map((mode) => (t: number) => modeProfile(mode, t));
      const all = field.boundary === '++' ? [() => 1, ...profiles] : profiles;
      all.forEach((f, m) => {
        all.forEach((g, n) => {
          // quadrature and rounding of roots
          expect(Math.abs(inner(f, g) / kineticLength(field) - (m === n ? 1 : 0))).toBeLessThan(1e-13);
        });
      });
    }
  });

  it('meets its boundary conditions: χ′(1) = δ_IR x² χ(1), χ′(ε) = −ε δ_UV x² χ(ε), or zero', () => {
    for (const field of fields) {
      const { geometry, boundary, kineticUv, kineticIr } = field;
      for (const mode of gaugeModes(field, 3)) {
        const ends = [
          { t: geometry.hierarchy, neumann: boundary[0] === '+', slope: -geometry.hierarchy * kineticUv },
          { t: 1, neumann: boundary[1] === '+', slope: kineticIr },
        ];
        for (const { t, neumann, slope } of ends) {
          const value = modeProfile(mode, t);
          const largest = Math.abs(mode.amplitude);
          if (!neumann) expect(Math.abs(value) / largest).toBeLessThan(1e-14);
          // differences at t = 1e-16 resolve nothing; the spectrum's test covers that end
          else if (t > 0.1) {
            const h = 1e-4 * t;
            // central difference of relative error h²
            const derivative = (modeProfile(mode, t + h) - modeProfile(mode, t - h)) / (2 * h);
            const scale = largest * mode.root * (1 + mode.root) * (1 + slope);
            expect(Math.abs(derivative - slope * mode.root ** 2 * value) / scale).toBeLessThan(1e-5);
          }
        }
      }
    }
  });

  it('has the tabulated values at the infrared brane for k = 1.2209e19 GeV, Λ_IR = 3 TeV', () => {
    const [first, second] = gaugeModes(gaugeField(geometryB), 2);
    expect(geometryB.logarithm).toBeCloseTo(35.9423374909, 10);
    expect(first.root).toBeCloseTo(2.4486871, 7);
    expect(modeProfile(first, 1)).toBeCloseTo(8.4806411213, 10);
    expect(modeProfile(second, 1)).toBeCloseTo(-8.4794917308, 10);
  });

  it('couples to the infrared brane as √(2L) times a flat mode (hep-ph/0308036, equation D.4)', () => {
    const [first] = gaugeModes(gaugeField(geometryB), 1);
    // its corrections are of order 1/L²
    expect(modeProfile(first, 1) / Math.sqrt(2 * geometryB.logarithm)).toBeCloseTo(1, 3);
  });
});
