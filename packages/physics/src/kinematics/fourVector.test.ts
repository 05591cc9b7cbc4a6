import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoBodyDecay } from '../../test/twoBodyDecay.js';
import { addScaled, boostFromRestFrame, fourVector, kallen, minkowskiProduct } from './fourVector.js';

const component = fc.double({ min: -5, max: 5, noNaN: true });

describe('four-vectors', () => {
  it('multiply with the metric (+,−,−,−)', () => {
    expect(minkowskiProduct(fourVector(2, 1, 0, 0), fourVector(3, 0, 1, 0))).toBe(6);
    expect(minkowskiProduct(fourVector(0, 1, 2, 3), fourVector(0, 1, 2, 3))).toBe(-14);
  });

  it('keep products under a boost, and a vector at rest becomes the frame', () => {
    fc.assert(
      fc.property(component, component, component, component, (x, y, z, w) => {
        const mass = 1.5;
        const frame = fourVector(Math.hypot(mass, x, y, z), x, y, z);
        const a = fourVector(Math.hypot(1, w), w, 0, 0);
        const b = fourVector(3, 0, 1, w / 5);
        const before = minkowskiProduct(a, b);
        boostFromRestFrame(a, frame);
        boostFromRestFrame(b, frame);
        // products of components up to about 100 rounded at 1e-16
        expect(minkowskiProduct(a, b)).toBeCloseTo(before, 9);
        const rest = fourVector(mass, 0, 0, 0);
        boostFromRestFrame(rest, frame);
        for (let i = 0; i < 4; i++) expect(rest[i]).toBeCloseTo(frame[i], 12);
      }),
      { seed: 21 },
    );
  });

  it('decay into two bodies on their mass shells that add up to the parent', () => {
    fc.assert(
      fc.property(component, component, fc.double({ min: -1, max: 1, noNaN: true }), (px, pz, cosine) => {
        const parent = fourVector(Math.hypot(2, px, pz), px, 0, pz);
        const [first, second, sum] = [fourVector(), fourVector(), fourVector()];
        twoBodyDecay(parent, 0.3, 1.1, cosine, 2.2, first, second);
        addScaled(sum, first, second, 1);
        expect(minkowskiProduct(first, first)).toBeCloseTo(0.09, 10);
        expect(minkowskiProduct(second, second)).toBeCloseTo(1.21, 10);
        for (let i = 0; i < 4; i++) expect(sum[i]).toBeCloseTo(parent[i], 12);
      }),
      { seed: 22 },
    );
  });

  it('have the Källén function a² + b² + c² − 2ab − 2bc − 2ca, zero at threshold', () => {
    expect(kallen(5, 2, 3)).toBeCloseTo(25 + 4 + 9 - 20 - 12 - 30, 12);
    expect(kallen((0.1 + 0.2) ** 2, 0.01, 0.04)).toBeCloseTo(0, 16);
  });
});
