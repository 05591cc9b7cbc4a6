import { describe, expect, it } from 'vitest';
import { BOUNDARY_CONDITIONS, type GaugeField, gaugeField, kineticLength } from './gaugeField.js';
import { gaugeModes, modeProfile } from './gaugeProfiles.js';
import { gaugeRoots } from './gaugeSpectrum.js';
import { modeOverlap } from './overlaps.js';
import { type CurrentProfile, IR_BRANE, towerCoupling, towerSum } from './towerSums.js';
import { warpedGeometry } from './warpedGeometry.js';

const geometryB = warpedGeometry(1.2209e19, 3000);
const plain = gaugeField(geometryB);
const x1 = gaugeRoots(plain, 1)[0];
const fields: readonly GaugeField[] = [geometryB, warpedGeometry(10, 3)].flatMap((geometry) =>
  BOUNDARY_CONDITIONS.flatMap((boundary) =>
    [0, 1].map((strength) =>
      gaugeField(geometry, boundary, {
        kineticUv: boundary[0] === '+' ? 2 * strength : 0,
        kineticIr: boundary[1] === '+' ? 0.6 * strength : 0,
      }),
    ),
  ),
);
const currents: readonly CurrentProfile[] = [{ c: 0.58 }, { c: 0.5 }, { c: 0.2 }, { c: -0.4 }, IR_BRANE, { at: 0.55 }];

const couplings = (field: GaugeField, count: number, current: CurrentProfile) =>
  gaugeModes(field, count).map((mode) =>
    'at' in current ? modeProfile(mode, current.at) : modeOverlap(mode, current.c),
  );

