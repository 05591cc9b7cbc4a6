import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contourLines, type Polyline } from './contourLines.js';
import type { ScalarField } from './scalarField.js';

const linear = (from: number, to: number, count: number) =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
const logarithmic = (from: number, to: number, count: number) =>
  Float64Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
function sample(x: Float64Array, y: Float64Array, f: (x: number, y: number) => number): ScalarField {
  return {
    x,
    y,
    z: Float64Array.from({ length: x.length * y.length }, (_, k) => f(x[k % x.length], y[Math.floor(k / x.length)])),
  };
}
const points = ({ x, y }: Polyline) => Array.from(x, (value, k) => [value, y[k]] as const);

describe('a circle', () => {
  const radiusError = (count: number) => {
    const axis = linear(-1.2, 1.2, count);
    const [ring, ...others] = contourLines(
      sample(axis, axis, (x, y) => x * x + y * y),
      0.8,
    );
    expect(others).toEqual([]);
    expect(ring.closed).toBe(true);
    return Math.max(...points(ring).map(([x, y]) => Math.abs(Math.hypot(x, y) - Math.sqrt(0.8))));
  };

  it('has the right radius: the chord of a parabola over one cell misses by at most h²/8 · f″/f′', () => {
    for (const count of [13, 41, 121]) {
      const h = 2.4 / (count - 1);
      // Along x at fixed y: f″ = 2 and f′ = 2|x| crossing near x; the point lies ≤ h²/(8|x|) off, and its radius
      // |x|/r times that: h²/(8r), up to the next order in h.
      expect(radiusError(count)).toBeLessThan(((h * h) / (8 * Math.sqrt(0.8))) * 1.1);
    }
  });

  it('converges with the square of the spacing', () => {
    // 2.4/40 to 2.4/320: a factor 64, within the scatter of where the nodes fall.
    const gain = radiusError(41) / radiusError(321);
    expect(gain).toBeGreaterThan(64 * 0.7);
    expect(gain).toBeLessThan(64 * 1.4);
  });
});

describe('coordinates and values', () => {
  it('reproduces g ∝ M exactly on logarithmic axes', () => {
    const field = sample(logarithmic(1e-3, 1e2, 37), logarithmic(1e-5, 1, 53), (mass, g) => (g / mass) ** 2);
    const level = (1 / 560) ** 2;
    const lines = contourLines({ ...field, xScale: 'log', yScale: 'log', zScale: 'log' }, level);
    expect(lines).toHaveLength(1);
    // Rounding of logarithms up to 30, times a few operations.
    for (const [mass, g] of points(lines[0])) expect(Math.abs((560 * g) / mass - 1)).toBeLessThan(1e-13);
  });

  it('places lines on the nodes, not half a cell beside them', () => {
    // z = x: the line x = 3 is a column of nodes.
    const lines = contourLines(
      sample(linear(0, 8, 9), linear(0, 1, 3), (x) => x),
      3,
    );
    expect(lines).toHaveLength(1);
    expect(points(lines[0]).toSorted((a, b) => a[1] - b[1])).toEqual([
      [3, 0],
      [3, 0.5],
      [3, 1],
    ]);
  });

  it('keeps open lines open: a limit reaches the rim of the scan and ends there', () => {
    const field = sample(linear(0, 1, 5), linear(0, 2, 9), (x, y) => y - 0.4 - 0.8 * x);
    const [line, ...others] = contourLines(field, 0.05);
    expect(others).toEqual([]);
    expect(line.closed).toBe(false);
    const ends = [points(line)[0], points(line).at(-1)];
    // Larger values on the left: the line y = 0.45 + 0.8 x runs with x.
    expect(ends[0]?.[0]).toBe(0);
    expect(ends[0]?.[1]).toBeCloseTo(0.45, 14);
    expect(ends[1]?.[0]).toBe(1);
    expect(ends[1]?.[1]).toBeCloseTo(1.25, 14);
  });

  it('crosses between finite and infinite values in the middle', () => {
    const z = Float64Array.of(0, Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY);
    const [line] = contourLines({ x: Float64Array.of(0, 1), y: Float64Array.of(0, 1), z }, 5);
    expect(points(line)).toEqual([
      [0.5, 1],
      [0.5, 0],
    ]);
  });

  it('interpolates between the smallest numbers too', () => {
    const z = Float64Array.of(0, 2 * Number.MIN_VALUE, 0, 2 * Number.MIN_VALUE);
    const [line] = contourLines({ x: Float64Array.of(0, 1), y: Float64Array.of(0, 1), z }, Number.MIN_VALUE);
    expect(Array.from(line.x)).toEqual([0.5, 0.5]);
  });

  it('does not overflow between huge values', () => {
    const z = Float64Array.of(-1.5e308, 1.5e308, -1.5e308, 1.5e308);
    const [line] = contourLines({ x: Float64Array.of(0, 1), y: Float64Array.of(0, 1), z }, 0);
    expect(Array.from(line.x)).toEqual([0.5, 0.5]);
  });
});

describe('nodes that were not computed', () => {
  const bump = sample(linear(0, 6, 7), linear(0, 4, 5), (_x, y) => y);

  it('interrupt the line: no segment lies in a cell with such a node', () => {
    const z = bump.z.slice();
    z[2 * 7 + 3] = Number.NaN;
    const lines = contourLines({ ...bump, z }, 1.5);
    expect(lines.map(({ closed }) => closed)).toEqual([false, false]);
    // Larger values on the left: lines run towards larger x, and stop at the cells touching x = 3.
    expect(lines.map((line) => [line.x[0], line.x.at(-1)]).toSorted()).toEqual([
      [0, 2],
      [4, 6],
    ]);
  });

  it('can be marked by a mask as well as by NaN', () => {
    const computed = new Uint8Array(35).fill(1);
    computed[2 * 7 + 3] = 0;
    const z = bump.z.slice();
    z[2 * 7 + 3] = Number.NaN;
    expect(contourLines({ ...bump, computed }, 1.5)).toEqual(contourLines({ ...bump, z }, 1.5));
  });

  it('leave nothing when nothing was computed', () => {
    expect(contourLines({ ...bump, computed: new Uint8Array(35) }, 1.5)).toEqual([]);
  });
});

