import fc from 'fast-check';
import type { TridentMomenta } from '../src/crossSections/spinorAmplitude.js';
import { addScaled, fourVector, minkowskiProduct } from '../src/kinematics/fourVector.js';
import { twoBodyDecay } from './twoBodyDecay.js';

const masses = { e: 0.51099895e-3, mu: 0.1056583755, tau: 1.77693 };

/** A random physical point: ν γ* → ν ℓ⁻ ℓ⁺ with invariant mass √s, photon virtuality Q². */
export const tridentPoints = fc.record({
  mMinus: fc.constantFrom(...Object.values(masses)),
  mPlus: fc.constantFrom(...Object.values(masses)),
  excess: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  logQ2: fc.double({ min: -3, max: 0, noNaN: true }),
  pairFraction: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  cosines: fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: -0.95, max: 0.95, noNaN: true }))),
  azimuths: fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: 0.1, max: 6, noNaN: true }))),
  // Components of a polarisation vector of order one: never all tiny, so that relative accuracy is meaningful.
  w: fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0.2, max: 1, noNaN: true }))),
  wSigns: fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom(-1, 1))),
});
export type TridentPoint = typeof tridentPoints extends fc.Arbitrary<infer P> ? P : never;

export function polarisation(point: TridentPoint): Float64Array {
  return Float64Array.from(point.w, (size, i) => size * point.wSigns[i]);
}

export function pointMomenta(point: TridentPoint): TridentMomenta {
  const sqrtS = (point.mMinus + point.mPlus) * (1 + 10 ** point.excess);
  const s = sqrtS * sqrtS;
  const q2 = s * 10 ** point.logQ2;
  const total = fourVector(sqrtS, 0, 0, 0);
  // k1 massless, q² = −Q²: |k| = (s + Q²)/(2√s)
  const energy = (s + q2) / (2 * sqrtS);
  const direction = [Math.sqrt(1 - point.cosines[2] ** 2), point.cosines[2]];
  const k1 = fourVector(
    energy,
    energy * direction[0] * Math.cos(point.azimuths[2]),
    energy * direction[0] * Math.sin(point.azimuths[2]),
    energy * direction[1],
  );
  const q = fourVector();
  addScaled(q, total, k1, -1);
  const k2 = fourVector();
  const pair = fourVector();
  const pMinus = fourVector();
  const pPlus = fourVector();
  const threshold = point.mMinus + point.mPlus;
  const pairMass = threshold + point.pairFraction * (sqrtS - threshold);
  twoBodyDecay(total, 0, pairMass, point.cosines[0], point.azimuths[0], k2, pair);
  twoBodyDecay(pair, point.mMinus, point.mPlus, point.cosines[1], point.azimuths[1], pMinus, pPlus);
  return { k1, k2, pMinus, pPlus, q };
}

/** The scalars of generated/beamElement.ts at a point, with v = k₁·p₊. */
export function pointScalars({ k1, k2, pMinus, pPlus, q }: TridentMomenta) {
  const Q2 = -minkowskiProduct(q, q);
  const pair = fourVector();
  addScaled(pair, pMinus, pPlus, 1);
  const K2 = minkowskiProduct(pair, pair);
  const T = 2 * minkowskiProduct(k1, k2);
  return {
    ...{ x: 2 * minkowskiProduct(k1, q), Q2, K2, T },
    ...{ u: minkowskiProduct(k1, pMinus), v: minkowskiProduct(k1, pPlus) },
    inverseMinus: 1 / (Q2 + 2 * minkowskiProduct(pMinus, q)),
    inversePlus: 1 / (Q2 + 2 * minkowskiProduct(pPlus, q)),
    inverseSum: 1 / (K2 + Q2 + T),
  };
}
