import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pointMomenta,
  pointScalars,
  polarisation,
  type TridentPoint,
  tridentPoints,
} from '../../test/tridentPoints.js';
import { addScaled, fourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import { beamElementParts } from './generated/beamElement.js';
import { turnedElementParts } from './generated/turnedElement.js';
import { spinorAmplitudeSquared, type TridentMomenta } from './spinorAmplitude.js';
import { complexFourVector } from './spinors.js';

const out = new Float64Array(6);

/** The input of the generated matrix elements at a point, and w shifted along q to where w·k₁ = 0 (gauge invariance). */
function inputAt(m: TridentMomenta, w: Float64Array, mMinus: number, mPlus: number): Float64Array {
  const { x, Q2, K2, T, u, inverseMinus, inversePlus, inverseSum } = pointScalars(m);
  const shifted = fourVector();
  addScaled(shifted, w, m.q, -minkowskiProduct(w, m.k1) / minkowskiProduct(m.q, m.k1));
  const products = [m.pMinus, m.pPlus, m.q, shifted].map((p) => minkowskiProduct(p, shifted));
  const masses = [mMinus ** 2, mPlus ** 2];
  return Float64Array.of(x, Q2, K2, T, u, inverseMinus, inversePlus, inverseSum, ...masses, ...products);
}

const parts = (flip: number, at: number): number[] => [
  out[at] + flip * out[at + 1],
  out[at] - flip * out[at + 1],
  out[at + 2],
];

/** [VV, AA, VA] for the metric, for w = k₁ and for any w. */
function generated(m: TridentMomenta, w: Float64Array, mMinus: number, mPlus: number) {
  const input = inputAt(m, w, mMinus, mPlus);
  beamElementParts(out, input.subarray(0, 10));
  const [metric, beam] = [parts(mMinus * mPlus, 0), parts(mMinus * mPlus, 3)];
  out.subarray(0, 3).fill(7);
  turnedElementParts(out, input);
  // the other three slots are left alone
  expect([...out.subarray(0, 3)]).toEqual([7, 7, 7]);
  return { metric, beam, vector: parts(mMinus * mPlus, 3) };
}

function spinor(
  m: TridentMomenta,
  point: TridentPoint,
  w: Float64Array,
  vector: number,
  axial: number,
  antineutrino = false,
) {
  const current = complexFourVector();
  current.re.set(w);
  return spinorAmplitudeSquared(m, point.mMinus, point.mPlus, { vector, axial }, current, antineutrino) / 16;
}

/** −g contraction: minus the signed sum over the four basis vectors. */
function spinorMetric(m: TridentMomenta, point: TridentPoint, vector: number, axial: number) {
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    const basis = new Float64Array(4);
    basis[i] = 1;
    sum += (i === 0 ? -1 : 1) * spinor(m, point, basis, vector, axial);
  }
  return sum;
}

/**
 * Issue: ≤ 1e-10 relative. The comparison scale is V² + A² parts with unit couplings plus, for a metric contraction, the
 * size of the four terms that cancel in it; generated and spinor results carry rounding of that size, not of the result's.
 */
const tolerance = 1e-10;

/** k₁ ∥ k₂: every term along the beam vanishes with T, which the momenta give by rounding alone. */
const collinear = ({ k1, k2 }: TridentMomenta) => minkowskiProduct(k1, k2) < 1e-6 * k1[0] * k2[0];

