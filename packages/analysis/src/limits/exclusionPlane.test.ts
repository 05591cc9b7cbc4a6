import { lmuLtauFamily } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, threeNodes, toyExperiment } from '../../test/toyExperiment.js';
import { couplingLimits } from './couplingLimits.js';
import { exclusionPlane } from './exclusionPlane.js';

const logSpaced = (low: number, high: number, count: number) =>
  Float64Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));

const experiments = [
  toyExperiment(threeNodes),
  toyExperiment(threeNodes, { name: 'other', value: 1.58, errorPlus: 0.64, errorMinus: 0.64 }),
];

/** Largest |ln(contour/limit)| along a contour, at the masses of its points. */
function largestDeviation(count: number, options: Parameters<typeof couplingLimits>[4]): number {
  const masses = logSpaced(0.01, 10, 20);
  const plane = exclusionPlane(experiments, masses, logSpaced(1e-6, 1, count), lmuLtauFamily, inputs, options);
  expect(plane.contours).toHaveLength(1);
  const [{ x, y }] = plane.contours;
  const onColumns = Array.from(x, (_, i) => i).filter((i) => masses.includes(x[i]));
  expect(onColumns).toHaveLength(masses.length);
  const at = Float64Array.from(onColumns, (i) => x[i]);
  const limits = couplingLimits(experiments, at, lmuLtauFamily, inputs, options);
  return Math.max(...onColumns.map((i, k) => Math.abs(Math.log(y[i] / (limits[k].gPrimeUpper as number)))));
}

describe('exclusionPlane', () => {
  for (const statistic of ['likelihood-ratio', 'measured-interval'] as const) {
    for (const sidedness of ['one-sided', 'two-sided'] as const) {
      it(`has its contour at the coupling limits: ${statistic}, ${sidedness}`, () => {
        const options = { confidenceLevel: 0.95, sidedness, statistic };
        const [coarse, fine] = [largestDeviation(101, options), largestDeviation(401, options)];
        // linear interpolation in ln g: h²/8 · χ″/χ′ with h = ln(1e6)/(count − 1) and χ″/χ′ ≤ 8
        expect(coarse).toBeLessThan((Math.log(1e6) / 100) ** 2);
        expect(fine).toBeLessThan((Math.log(1e6) / 400) ** 2);
      });
    }
  }

  it('holds χ² above the best fit, row by row in the coupling', () => {
    const options = { confidenceLevel: 0.95, sidedness: 'two-sided' } as const;
    const masses = Float64Array.of(0.1, 1);
    const couplings = Float64Array.of(1e-6, 3e-3);
    const plane = exclusionPlane([experiments[0]], masses, couplings, lmuLtauFamily, inputs, options);
    // z² of two-sided 95 %
    expect(plane.threshold).toBeCloseTo(3.841458820694124, 9);
    // as good as without the boson, and g = 0 is the best fit of a measurement below 1
    expect(plane.excess[0]).toBeCloseTo(0, 4);
    expect(plane.excess[1]).toBeCloseTo(0, 4);
    // a lighter boson does more
    expect(plane.excess[2]).toBeGreaterThan(plane.excess[3]);
    expect(plane.excess[3]).toBeGreaterThan(0);
  });

  it('never excludes couplings below the best fit in a one-sided test', () => {
    const high = toyExperiment(threeNodes, { value: 3, errorPlus: 0.2, errorMinus: 0.2 });
    const options = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;
    const couplings = logSpaced(1e-5, 1e-1, 60);
    const plane = exclusionPlane([high], Float64Array.of(0.1, 1), couplings, lmuLtauFamily, inputs, options);
    const [limit] = couplingLimits([high], [0.1], lmuLtauFamily, inputs, options);
    for (const [j, coupling] of couplings.entries()) {
      if (coupling <= limit.bestFitCoupling) expect(plane.excess[2 * j]).toBe(0);
      expect(plane.excess[2 * j] > plane.threshold).toBe(coupling > (limit.gPrimeUpper as number));
    }
  });
});