describe('nodes exactly at the level', () => {
  it('give no repeated points', () => {
    // z = |x| + |y| at level 2: the diamond passes through the nodes (±2, 0), (±1, ±1), (0, ±2).
    const axis = linear(-3, 3, 7);
    const [ring, ...others] = contourLines(
      sample(axis, axis, (x, y) => Math.abs(x) + Math.abs(y)),
      2,
    );
    expect(others).toEqual([]);
    expect(ring.closed).toBe(true);
    expect(points(ring)).toHaveLength(8);
    expect(new Set(points(ring).map(String)).size).toBe(8);
    for (const [x, y] of points(ring)) expect(Math.abs(x) + Math.abs(y)).toBe(2);
  });

  it('give nothing for a lone low node at the level, where the ring has no size', () => {
    const z = Float64Array.of(1, 1, 1, 1, 0, 1, 1, 1, 1);
    expect(contourLines({ x: linear(0, 2, 3), y: linear(0, 2, 3), z }, 0)).toEqual([]);
  });

  it('give nothing for a constant field', () => {
    expect(
      contourLines(
        sample(linear(0, 1, 4), linear(0, 1, 4), () => 2),
        2,
      ),
    ).toEqual([]);
  });
});

describe('any field', () => {
  const size = fc.integer({ min: 2, max: 7 });
  const value = fc.oneof(
    { weight: 12, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
    { weight: 4, arbitrary: fc.integer({ min: -2, max: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY) },
  );
  const anyField = fc
    .tuple(size, size)
    .chain(([nx, ny]) =>
      fc
        .array(value, { minLength: nx * ny, maxLength: nx * ny })
        .map((z): ScalarField => ({ x: linear(0, nx - 1, nx), y: linear(0, ny - 1, ny), z: Float64Array.from(z) })),
    );
  const level = fc.oneof(fc.double({ min: -2, max: 2, noNaN: true }), fc.integer({ min: -2, max: 2 }));

  it('has its contour points on grid edges whose two values straddle the level', () => {
    fc.assert(
      fc.property(anyField, level, (field, at) => {
        const nx = field.x.length;
        for (const line of contourLines(field, at)) {
          for (const [x, y] of points(line)) {
            expect(Number.isInteger(x) || Number.isInteger(y)).toBe(true);
            // A point on a node belongs to any of its edges: the values around it must straddle the level.
            const around = [-1, 0, 1].flatMap((di) => [-1, 0, 1].map((dj) => [Math.floor(x) + di, Math.floor(y) + dj]));
            const touching = around
              .filter(([i, j]) => i >= 0 && j >= 0 && i < nx && j < field.y.length)
              .filter(([i, j]) => Math.abs(i - x) + Math.abs(j - y) <= 1)
              .map(([i, j]) => field.z[j * nx + i]);
            expect(touching.some((z) => z > at) && touching.some((z) => z <= at)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has no segment of zero length, and none in a cell that was not computed', () => {
    fc.assert(
      fc.property(anyField, level, (field, at) => {
        for (const line of contourLines(field, at)) {
          const list = points(line);
          if (line.closed) list.push(list[0]);
          for (let k = 1; k < list.length; k++) {
            const [[x0, y0], [x1, y1]] = [list[k - 1], list[k]];
            expect(x0 !== x1 || y0 !== y1).toBe(true);
            // Both ends in one cell; the middle of the segment says which (on a rim either neighbour will do).
            const cells = [Math.ceil((x0 + x1) / 2) - 1, Math.floor((x0 + x1) / 2)].flatMap((i) =>
              [Math.ceil((y0 + y1) / 2) - 1, Math.floor((y0 + y1) / 2)].map((j) => [i, j]),
            );
            expect(cells.some(([i, j]) => isComputedCell(field, i, j))).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has the same contour when x and y change places', () => {
    fc.assert(
      fc.property(anyField, level, (field, at) => {
        const { x, y, z } = field;
        const transposed = sampleIndices(y.length, x.length, (i, j) => z[i * x.length + j]);
        const mirrored = contourLines({ x: y, y: x, z: transposed }, at).map((line) => ({
          ...line,
          x: line.y,
          y: line.x,
        }));
        expect(segments(mirrored)).toEqual(segments(contourLines(field, at)));
      }),
      { numRuns: 500 },
    );
  });
});

function sampleIndices(nx: number, ny: number, f: (i: number, j: number) => number): Float64Array {
  return Float64Array.from({ length: nx * ny }, (_, k) => f(k % nx, Math.floor(k / nx)));
}

function isComputedCell({ x, y, z }: ScalarField, i: number, j: number): boolean {
  if (i < 0 || j < 0 || i > x.length - 2 || j > y.length - 2) return false;
  const node = j * x.length + i;
  return ![z[node], z[node + 1], z[node + x.length], z[node + x.length + 1]].some(Number.isNaN);
}

/** Segments as sorted text, without direction. */
function segments(lines: readonly Polyline[]): string[] {
  return lines
    .flatMap((line) => {
      const list = points(line);
      if (line.closed) list.push(list[0]);
      return list.slice(1).map((end, k) => [list[k], end].map(String).toSorted().join(' – '));
    })
    .toSorted();
}