describe('the tabulated values for k = 1.2209e19 GeV, Λ_IR = 3 TeV', () => {
  it('a(c), from the closed form', () => {
    const table = [
      [0, 33.6286891568],
      [0.2, 22.7975171127],
      [0.58, -1.4282838853],
      [0.65, -1.4569282669],
      [1, -1.4573110072],
    ];
    for (const [c, a] of table) expect(towerCoupling(plain, x1, c)).toBeCloseTo(a, 10);
    expect(Math.abs(towerCoupling(plain, x1, 0.5))).toBeLessThan(1e-14);
    expect(towerCoupling(plain, x1, 3)).toBeCloseTo((-(x1 ** 2) / 4) * (1 - 1 / geometryB.logarithm), 12);
  });

  it('overlaps of the first two modes', () => {
    const [first, second] = gaugeModes(plain, 2);
    expect(modeOverlap(first, 0.2)).toBeCloseTo(2.819098851, 9);
    expect(modeOverlap(second, 0.2)).toBeCloseTo(0.8810650145, 10);
  });

  it('overlaps of modes 1 to 30 by 25-digit quadrature (mpmath 1.3)', () => {
    const modes = gaugeModes(plain, 30);
    const table = [
      [-0.5, 1, 5.7850900653226445],
      [0.4, 1, 1.036361629661642],
      [1, 1, -0.19130824832125895],
      [0.58, 10, -0.0569267940946982],
      [-0.5, 10, -0.03577533338920384],
      [0.45, 30, 0.050670411054688606],
    ];
    // rounding of J₁ up to χ = 8.5, the largest value of the profiles
    for (const [c, n, overlap] of table) expect(Math.abs(modeOverlap(modes[n - 1], c) - overlap)).toBeLessThan(1e-14);
  });

  it('overlaps published in hep-ph/0701166 and its repository: 5.668 at c = −½ to −0.195 at c = 0.7 for ε = 1e-15', () => {
    const [mode] = gaugeModes(gaugeField(warpedGeometry(3e18, 3000)), 1);
    const table = [
      [-0.5, 5.668],
      [0, 3.947],
      [0.4, 1.009],
      [0.5, 0],
      [0.55, -0.172],
      [0.58, -0.191],
      [0.6, -0.194],
      [0.65, -0.195],
      [0.75, -0.195],
    ];
    for (const [c, overlap] of table) expect(Math.abs(modeOverlap(mode, c) - overlap)).toBeLessThan(6e-4);
  });

  it('two light fermions at c = 0.58: 0.006669121364, by 40-digit nested integration (mpmath 1.3)', () => {
    expect(towerSum(plain, { c: 0.58 }, { c: 0.58 })).toBeCloseTo(0.006669121364069846, 15);
  });

  it('the value 0.006669113621 quoted for the same is the sum of the first 512 modes; with its tail the sum is the closed form', () => {
    const terms = gaugeModes(plain, 600).map((mode) => (modeOverlap(mode, 0.58) / mode.root) ** 2);
    const partial = (count: number) => terms.slice(0, count).reduce((sum, term) => sum + term, 0);
    // to a fortieth of the next term, 2.9e-11
    expect(Math.abs(partial(512) - 0.006669113621)).toBeLessThan(1e-12);
    // Aitken's extrapolation of a tail that is a power of n
    const [first, second, third] = [150, 300, 600].map(partial);
    const extrapolated = third - (third - second) ** 2 / (third - 2 * second + first);
    expect(Math.abs(extrapolated - towerSum(plain, { c: 0.58 }, { c: 0.58 }))).toBeLessThan(1e-10);
  });

  it('a(c) is the mode sum, its alternating tail averaged', () => {
    const modes = gaugeModes(plain, 300);
    for (const c of [0, 0.2, 0.58]) {
      let sum = 0;
      const partial = modes.map((mode) => {
        sum += (modeProfile(mode, 1) * modeOverlap(mode, c)) / mode.root ** 2;
        return sum;
      });
      const averaged = (partial[297] + 2 * partial[298] + partial[299]) / 4;
      // the averaged tail falls as n^−3
      expect(Math.abs(averaged - towerSum(plain, { c }, IR_BRANE))).toBeLessThan(2e-8);
    }
  });

  it('limits: 1/(4L) far in the ultraviolet, 0 where one is flat, ½(L − 1 + 1/2L) on the brane', () => {
    const { logarithm } = geometryB;
    expect(towerSum(plain, { c: 3 }, { c: 2 })).toBeCloseTo(1 / (4 * logarithm), 15);
    for (const c of [-1, 0.2, 0.58, 2]) expect(Math.abs(towerSum(plain, { c: 0.5 }, { c }))).toBeLessThan(1e-14);
    expect(towerSum(plain, IR_BRANE, IR_BRANE)).toBeCloseTo(0.5 * (logarithm - 1 + 1 / (2 * logarithm)), 13);
  });
});

