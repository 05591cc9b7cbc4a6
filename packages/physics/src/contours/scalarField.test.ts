import { describe, expect, it } from 'vitest';
import { interpolateCoordinate, nodeValues, type ScalarField } from './scalarField.js';

const field = (more: Partial<ScalarField> = {}): ScalarField => ({
  x: Float64Array.of(1, 10),
  y: Float64Array.of(1, 2, 4),
  z: Float64Array.of(1, 2, 3, 4, 5, 6),
  ...more,
});

describe('nodeValues', () => {
  it('counts the nodes and takes values as they are', () => {
    const { nx, ny, z } = nodeValues(field());
    expect([nx, ny]).toEqual([2, 3]);
    expect(Array.from(z)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('turns nodes that were not computed into NaN, leaving the input alone', () => {
    const input = field({ computed: Uint8Array.of(1, 1, 0, 1, 1, 1) });
    expect(Array.from(nodeValues(input).z)).toEqual([1, 2, Number.NaN, 4, 5, 6]);
    expect(input.z[2]).toBe(3);
  });

  it('takes logarithms where asked: zero becomes −∞, NaN stays, a negative value is refused', () => {
    const z = Float64Array.of(1, 0, Number.NaN, Number.POSITIVE_INFINITY, Math.E, 1);
    const [one, zero, missing, infinite, e] = nodeValues(field({ z, zScale: 'log' })).z;
    expect([one, zero, missing, infinite, e]).toEqual([
      0,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1,
    ]);
    expect(() => nodeValues(field({ z: Float64Array.of(1, 2, -3, 4, 5, 6), zScale: 'log' }))).toThrow(/z\[2\] = -3/);
  });

  it('accepts a negative value under a log scale where it was not computed', () => {
    const z = Float64Array.of(-1, 2, 3, 4, 5, 6);
    expect(nodeValues(field({ z, zScale: 'log', computed: Uint8Array.of(0, 1, 1, 1, 1, 1) })).z[0]).toBeNaN();
  });

  it('refuses unusable axes, lengths and scales', () => {
    expect(() => nodeValues(field({ x: Float64Array.of(1) }))).toThrow(/x.length = 1/);
    expect(() => nodeValues(field({ x: Float64Array.of(1, 1) }))).toThrow(/x\[1\] = 1/);
    expect(() => nodeValues(field({ x: Float64Array.of(1, Number.NaN) }))).toThrow(/x\[1\] = NaN/);
    expect(() => nodeValues(field({ y: Float64Array.of(0, 1, 2), yScale: 'log' }))).toThrow(/y\[0\] = 0.*positive/);
    expect(() => nodeValues(field({ z: new Float64Array(5) }))).toThrow(/z.length = 5.*Give 6/);
    expect(() => nodeValues(field({ computed: new Uint8Array(5) }))).toThrow(/computed.length = 5/);
    // @ts-expect-error not a scale
    expect(() => nodeValues(field({ xScale: 'sqrt' }))).toThrow(/xScale = "sqrt"/);
  });
});

describe('interpolateCoordinate', () => {
  it('is linear, or linear in the logarithm, and exact at the ends', () => {
    expect(interpolateCoordinate(1, 4, 0.5)).toBe(2.5);
    expect(interpolateCoordinate(1, 4, 0.5, 'log')).toBe(2);
    expect(interpolateCoordinate(0.1, 0.7, 0, 'log')).toBe(0.1);
    expect(interpolateCoordinate(0.1, 0.7, 1, 'log')).toBe(0.7);
  });
});
