import { describe, expect, it } from 'vitest';
import { strengthLimit } from '../inference/strengthTest.js';
import { binnedLikelihood } from './binnedLikelihood.js';
import type { BinnedModel, BinnedParameter } from './binnedModel.js';
import { countingLikelihood } from './countingLikelihood.js';
import { shiftInterpolation } from './yieldInterpolation.js';

const strength: BinnedParameter = { name: 'mu', initial: 1, lowest: 0, highest: 10, constraint: { kind: 'none' } };
const pull: BinnedParameter = {
  name: 'pull',
  initial: 0,
  lowest: -5,
  highest: 5,
  constraint: { kind: 'gaussian', measured: 0, error: 1 },
};
const signal = { nominal: 10.8, shifts: [], factors: [{ parameter: 0, interpolation: 'proportional' as const }] };
const background = {
  nominal: 9.8,
  shifts: [{ parameter: 1, interpolation: shiftInterpolation(2.9, 2.9) }],
  factors: [],
};
const model: BinnedModel = {
  name: 'toy',
  strength: 0,
  parameters: [strength, pull],
  bins: [{ name: 'bin', observed: 17, samples: [signal, background] }],
};

describe('binnedLikelihood', () => {
  it('of one count is that of the count, found in another way', () => {
    const exact = { value: 10.8, error: 0, constraint: 'gaussian' } as const;
    const counts = {
      name: 'toy',
      observed: 17,
      standardModel: exact,
      background: { ...exact, value: 9.8, error: 2.9 },
    };
    const [one, other] = [binnedLikelihood(model), countingLikelihood(counts)];
    for (const ratio of [0, 0.5, 1, 2, 4]) {
      expect(one.chiSquare(ratio)).toBeCloseTo(other.chiSquare(ratio), 12);
      expect(one.slope(ratio)).toBeCloseTo(other.slope(ratio), 7);
      expect(one.pull(ratio)).toBeCloseTo(other.pull(ratio), 6);
    }
    for (const field of ['value', 'errorPlus', 'errorMinus'] as const) {
      expect(one.measurement[field]).toBeCloseTo(other.measurement[field], 7);
    }
    for (const null_ of [0, 1]) {
      expect(strengthLimit([one], 0.95, null_).ratio).toBeCloseTo(strengthLimit([other], 0.95, null_).ratio, 10);
    }
  });

  it('has Asimov data that its own prediction fits exactly', () => {
    // the minimum is found to 1e-16 in χ²
    const asimov = binnedLikelihood(model).asimov(1.5);
    expect(asimov.chiSquare(1.5)).toBeLessThan(1e-15);
    expect(asimov.measurement.value).toBeCloseTo(1.5, 7);
  });

  it('has no χ² where events were seen and none can be expected', () => {
    const impossible = { ...model, bins: [{ name: 'bin', observed: 3, samples: [signal] }] };
    const { chiSquare, converged } = binnedLikelihood(impossible).profile(0);
    expect([chiSquare, converged]).toEqual([Number.POSITIVE_INFINITY, false]);
  });

  it('refuses numbers out of range by name', () => {
    const changed = (change: object) => () => binnedLikelihood({ ...model, ...change });
    expect(changed({ strength: 2 })).toThrow(/strength = 2/);
    expect(changed({ bins: [{ ...model.bins[0], observed: -1 }] })).toThrow(/observed in bin = -1/);
    expect(changed({ parameters: [strength, { ...pull, lowest: 6 }] })).toThrow(/bounds of pull/);
    const wide = { ...pull, constraint: { kind: 'gaussian', measured: 0, error: 0 } };
    expect(changed({ parameters: [strength, wide] })).toThrow(/width of pull = 0/);
    const negative = { ...background, nominal: -20 };
    expect(changed({ bins: [{ ...model.bins[0], samples: [signal, negative] }] })).toThrow(/toy: initial values/);
    expect(() => binnedLikelihood(model).profile(-1)).toThrow(/ratio = -1/);
  });
});
