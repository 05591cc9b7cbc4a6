import { describe, expect, it } from 'vitest';
import { boundedMinimum, type LocalQuadratic } from './boundedMinimum.js';

/** (x − 1)² + 10(y − x²)², H. Rosenbrock's valley, with the matrix of Gauss and Newton. */
function valley([x, y]: Float64Array): LocalQuadratic {
  const rise = y - x * x;
  return {
    value: (x - 1) ** 2 + 10 * rise ** 2,
    gradient: Float64Array.of(2 * (x - 1) - 40 * x * rise, 20 * rise),
    curvature: [Float64Array.of(2 + 80 * x * x, 0), Float64Array.of(-40 * x, 20)],
  };
}

const far = [100, 100];
const away = [-100, -100];

describe('boundedMinimum', () => {
  it('follows a curved valley to its end', () => {
    const { point, converged } = boundedMinimum(valley, [-1.2, 1], away, far);
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 8);
    expect(point[1]).toBeCloseTo(1, 8);
  });

  it('stops at a bound, with the others at their best', () => {
    // y = x² for any x, so x ends at its bound
    const { point, converged } = boundedMinimum(valley, [-1.2, 1], away, [0.5, 100]);
    expect(converged).toBe(true);
    expect(point[0]).toBe(0.5);
    expect(point[1]).toBeCloseTo(0.25, 8);
  });

  it('holds what has equal bounds, and begins within them', () => {
    const { point } = boundedMinimum(valley, [7, 1], [2, -100], [2, 100]);
    expect(point[0]).toBe(2);
    expect(point[1]).toBeCloseTo(4, 8);
  });

  it('goes to the bound where the function is linear, and leaves alone what has no effect', () => {
    const slope = ([x]: Float64Array): LocalQuadratic => ({
      value: 3 * x,
      gradient: Float64Array.of(3, 0),
      curvature: [new Float64Array(2), new Float64Array(2)],
    });
    const { point, converged } = boundedMinimum(slope, [5, 7], [1e-3, 0], far);
    expect([Array.from(point), converged]).toEqual([[1e-3, 7], true]);
  });

  it('says that a start without a value has not converged', () => {
    const nowhere = (): LocalQuadratic => ({
      value: Number.POSITIVE_INFINITY,
      gradient: Float64Array.of(0),
      curvature: [Float64Array.of(1)],
    });
    expect(boundedMinimum(nowhere, [0], [-1], [1]).converged).toBe(false);
  });
});