describe('towerSum', () => {
  it('is the limit of mode sums for all boundary conditions, with and without kinetic terms', () => {
    const counts = [40, 80];
    for (const field of fields) {
      const roots = gaugeRoots(field, counts[1]);
      const table = currents.map((current) => couplings(field, counts[1], current));
      for (let i = 0; i < currents.length; i++) {
        for (let j = i; j < currents.length; j++) {
          const partial = counts.map((count) => {
            let sum = 0;
            for (let n = 0; n < count; n++) sum += (table[i][n] * table[j][n]) / roots[n] ** 2;
            return sum;
          });
          const closed = towerSum(field, currents[i], currents[j]);
          // Terms fall at least as n^−2 times bounded couplings: |χ| ≤ √(2L′/(t …)), so the tail after N is below 2L′/(π² N).
          const tail = (2.2 * kineticLength(field)) / (Math.PI ** 2 * counts[1]);
          expect(Math.abs(closed - partial[1])).toBeLessThan(tail);
          // and two brane currents, whose terms tend to 2L′/(πn)², are extrapolated
          if (currents[i] !== IR_BRANE || currents[j] !== IR_BRANE || field.kineticIr > 0) continue;
          if (field.boundary[1] === '-') expect(Math.abs(closed)).toBeLessThan(1e-12);
          else {
            const extrapolated = 2 * partial[1] - partial[0];
            expect(Math.abs(extrapolated - closed)).toBeLessThan(tail / counts[1]);
          }
        }
      }
    }
  });

  it('has the traces Σ 1/x_n² that follow from it: ½(L − ½) for (+−), ¼ for (−+), ⅛ for (−−), up to ε²', () => {
    const { logarithm } = geometryB;
    const expected = { '+-': 0.5 * (logarithm - 0.5), '-+': 0.25, '--': 0.125 };
    for (const boundary of ['+-', '-+', '--'] as const) {
      const count = 1000;
      let sum = 0;
      for (const root of gaugeRoots(gaugeField(geometryB, boundary), count)) sum += 1 / root ** 2;
      // x_n → π(n + const): the tail is 1/(π² N) up to 1/N²
      const last = gaugeRoots(gaugeField(geometryB, boundary), count)[count - 1];
      expect(sum + 1 / (Math.PI * (last + Math.PI / 2))).toBeCloseTo(expected[boundary], 8);
    }
  });

  it('has no part along the massless mode: its average with the measure 1/t + δ_UV + δ_IR vanishes', () => {
    for (const field of fields.filter(({ boundary }) => boundary === '++')) {
      const { geometry, kineticUv, kineticIr } = field;
      for (const current of currents) {
        // c = ½ is the measure 1/(tL)
        const bulk = geometry.logarithm * towerSum(field, { c: 0.5 }, current);
        const branes =
          kineticUv * towerSum(field, { at: geometry.hierarchy }, current) +
          kineticIr * towerSum(field, IR_BRANE, current);
        expect(Math.abs(bulk + branes)).toBeLessThan(1e-13 * kineticLength(field) ** 2);
      }
    }
  });

  it('stays finite and above what the first mode contributes, at any hierarchy, bulk mass and kinetic term', () => {
    const scales = [
      [1e30, 1],
      [2, 1],
      [1e30, 1e20],
    ];
    for (const [curvature, irScale] of scales) {
      for (const boundary of BOUNDARY_CONDITIONS) {
        for (const strength of [0, 1e-3, 1e4]) {
          const kineticUv = boundary[0] === '+' ? strength : 0;
          const kineticIr = boundary[1] === '+' ? strength : 0;
          const field = gaugeField(warpedGeometry(curvature, irScale), boundary, { kineticUv, kineticIr });
          const [mode] = gaugeModes(field, 1);
          for (const c of [-100, -3, 0, 0.4999999, 0.5, 0.5000001, 1, 1.4999999, 1.5, 2.5, 20, 100]) {
            const sum = towerSum(field, { c }, { c });
            // rounding of numbers as large as L′
            const rounding = 1e-15 * kineticLength(field) ** 2;
            expect(sum - (modeOverlap(mode, c) / mode.root) ** 2).toBeGreaterThan(-1e-9 * sum - rounding);
          }
        }
      }
    }
  });

  it('is positive as a quadratic form in the currents', () => {
    for (const field of fields) {
      for (const first of currents) {
        for (const second of currents) {
          const diagonal = towerSum(field, first, first) * towerSum(field, second, second);
          expect(diagonal).toBeGreaterThanOrEqual(towerSum(field, first, second) ** 2 - 1e-12);
        }
      }
    }
  });

  it('decreases on the infrared brane with a kinetic term there: the sign of the term', () => {
    let last = towerSum(plain, IR_BRANE, IR_BRANE);
    for (const kineticIr of [0.5, 2, 8, 32]) {
      const field = gaugeField(geometryB, '++', { kineticIr });
      // in units of the flat mode's coupling
      const value = towerSum(field, IR_BRANE, IR_BRANE);
      expect(value).toBeLessThan(last);
      last = value;
    }
  });
});
