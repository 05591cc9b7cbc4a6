import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipElementParts } from '../../test/generated/flipElement.js';
import {
  pointMomenta,
  pointScalars,
  polarisation,
  type TridentPoint,
  tridentPoints,
} from '../../test/tridentPoints.js';
import type { TurnedStrengths } from '../couplings/couplings.js';
import { addScaled, fourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import type { TridentMomenta } from './spinorAmplitude.js';
import { complexFourVector } from './spinors.js';
import { turnedAmplitudeSquared } from './turnedAmplitude.js';

const input = new Float64Array(15);
const out = new Float64Array(14);

function generated(m: TridentMomenta, w: Float64Array, mMinus: number, mPlus: number) {
  const { x, q2, pairMass2, transfer, u, inverseMinus, inversePlus, inverseSum } = pointScalars(m);
  input.set([x, q2, pairMass2, transfer, u, inverseMinus, inversePlus, inverseSum, mMinus, mPlus]);
  input.set(
    [m.k1, m.pMinus, m.pPlus, m.q, w].map((p) => minkowskiProduct(w, p)),
    10,
  );
  flipElementParts(out, input);
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
  const size = Math.sqrt(pointScalars(m).pairMass2 + pointScalars(m).transfer);
  // the product of S or P and D is left out: it vanishes where a dipole exists, for leptons of one flavour, after integration
  const scalars = dipole > 0 ? { scalar: 0, pseudoscalar: 0 } : {};
  return { ...given, ...scalars, dipole: Math.max(0, dipole) / size };
};

/** As for the interaction of the Standard Model: rounding of the terms that cancel, not of the result. */
const tolerance = 1e-10;

describe('the generated matrix element with the helicity of the neutrino turned', () => {
  it('equals explicit spinors and Dirac matrices for any photon polarisation and any mixture of operators', () => {
    fc.assert(
      fc.property(tridentPoints, strengths, (point, given) => {
        const m = pointMomenta(point);
        const w = polarisation(point);
        const mixture = scaled(given, m);
        const { vector } = generated(m, w, point.mMinus, point.mPlus);
        const sizes = alone.map((one) => spinor(m, point, w, scaled(one, m)));
        const scale = sizes.reduce((sum, size) => sum + 4 * size, 0);
        expect(Math.abs(form(vector, mixture) - spinor(m, point, w, mixture))).toBeLessThanOrEqual(tolerance * scale);
        alone.forEach((one, i) => {
          expect(Math.abs(form(vector, scaled(one, m)) - sizes[i])).toBeLessThanOrEqual(tolerance * scale);
        });
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  it('equals them contracted with −g', () => {
    const basis = [0, 1, 2, 3].map((i) => Float64Array.from([0, 1, 2, 3], (j) => Number(i === j)));
    fc.assert(
      fc.property(tridentPoints, strengths, (point, given) => {
        const m = pointMomenta(point);
        const mixture = scaled(given, m);
        const { metric } = generated(m, m.k1, point.mMinus, point.mPlus);
        const terms = basis.map((w, i) => (i === 0 ? -1 : 1) * spinor(m, point, w, mixture));
        const scale = basis.reduce(
          (sum, w) => sum + alone.reduce((all, one) => all + 4 * spinor(m, point, w, scaled(one, m)), 0),
          0,
        );
        const total = terms.reduce((sum, term) => sum + term, 0);
        expect(Math.abs(form(metric, mixture) - total)).toBeLessThanOrEqual(tolerance * scale);
      }),
      { seed: 22, numRuns: 200 },
    );
  });

  it('is gauge invariant: w and w + c·q give the same', () => {
    fc.assert(
      fc.property(tridentPoints, strengths, fc.double({ min: -2, max: 2, noNaN: true }), (point, given, c) => {
        const m = pointMomenta(point);
        const w = polarisation(point);
        const shifted = fourVector();
        addScaled(shifted, w, m.q, c);
        const mixture = scaled(given, m);
        const [a, b] = [w, shifted].map((one) => form(generated(m, one, point.mMinus, point.mPlus).vector, mixture));
        const time = fourVector(1, 0, 0, 0);
        const scale = alone.reduce((sum, one) => sum + 4 * spinor(m, point, time, scaled(one, m)), Math.abs(a));
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * scale * (1 + c * c));
      }),
      { seed: 23, numRuns: 200 },
    );
  });

  it('changes the sign of S·C_T and P·C_T under ℓ⁻ ↔ ℓ⁺, and for an antineutrino', () => {
    fc.assert(
      fc.property(tridentPoints, strengths, (point, given) => {
        const m = pointMomenta(point);
        const w = polarisation(point);
        const mixture = scaled(given, m);
        const { vector } = generated(m, w, point.mMinus, point.mPlus);
        const odd = vector.map((part, i) => ([3, 4].includes(i) ? -part : part));
        const swapped = generated({ ...m, pMinus: m.pPlus, pPlus: m.pMinus }, w, point.mPlus, point.mMinus).vector;
        const scale = alone.reduce((sum, one) => sum + 4 * spinor(m, point, w, scaled(one, m)), 0);
        expect(Math.abs(form(odd, mixture) - form(swapped, mixture))).toBeLessThanOrEqual(1e-9 * scale);
        expect(Math.abs(form(odd, mixture) - spinor(m, point, w, mixture, true))).toBeLessThanOrEqual(1e-9 * scale);
      }),
      { seed: 24, numRuns: 200 },
    );
  });
});
