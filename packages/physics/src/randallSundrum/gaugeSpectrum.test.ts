import { describe, expect, it } from 'vitest';
import { besselValues } from '../numerics/bessel.js';
import { BOUNDARY_CONDITIONS, gaugeField } from './gaugeField.js';
import { gaugeModes, modeProfile } from './gaugeProfiles.js';
import { boundaryPhase, gaugeRoots } from './gaugeSpectrum.js';
import { warpedGeometry } from './warpedGeometry.js';

/** ε = 1e-15, Λ_IR = 3 TeV. */
const geometryA = warpedGeometry(3e18, 3000);
/** Kinetic terms on the branes where they act, from none to dominant. */
const kineticTerms = [0, 0.3, 5, 200];
const fields = BOUNDARY_CONDITIONS.flatMap((boundary) =>
  [geometryA, warpedGeometry(10, 3)].flatMap((geometry) =>
    kineticTerms.flatMap((uv) =>
      kineticTerms
        .filter((ir) => (boundary[0] === '+' || uv === 0) && (boundary[1] === '+' || ir === 0))
        .map((ir) => gaugeField(geometry, boundary, { kineticUv: uv, kineticIr: ir })),
    ),
  ),
);

describe('gaugeRoots', () => {
  it('has the (++) roots at ε = 1e-15 of 16-digit tables, and m₁ at 3 TeV', () => {
    const expected = [
      2.450509663813736, 5.567547286728064, 8.70195714458206, 11.840260538783498, 14.980018189299924,
      18.120466878759633,
    ];
    const roots = gaugeRoots(gaugeField(geometryA), 6);
    // two units in the last place
    expected.forEach((root, n) => {
      expect(Math.abs(roots[n] / root - 1)).toBeLessThan(4e-16);
    });
    expect(roots[0] * 3000).toBeCloseTo(7351.528991441208, 10);
  });

  it('has the published roots of hep-ph/0308036, equation D.1, at ε = 1e-16', () => {
    const roots = gaugeRoots(gaugeField(warpedGeometry(1e19, 1e3)), 4);
    for (const [n, root] of [2.4476, 5.5644, 8.6988, 11.837].entries()) expect(roots[n]).toBeCloseTo(root, 4);
  });

  it('tends to the zeros of J₀ for (−+) and of J₁ for (−−) and (+−), whose light mode has x² = 2/L (A&S table 9.5)', () => {
    // corrections of order ε² for a Dirichlet ultraviolet brane
    const j0Zeros = [2.404825557695773, 5.520078110286311, 8.653727912911013];
    const j1Zeros = [3.8317059702075125, 7.015586669815619, 10.173468135062722];
    const minusPlus = gaugeRoots(gaugeField(geometryA, '-+'), 3);
    const minusMinus = gaugeRoots(gaugeField(geometryA, '--'), 3);
    for (let n = 0; n < 3; n++) {
      expect(minusPlus[n]).toBeCloseTo(j0Zeros[n], 14);
      expect(minusMinus[n]).toBeCloseTo(j1Zeros[n], 14);
    }
    const light = gaugeRoots(gaugeField(warpedGeometry(1e30, 1), '+-'), 1)[0];
    // Σ 1/x_n² = ½L − ¼, of which the heavy modes, zeros of J₁, have ⅛: the next term is relatively ¾/L = 0.011
    expect((light * light * Math.log(1e30)) / 2).toBeCloseTo(1 + 0.75 / Math.log(1e30), 3);
  });

  it('solves the boundary equation in its textbook form', () => {
    for (const { field, root } of fields.flatMap((field) => gaugeModes(field, 5))) {
      const { geometry, boundary, kineticUv, kineticIr } = field;
      const y = geometry.hierarchy * root;
      const [ir, uv] = [besselValues(root), besselValues(y)];
      const [ji, yi] =
        boundary[1] === '-' ? [ir.j1, ir.y1] : [ir.j0 - kineticIr * root * ir.j1, ir.y0 - kineticIr * root * ir.y1];
      const [ju, yu] =
        boundary[0] === '-' ? [uv.j1, uv.y1] : [uv.j0 + kineticUv * y * uv.j1, uv.y0 + kineticUv * y * uv.y1];
      // rounding of the root, 1e-16, times the number of radians
      expect(Math.abs(ji * yu - ju * yi) / (Math.hypot(ji, yi) * Math.hypot(ju, yu))).toBeLessThan(2e-15 * (1 + root));
    }
  });

  it('misses none: the n-th mode has n nodes inside (n − 1 for (−+) and (−−), from 0 for (+−)), for every kinetic term', () => {
    for (const field of fields) {
      const first = field.boundary === '++' ? 1 : 0;
      gaugeModes(field, 6).forEach((mode, i) => {
        expect(nodesInside(mode)).toBe(first + i);
      });
    }
  });

  it('crosses each multiple of π upwards and once, on a fine grid', () => {
    for (const field of fields) {
      const roots = gaugeRoots(field, 6);
      let previous = boundaryPhase(field, 0.01);
      let crossings = previous > Math.PI || (previous > 0 && field.boundary === '+-') ? 1 : 0;
      for (let x = 0.015; x < roots[5] + 1e-9; x += 0.005) {
        const phase = boundaryPhase(field, Math.min(x, roots[5] + 1e-9));
        const [before, after] = [previous, phase].map((value) => Math.floor(value / Math.PI));
        if (after > before) crossings++;
        if (field.boundary !== '+-' || x > roots[0]) expect(after).toBeGreaterThanOrEqual(before);
        previous = phase;
      }
      expect(crossings).toBeGreaterThanOrEqual(5);
      expect(crossings).toBeLessThanOrEqual(6);
    }
  });

  it('lowers every mass as an infrared kinetic term grows, down to two almost flat modes with x² = 2/δ + 2/L', () => {
    let last = gaugeRoots(gaugeField(geometryA), 4);
    for (const kineticIr of [0.01, 0.1, 1, 10, 100]) {
      const roots = gaugeRoots(gaugeField(geometryA, '++', { kineticIr }), 4);
      for (let n = 0; n < 4; n++) expect(roots[n]).toBeLessThan(last[n]);
      last = roots;
    }
    const geometry = warpedGeometry(1e30, 1);
    const heavy = gaugeRoots(gaugeField(geometry, '++', { kineticIr: 1000 }), 1)[0];
    // up to relative corrections of order 1/L = 0.014
    expect(Math.abs(heavy ** 2 / (2 / 1000 + 2 / geometry.logarithm) - 1)).toBeLessThan(1 / geometry.logarithm);
  });

  it('refuses ghosts, terms on a brane where the field vanishes, and unusable counts', () => {
    expect(() => gaugeField(geometryA, '++', { kineticIr: -0.1 })).toThrow(/kineticIr = -0.1: .*ghost/);
    expect(() => gaugeField(geometryA, '-+', { kineticUv: 1 })).toThrow(/vanishes on that brane/);
    expect(() => gaugeRoots(gaugeField(geometryA), 0)).toThrow(/modes = 0/);
    expect(() => warpedGeometry(1000, 900)).toThrow(/irScale = 900: leaves no hierarchy.*500 GeV/);
  });
});

/**
 * Sign changes of a profile strictly inside, on a grid fine enough for the sixth mode. The ends count where the field is not
 * zero: a strong kinetic term holds a node close to its brane.
 */
function nodesInside(mode: ReturnType<typeof gaugeModes>[number]): number {
  const { geometry, boundary } = mode.field;
  const { hierarchy, logarithm } = geometry;
  const ends = [hierarchy, 1].filter((_, i) => boundary[i] === '+');
  const logarithmic = Array.from({ length: 500 }, (_, i) => hierarchy * Math.exp((logarithm * (i + 0.5)) / 500));
  const linear = Array.from({ length: 500 }, (_, i) => hierarchy + ((1 - hierarchy) * (i + 0.5)) / 500);
  const signs = [...ends, ...logarithmic, ...linear].sort((p, q) => p - q).map((t) => Math.sign(modeProfile(mode, t)));
  return signs.filter((sign, i) => i > 0 && sign === -signs[i - 1]).length;
}
