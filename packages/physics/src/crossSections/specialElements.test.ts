import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matrixElementParts } from '../../test/generated/matrixElement.js';
import { beamElementParts } from './generated/beamElement.js';
import { turnedElementParts } from './generated/turnedElement.js';

/** Scalars of about the size of a physical point; the identities are algebraic and hold anywhere. */
const scalar = fc.double({ min: 0.1, max: 2, noNaN: true });
const points = fc.record({
  x: fc.double({ min: 3, max: 20, noNaN: true }),
  ...{ Q2: scalar, K2: scalar, T: scalar, u: scalar, minus: fc.double({ min: 0.1, max: 0.9, noNaN: true }) },
  ...{ mm2: scalar, mp2: scalar, wm: scalar, wp: scalar, wq: scalar, ww: scalar },
});
type Point = typeof points extends fc.Arbitrary<infer P> ? P : never;

const reference = new Float64Array(6);
const special = new Float64Array(6);

/** The general matrix element at w with w·k₁ = 0, and the input of the special ones. */
function general({ x, Q2, K2, T, u, minus, mm2, mp2 }: Point, w: readonly [number, number, number, number]) {
  const S = K2 + Q2 + T;
  const [im, ip, iS] = [1 / (minus * S), 1 / ((1 - minus) * S), 1 / S];
  matrixElementParts(reference, x, Q2, K2, T, u, im, ip, iS, mm2, mp2, 0, ...w);
  return Float64Array.of(x, Q2, K2, T, u, im, ip, iS, mm2, mp2, ...w);
}

/** Rounding of some four hundred operations on terms that cancel; the largest output stands for their size. */
function expectClose(from: number): void {
  const size = Math.max(...reference.map(Math.abs));
  for (let i = from; i < 6; i++) expect(Math.abs(special[i] - reference[i])).toBeLessThan(1e-9 * size);
}

it('The matrix element for w = k₁ is the general one there', () => {
  fc.assert(
    fc.property(points, (point) => {
      const { x, T, u } = point;
      const input = general(point, [u, 0.5 * (x - T) - u, 0.5 * x, 0]);
      beamElementParts(special, input.subarray(0, 10));
      expectClose(0);
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('The vector part for w·k₁ = 0 is the general one there, and the metric part is left alone', () => {
  fc.assert(
    fc.property(points, (point) => {
      const input = general(point, [point.wm, point.wp, point.wq, -point.ww]);
      special.fill(7);
      turnedElementParts(special, input);
      expect([...special.subarray(0, 3)]).toEqual([7, 7, 7]);
      expectClose(3);
    }),
    { seed: 1, numRuns: 300 },
  );
});
