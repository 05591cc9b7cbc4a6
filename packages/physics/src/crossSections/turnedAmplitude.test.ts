import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointMomenta, pointScalars, type TridentPoint, tridentPoints } from '../../test/tridentPoints.js';
import type { TurnedStrengths } from '../couplings/couplings.js';
import { addScaled, fourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import type { TridentMomenta } from './spinorAmplitude.js';
import { complexFourVector } from './spinors.js';
import { turnedAmplitudeSquared } from './turnedAmplitude.js';
import { turnedAtPoint } from './turnedAtPoint.js';

const out = new Float64Array(14);

function generated(m: TridentMomenta, mm: number, mp: number) {
  turnedAtPoint(out, { ...pointScalars(m), mm, mp });
  return { metric: Array.from(out.subarray(0, 7)), vector: Array.from(out.subarray(7)) };
}

/** The quadratic form that the seven parts are the coefficients of. */
function form(parts: readonly number[], { scalar: s, pseudoscalar: p, tensor: t, dipole: d }: TurnedStrengths): number {
  const [ss, pp, tt, st, pt, dd, td] = parts;
  return s * s * ss + p * p * pp + t * t * tt + s * t * st + p * t * pt + d * d * dd + t * d * td;
}

function spinor(m: TridentMomenta, point: TridentPoint, w: Float64Array, strengths: TurnedStrengths, anti = false) {
  const current = complexFourVector();
  current.re.set(w);
  return turnedAmplitudeSquared(m, point.mMinus, point.mPlus, strengths, current, anti) / 16;
}

const none: TurnedStrengths = { scalar: 0, pseudoscalar: 0, tensor: 0, dipole: 0 };
const alone: TurnedStrengths[] = (['scalar', 'pseudoscalar', 'tensor', 'dipole'] as const).map((name) => ({
  ...none,
  [name]: 1,
}));

/** Strengths of either sign; a dipole is measured against the mass of the pair to weigh as much as the others. */
const strengths = fc.record({
  scalar: fc.double({ min: -2, max: 2, noNaN: true }),
  pseudoscalar: fc.double({ min: -2, max: 2, noNaN: true }),
  tensor: fc.double({ min: -1, max: 1, noNaN: true }),
  dipole: fc.double({ min: -2, max: 2, noNaN: true }),
});
const scaled = ({ dipole, ...given }: TurnedStrengths, m: TridentMomenta): TurnedStrengths => {
  const size = Math.sqrt(pointScalars(m).K2 + pointScalars(m).T);
  // the product of S or P and D is left out: it vanishes where a dipole exists, for leptons of one flavour, after integration
  const scalars = dipole > 0 ? { scalar: 0, pseudoscalar: 0 } : {};
  return { ...given, ...scalars, dipole: Math.max(0, dipole) / size };
};

/** As for the interaction of the Standard Model: rounding of the terms that cancel, not of the result. */
const tolerance = 1e-10;

const basis = [0, 1, 2, 3].map((i) => Float64Array.from([0, 1, 2, 3], (j) => Number(i === j)));
const sizeOf = (w: Float64Array) => Math.hypot(...w);

/** The size of all operators for all directions of the photon. */
function spinorSum(m: TridentMomenta, point: TridentPoint): number {
  const of = (w: Float64Array) => alone.reduce((sum, one) => sum + 4 * spinor(m, point, w, scaled(one, m)), 0);
  return basis.reduce((sum, w) => sum + of(w), 0);
}

/** k₁ ∥ k₂: every term along the beam vanishes with T, which the momenta give by rounding alone. */
const collinear = ({ k1, k2 }: TridentMomenta) => minkowskiProduct(k1, k2) < 1e-6 * k1[0] * k2[0];

describe('the generated squared amplitude with the helicity of the neutrino turned, at a point', () => {
  it('equals explicit spinors and Dirac matrices for any mixture of operators along the beam, up to a gauge term', () => {
    fc.assert(
      fc.property(tridentPoints, strengths, fc.double({ min: -1, max: 1, noNaN: true }), (point, given, c) => {
        const m = pointMomenta(point);
        fc.pre(!collinear(m));
        const w = fourVector();
        addScaled(w, m.k1, m.q, c);
        const mixture = scaled(given, m);
        const { vector } = generated(m, point.mMinus, point.mPlus);
        const sizes = alone.map((one) => spinor(m, point, w, scaled(one, m)));
        // what is along k₁ cancels from the size of the other directions
        const scale = sizeOf(w) ** 2 * spinorSum(m, point);
        expect(Math.abs(form(vector, mixture) - spinor(m, point, w, mixture))).toBeLessThanOrEqual(tolerance * scale);
        alone.forEach((one, i) => {
          expect(Math.abs(form(vector, scaled(one, m)) - sizes[i])).toBeLessThanOrEqual(tolerance * scale);
        });
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  it('equals them contracted with −g', () => {
    fc.assert(
      fc.property(tridentPoints, strengths, (point, given) => {
        const m = pointMomenta(point);
        const mixture = scaled(given, m);
        const { metric } = generated(m, point.mMinus, point.mPlus);
        const terms = basis.map((w, i) => (i === 0 ? -1 : 1) * spinor(m, point, w, mixture));
        const scale = spinorSum(m, point);
        const total = terms.reduce((sum, term) => sum + term, 0);
        expect(Math.abs(form(metric, mixture) - total)).toBeLessThanOrEqual(tolerance * scale);
      }),
      { seed: 22, numRuns: 200 },
    );
  });

  it('changes the sign of S·C_T and P·C_T for an antineutrino', () => {
    fc.assert(
      fc.property(tridentPoints, strengths, (point, given) => {
        const m = pointMomenta(point);
        const mixture = scaled(given, m);
        const odd = generated(m, point.mMinus, point.mPlus).vector.map((part, i) =>
          [3, 4].includes(i) ? -part : part,
        );
        const scale = sizeOf(m.k1) ** 2 * spinorSum(m, point);
        expect(Math.abs(form(odd, mixture) - spinor(m, point, m.k1, mixture, true))).toBeLessThanOrEqual(
          tolerance * scale,
        );
      }),
      { seed: 24, numRuns: 200 },
    );
  });
});