describe('the generated trident matrix element', () => {
  it('equals the explicit spinor amplitude for any photon polarisation w, which is gauge invariant', () => {
    fc.assert(
      fc.property(tridentPoints, (point) => {
        const m = pointMomenta(point);
        const w = polarisation(point);
        const { vector } = generated(m, w, point.mMinus, point.mPlus);
        const [vv, aa, va] = vector;
        const scale = spinor(m, point, w, 1, 0) + spinor(m, point, w, 0, 1);
        expect(Math.abs(vv - spinor(m, point, w, 1, 0))).toBeLessThanOrEqual(tolerance * scale);
        expect(Math.abs(aa - spinor(m, point, w, 0, 1))).toBeLessThanOrEqual(tolerance * scale);
        expect(Math.abs(vv + aa + va - spinor(m, point, w, 1, 1))).toBeLessThanOrEqual(tolerance * scale);
        expect(Math.abs(0.16 * vv + 2.25 * aa - 0.6 * va - spinor(m, point, w, 0.4, -1.5))).toBeLessThanOrEqual(
          3 * tolerance * scale,
        );
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('equals the explicit spinor amplitude contracted with −g', () => {
    fc.assert(
      fc.property(tridentPoints, (point) => {
        const m = pointMomenta(point);
        const { metric } = generated(m, m.k1, point.mMinus, point.mPlus);
        const time = fourVector(1, 0, 0, 0);
        const scale = 4 * (spinor(m, point, time, 1, 0) + spinor(m, point, time, 0, 1)) + metric[0] + metric[1];
        expect(Math.abs(metric[0] - spinorMetric(m, point, 1, 0))).toBeLessThanOrEqual(tolerance * scale);
        expect(Math.abs(metric[1] - spinorMetric(m, point, 0, 1))).toBeLessThanOrEqual(tolerance * scale);
        const mixed = metric[0] + metric[1] + metric[2];
        expect(Math.abs(mixed - spinorMetric(m, point, 1, 1))).toBeLessThanOrEqual(tolerance * scale);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('equals the explicit spinor amplitude along the beam, up to a gauge term', () => {
    fc.assert(
      fc.property(tridentPoints, fc.double({ min: -1, max: 1, noNaN: true }), (point, c) => {
        const m = pointMomenta(point);
        fc.pre(!collinear(m));
        const w = fourVector();
        addScaled(w, m.k1, m.q, c);
        const [vv, aa, va] = generated(m, w, point.mMinus, point.mPlus).beam;
        // what is along k₁ cancels from the size of the other directions
        const of = (v: Float64Array) => spinor(m, point, v, 1, 0) + spinor(m, point, v, 0, 1);
        const directions = [0, 1, 2, 3].map((i) => Float64Array.from([0, 1, 2, 3], (j) => Number(i === j)));
        const scale = Math.hypot(...w) ** 2 * directions.reduce((sum, v) => sum + of(v), 0);
        expect(Math.abs(vv - spinor(m, point, w, 1, 0))).toBeLessThanOrEqual(tolerance * scale);
        expect(Math.abs(aa - spinor(m, point, w, 0, 1))).toBeLessThanOrEqual(tolerance * scale);
        expect(Math.abs(vv + aa + va - spinor(m, point, w, 1, 1))).toBeLessThanOrEqual(tolerance * scale);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('is symmetric under ℓ⁻ ↔ ℓ⁺ exchange, with the sign of VA reversed', () => {
    fc.assert(
      fc.property(tridentPoints, (point) => {
        const m = pointMomenta(point);
        const w = polarisation(point);
        const a = generated(m, w, point.mMinus, point.mPlus);
        const swapped = { ...m, pMinus: m.pPlus, pPlus: m.pMinus };
        const b = generated(swapped, w, point.mPlus, point.mMinus);
        for (const kind of ['metric', 'vector'] as const) {
          const scale = Math.abs(a[kind][0]) + Math.abs(a[kind][1]) + Math.abs(a.vector[0]) + Math.abs(a.vector[1]);
          expect(Math.abs(a[kind][0] - b[kind][0])).toBeLessThanOrEqual(1e-9 * scale);
          expect(Math.abs(a[kind][1] - b[kind][1])).toBeLessThanOrEqual(1e-9 * scale);
          expect(Math.abs(a[kind][2] + b[kind][2])).toBeLessThanOrEqual(1e-9 * scale);
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('maps neutrino to antineutrino by VA → −VA (CP)', () => {
    fc.assert(
      fc.property(tridentPoints, (point) => {
        const m = pointMomenta(point);
        const w = polarisation(point);
        const [vv, aa, va] = generated(m, w, point.mMinus, point.mPlus).vector;
        const antineutrino = spinor(m, point, w, 1, 0.7, true);
        expect(Math.abs(vv + 0.49 * aa - 0.7 * va - antineutrino)).toBeLessThanOrEqual(tolerance * (vv + aa) * 2);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
