import { evaluatePoint, type MovedKernel, modelRatio, tridentConstraint } from '@nereid/analysis';
import { logarithmicRange, parseModel, vectorFamily } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, threeNodes, toyExperiment, Z_TWO_SIDED } from '../../packages/analysis/test/toyExperiment.ts';
import { contactBoundary } from './contactBoundary.ts';
import { mediatorBoundary } from './mediatorBoundary.ts';

const experiment = toyExperiment(threeNodes);
const twoSided = { confidenceLevel: 0.95, sidedness: 'two-sided' } as const;
const ratioAt = (vector: number, axial: number) =>
  modelRatio(experiment.kernel, parseModel('contact', { vector, axial }), inputs);

describe('contactBoundary', () => {
  const lines = contactBoundary([experiment], inputs, twoSided);

  it('are two closed lines, around what is too small and what is too large', () => {
    expect(lines).toHaveLength(2);
    for (const { x, y } of lines) {
      expect(Math.hypot(x[0] - (x.at(-1) as number), y[0] - (y.at(-1) as number))).toBeLessThan(1e-9);
      const steps = x.slice(1).map((value, i) => Math.hypot(value - x[i], y[i + 1] - y[i]));
      expect(Math.max(...steps)).toBeLessThan(0.15);
    }
  });

  it('lie where the verdict changes', () => {
    for (const { x, y } of lines) {
      for (let i = 0; i < x.length; i += 17) {
        const at = (factor: number) => {
          const point = { model: 'contact', parameters: { vector: x[i] * factor, axial: y[i] * factor } };
          return evaluatePoint(point, [experiment], twoSided)[0].verdict;
        };
        expect(new Set([at(1 - 1e-7), at(1 + 1e-7)]).size).toBe(2);
      }
    }
  });

  it('lie where the verdict changes with theory errors, and are wider', () => {
    const source = { kind: 'density', title: '', oneSigma: '', references: [], movesStandardModel: true } as const;
    const other = toyExperiment({ ...threeNodes, vv: threeNodes.vv.map((vv, i) => vv * (1 + 0.02 * i)) });
    const theory: MovedKernel[] = [
      {
        source: { ...source, name: 'photons', variation: { kind: 'scale', relative: 0.05 } },
        kernels: other.kernel.kernels,
      },
      {
        source: { ...source, name: 'density', variation: { kind: 'kernel', inputs: other.kernel.inputs } },
        kernels: other.kernel.kernels,
      },
    ];
    const known = tridentConstraint({ ...experiment, theory }, inputs);
    const wider = contactBoundary([known], inputs, twoSided);
    expect(wider).toHaveLength(lines.length);
    const size = ({ x, y }: (typeof wider)[number]) =>
      Math.max(...Array.from(x, (value, i) => Math.hypot(value, y[i])));
    expect(Math.max(...wider.map(size))).toBeGreaterThan(1.002 * Math.max(...lines.map(size)));
    for (const { x, y } of wider) {
      for (let i = 0; i < x.length; i += 17) {
        const at = (factor: number) => {
          const point = { model: 'contact', parameters: { vector: x[i] * factor, axial: y[i] * factor } };
          return evaluatePoint(point, [known], twoSided)[0].verdict;
        };
        expect(new Set([at(1 - 1e-7), at(1 + 1e-7)]).size).toBe(2);
      }
    }
  });

  it('have the too small side at 0.82 − 1.96 × 0.28, where the direction reaches the measured value', () => {
    const hole = lines.find(({ x, y }) => x.every((value, i) => ratioAt(value, y[i]) < 0.5));
    hole?.x.forEach((value, i) => {
      expect(ratioAt(value, hole.y[i])).toBeCloseTo(0.82 - Z_TWO_SIDED * 0.28, 9);
    });
    expect(hole?.x.length).toBeGreaterThan(100);
  });
});

describe('mediatorBoundary', () => {
  it('encloses the couplings at which destructive interference goes too far', () => {
    const zero = { e: 0, mu: 0, tau: 0 };
    const charges = { neutrino: { ...zero, mu: -1 }, vector: { ...zero, mu: 1 }, axial: zero };
    const masses = logarithmicRange(1e-3, 100, 100);
    const lines = mediatorBoundary([experiment], masses, vectorFamily(charges), inputs, twoSided);
    // the limit, and a hole that is open towards heavy mediators: light ones have another strength at each T
    const [lightest, heaviest] = [masses[0], masses[99]];
    expect(lines.map(({ x }) => [x[0], x.at(-1)])).toEqual([
      [lightest, heaviest],
      [heaviest, heaviest],
    ]);
    for (const { x, y } of lines) {
      for (let i = 0; i < x.length; i += 9) {
        const at = (factor: number) => {
          const parameters = { mass: x[i], gPrime: y[i] * factor, nuMu: -1, vectorMu: 1 };
          return evaluatePoint({ model: 'vector', parameters }, [experiment], twoSided)[0].verdict;
        };
        expect(new Set([at(1 - 1e-7), at(1 + 1e-7)]).size).toBe(2);
      }
    }
  });
});
