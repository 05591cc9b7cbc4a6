import type { CouplingInterval } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { allowedBoundary, type BoundaryLine } from './allowedBoundary.js';

interface Disc {
  readonly at: number;
  readonly coupling: number;
  readonly radius: number;
}

const parameters = Array.from({ length: 101 }, (_, i) => i / 10);
const LIMIT = 20;

/** Allowed up to `LIMIT`, except inside discs that do not touch each other. */
const outside =
  (...discs: readonly Disc[]) =>
  (at: number): CouplingInterval[] => {
    const cut = discs
      .filter((disc) => Math.abs(at - disc.at) < disc.radius)
      .map((disc) => ({ middle: disc.coupling, half: Math.sqrt(disc.radius ** 2 - (at - disc.at) ** 2) }))
      .sort((a, b) => a.middle - b.middle);
    const edges = [0, ...cut.flatMap(({ middle, half }) => [middle - half, middle + half]), LIMIT];
    return Array.from({ length: edges.length / 2 }, (_, i) => ({ lower: edges[2 * i], upper: edges[2 * i + 1] }));
  };

const isClosed = ({ at, coupling }: BoundaryLine) => at[0] === at.at(-1) && coupling[0] === coupling.at(-1);

/** Of a closed polygon. */
const area = ({ at, coupling }: BoundaryLine) =>
  Math.abs(at.slice(1).reduce((sum, x, i) => sum + at[i] * coupling[i + 1] - x * coupling[i], 0)) / 2;

/** Largest step between neighbours, in the parameter and in the coupling. */
const longestStep = ({ at, coupling }: BoundaryLine) =>
  Math.max(...at.slice(1).map((x, i) => Math.hypot(x - at[i], coupling[i + 1] - coupling[i])));

describe('allowedBoundary', () => {
  it('is one open line where there is one limit at each parameter', () => {
    const [line, ...others] = allowedBoundary(parameters, outside());
    expect(others).toEqual([]);
    expect(line).toEqual({ at: parameters, coupling: parameters.map(() => LIMIT) });
  });

  it('closes islands of excluded couplings, tips included, beside the limit', () => {
    const discs = [
      { at: 3, coupling: 3, radius: 2 },
      { at: 4.03, coupling: 8, radius: 1.5 },
    ];
    const lines = allowedBoundary(parameters, outside(...discs));
    expect(lines.map(isClosed)).toEqual([false, true, true]);
    for (const [i, disc] of discs.entries()) {
      const line = lines[i + 1];
      line.at.forEach((at, k) => {
        expect(Math.hypot(at - disc.at, line.coupling[k] - disc.coupling)).toBeCloseTo(disc.radius, 12);
      });
      // tips to a thousandth of a step of 0.1
      expect(Math.min(...line.at)).toBeLessThan(disc.at - disc.radius + 1.1e-4);
      expect(Math.max(...line.at)).toBeGreaterThan(disc.at + disc.radius - 1.1e-4);
      // chords of a tenth cut off less than a thousandth
      expect(area(line) / (Math.PI * disc.radius ** 2)).toBeCloseTo(1, 2);
      expect(longestStep(line)).toBeLessThan(0.5);
    }
  });

  it('leaves an island open that the range of parameters cuts', () => {
    const lines = allowedBoundary(parameters, outside({ at: 0, coupling: 5, radius: 2 }));
    expect(lines.map(isClosed)).toEqual([false, false]);
    const island = lines.find(({ coupling }) => coupling[0] < LIMIT) as BoundaryLine;
    expect([island.at[0], island.at.at(-1)]).toEqual([0, 0]);
    expect([island.coupling[0], island.coupling.at(-1)].sort()).toEqual([3, 7]);
  });

  it('draws islands of allowed couplings above the limit, and follows a limit into a tongue without a jump', () => {
    // above 1 only a disc is allowed
    const island = (at: number): CouplingInterval[] => {
      const half = Math.sqrt(Math.max(0, 4 - (at - 5) ** 2));
      return [{ lower: 0, upper: 1 }, ...(half > 0 ? [{ lower: 6 - half, upper: 6 + half }] : [])];
    };
    const [limit, disc] = allowedBoundary(parameters, island);
    expect(limit.coupling).toEqual(limit.at.map(() => 1));
    expect(isClosed(disc)).toBe(true);
    expect(area(disc) / (4 * Math.PI)).toBeCloseTo(1, 2);
    // excluded above 1 + at², and between 2 and 4 for parameters up to 2: the gap opens into what is excluded above
    const tongue = (at: number): CouplingInterval[] => {
      const upper = 8 - at;
      return at < 5
        ? [{ lower: 0, upper: 2 }, ...(upper > 4 ? [{ lower: 4 - at / 5, upper }] : [])]
        : [{ lower: 0, upper: 2 }];
    };
    const lines = allowedBoundary(parameters, tongue);
    expect(lines.map(isClosed)).toEqual([false, false]);
    for (const line of lines) expect(longestStep(line)).toBeLessThan(1);
  });

  it('closes lines around a circle of angles, wherever it starts', () => {
    const angles = Array.from({ length: 361 }, (_, i) => (2 * Math.PI * i) / 360);
    for (const direction of [0, 1, 4]) {
      // a hole of radius 1 at distance 3 in this direction
      const hole = (angle: number): CouplingInterval[] => {
        const along = 3 * Math.cos(angle - direction);
        const half2 = 1 - (3 * Math.sin(angle - direction)) ** 2;
        if (half2 <= 0 || along <= 0) return [{ lower: 0, upper: 9 }];
        return [
          { lower: 0, upper: along - Math.sqrt(half2) },
          { lower: along + Math.sqrt(half2), upper: 9 },
        ];
      };
      const lines = allowedBoundary(angles, hole, { cyclic: true, largestStep: 0.03 });
      const around = lines.filter(({ coupling }) => coupling.every((radius) => radius === 9));
      const [island, ...others] = lines.filter((line) => !around.includes(line));
      expect([around.length, others.length]).toEqual([1, 0]);
      const polar = (line: BoundaryLine) => ({
        at: line.coupling.map((r, i) => r * Math.cos(line.at[i])),
        coupling: line.coupling.map((r, i) => r * Math.sin(line.at[i])),
      });
      expect(area(polar(island)) / Math.PI).toBeCloseTo(1, 2);
      expect(area(polar(around[0])) / (81 * Math.PI)).toBeCloseTo(1, 3);
      // 0.03 of at most 4
      expect(longestStep(polar(island))).toBeLessThan(0.12);
    }
  });

  it('has no line where nothing is excluded, and starts above couplings that are', () => {
    expect(allowedBoundary(parameters, () => [{ lower: 0, upper: Number.POSITIVE_INFINITY }])).toEqual([]);
    const band = allowedBoundary(parameters, () => [{ lower: 1, upper: 2 }]);
    expect(band.map(({ coupling }) => coupling[0]).sort()).toEqual([1, 2]);
  });
});
