import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixElementParts } from '../../test/generated/matrixElement.js';
import {
  pointMomenta,
  pointScalars,
  polarisation,
  type TridentPoint,
  tridentPoints,
} from '../../test/tridentPoints.js';
import { addScaled, fourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import { spinorAmplitudeSquared, type TridentMomenta } from './spinorAmplitude.js';
import { complexFourVector } from './spinors.js';

const out = new Float64Array(6);

/** The generated matrix elements at a point: [VV, AA, VA] for the metric and the vector contraction. */
function generated(momenta: TridentMomenta, w: Float64Array, mMinus: number, mPlus: number) {
  const { k1, pMinus, pPlus, q } = momenta;
  const dot = minkowskiProduct;
  const { x, q2, pairMass2, transfer, u, inverseMinus, inversePlus, inverseSum } = pointScalars(momenta);
  matrixElementParts(
    out,
    x,
    q2,
    pairMass2,
    transfer,
    u,
    inverseMinus,
    inversePlus,
    inverseSum,
    mMinus ** 2,
    mPlus ** 2,
    dot(w, k1),
    dot(w, pMinus),
    dot(w, pPlus),
    dot(w, q),
    dot(w, w),
  );
  const flip = mMinus * mPlus;
  return {
    metric: [out[0] + flip * out[1], out[0] - flip * out[1], out[2]],
    vector: [out[3] + flip * out[4], out[3] - flip * out[4], out[5]],
  };
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

describe('the generated trident matrix element', () => {
  it('equals the explicit spinor amplitude for any photon polarisation w', () => {
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

  it('is gauge invariant: w and w + c·q give the same', () => {
    fc.assert(
      fc.property(tridentPoints, fc.double({ min: -2, max: 2, noNaN: true }), (point, c) => {
        const m = pointMomenta(point);
        const w = polarisation(point);
        const shifted = fourVector();
        addScaled(shifted, w, m.q, c);
        const a = generated(m, w, point.mMinus, point.mPlus).vector;
        const b = generated(m, shifted, point.mMinus, point.mPlus).vector;
        const scale = a[0] + a[1] + generated(m, fourVector(1, 0, 0, 0), point.mMinus, point.mPlus).vector[0];
        for (let i = 0; i < 3; i++) expect(Math.abs(a[i] - b[i])).toBeLessThanOrEqual(1e-9 * scale * (1 + c * c));
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
