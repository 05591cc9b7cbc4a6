import { describe, expect, it } from 'vitest';
import { factorInterpolation, shiftInterpolation } from './yieldInterpolation.js';

const PULLS = [-3, -1.2, -0.999, -0.4, 0, 0.3, 0.7, 0.999, 1.5, 4];

describe.each([
  ['factorInterpolation', factorInterpolation(0.8, 1.3)],
  ['shiftInterpolation', shiftInterpolation(2, 5)],
])('%s', (_, interpolation) => {
  it('has the slope that its values have', () => {
    for (const pull of PULLS) {
      const h = 1e-5;
      const numerical = (interpolation(pull + h).value - interpolation(pull - h).value) / (2 * h);
      // differences of this step lose h² and rounding over h
      expect(interpolation(pull).slope).toBeCloseTo(numerical, 8);
    }
  });

  it('continues value, slope and curvature at ±1', () => {
    for (const edge of [-1, 1]) {
      const [inside, outside] = [edge * (1 - 1e-9), edge * (1 + 1e-9)].map(interpolation);
      expect(inside.value).toBeCloseTo(outside.value, 7);
      expect(inside.slope).toBeCloseTo(outside.slope, 7);
      const bend = (side: number) =>
        (interpolation(edge + 1e-4 * side).slope - interpolation(edge).slope) / (1e-4 * side);
      expect(bend(1)).toBeCloseTo(bend(-1), 2);
    }
  });
});

describe('factorInterpolation', () => {
  it('is the power beyond ±1 and what was given at −1, 0 and 1', () => {
    const factor = factorInterpolation(0.8, 1.3);
    expect([-2, -1, 0, 1, 2].map((pull) => factor(pull).value)).toEqual([
      expect.closeTo(0.64, 14),
      expect.closeTo(0.8, 14),
      1,
      expect.closeTo(1.3, 14),
      expect.closeTo(1.69, 14),
    ]);
  });

  it('is close to κ^θ between, where κ and 1/κ were given', () => {
    // the first term that sixth-degree polynomials miss is (ln κ)⁷θ⁷/7!
    const factor = factorInterpolation(1 / 1.2, 1.2);
    for (const pull of [-0.7, -0.2, 0.5]) expect(Math.abs(factor(pull).value / 1.2 ** pull - 1)).toBeLessThan(1e-8);
  });
});

describe('shiftInterpolation', () => {
  it('is linear beyond ±1, and everywhere where up and down are the same', () => {
    expect([-2, -1, 0, 1, 2].map((pull) => shiftInterpolation(2, 5)(pull).value)).toEqual([-4, -2, 0, 5, 10]);
    for (const pull of PULLS) expect(shiftInterpolation(3, 3)(pull).value).toBeCloseTo(3 * pull, 14);
  });
});
