import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedYield, YIELD_CONSTRAINTS } from './constrainedYield.js';
import { counting } from './counting.fixtures.js';
import { type CountingMeasurement, countingLikelihood } from './countingLikelihood.js';

/** −2 ln L relative to the saturated model, and its penalties, at given pulls θ of signal and background. */
function direct({ observed, standardModel, background }: CountingMeasurement, ratio: number, pulls: [number, number]) {
  const [signal, other] = [standardModel, background].map(({ value, error, constraint }, i) =>
    constraint === 'gaussian' ? value + error * pulls[i] : value * (1 + error / value) ** pulls[i],
  );
  const mean = ratio * signal + other;
  if (mean <= 0 || other < 0 || signal < 0) return Number.POSITIVE_INFINITY;
  const deviance = 2 * (mean - observed + (observed > 0 ? observed * Math.log(observed / mean) : 0));
  return deviance + pulls[0] ** 2 + pulls[1] ** 2;
}

describe('the counting likelihood', () => {
  it('is the Poisson deviance where nothing is uncertain', () => {
    // n = 7, μ = 2·3 + 4 = 10: 2[3 + 7 ln 0.7]
    expect(counting(7, 3, 4).chiSquare(2)).toBeCloseTo(2 * (3 + 7 * Math.log(0.7)), 13);
    expect(counting(0, 3, 4).chiSquare(2)).toBeCloseTo(20, 13);
    expect(counting(7, 3, 4).measurement.value).toBe(1);
    expect(counting(7, 3, 4).chiSquare(1)).toBe(0);
  });

  it('on/off: the significance of Li and Ma, Astrophys. J. 272 (1983) 317, equation 17', () => {
    // n_on = 25, n_off = 60 in an off region four times as large: background 15 ± √60/4
    const [on, off, tau] = [25, 60, 4];
    const total = on + off;
    const liMa =
      2 *
      (on * Math.log(((1 + 1 / tau) * on * tau) / total) + off * Math.log(((1 + 1 / tau) * off * tau) / (tau * total)));
    const likelihood = counting(on, 10, off / tau, Math.sqrt(off) / tau, 'poisson');
    expect(likelihood.chiSquare(0)).toBeCloseTo(liMa, 11);
    // equal to the hand-made profile: b̂ = (n_on + n_off)/(1 + τ)
    expect(likelihood.profile(0).backgroundEvents).toBeCloseTo(17, 12);
  });

  it('Gaussian background without signal: μ̂ solves μ² − (b − σ²)μ − nσ² = 0', () => {
    const [n, b, sigma] = [17, 9.8, 2.9];
    const half = (b - sigma ** 2) / 2;
    const { expectedEvents, converged } = counting(n, 10.8, b, sigma).profile(0);
    expect(expectedEvents).toBeCloseTo(half + Math.sqrt(half ** 2 + n * sigma ** 2), 12);
    expect(converged).toBe(true);
  });

  it('stays at the physical edge of a Gaussian background', () => {
    const { backgroundEvents, chiSquare } = counting(0, 1, 1, 2).profile(0);
    expect(backgroundEvents).toBe(0);
    // the background is pulled by half a standard deviation
    expect(chiSquare).toBeCloseTo(0.25, 14);
  });

  it.each(['gaussian', 'log-normal'] as const)('%s: no pulls near the profiled ones do better', (constraint) => {
    const size = fc.double({ min: 0.5, max: 30, noNaN: true });
    const relative = fc.double({ min: 0.01, max: 0.4, noNaN: true });
    const cases = fc.tuple(
      fc.integer({ min: 0, max: 40 }),
      size,
      size,
      relative,
      relative,
      fc.double({ min: 0, max: 4 }),
    );
    fc.assert(
      fc.property(cases, fc.double({ min: -1, max: 1 }), fc.double({ min: -1, max: 1 }), (sample, dx, dy) => {
        const [observed, s, b, ds, db, ratio] = sample;
        const counts = {
          name: 'toy',
          observed,
          standardModel: { value: s, error: ds * s, constraint },
          background: { value: b, error: db * b, constraint },
        };
        const { standardModelEvents, backgroundEvents, chiSquare, converged } =
          countingLikelihood(counts).profile(ratio);
        fc.pre(converged);
        const pull = (found: number, value: number, error: number) =>
          constraint === 'gaussian' ? (found - value) / error : Math.log(found / value) / Math.log1p(error / value);
        const at: [number, number] = [pull(standardModelEvents, s, ds * s), pull(backgroundEvents, b, db * b)];
        // digits of −2 ln L of at most a few hundred
        expect(direct(counts, ratio, at)).toBeCloseTo(chiSquare, 9);
        expect(direct(counts, ratio, [at[0] + dx, at[1] + dy])).toBeGreaterThanOrEqual(chiSquare - 1e-9);
      }),
    );
  });

  it.each(YIELD_CONSTRAINTS)(
    '%s: the slope is that of finite differences and changes sign at the best ratio',
    (constraint) => {
      const likelihood = countingLikelihood({
        name: 'NuTeV',
        observed: 17,
        standardModel: { value: 10.8, error: 0.3, constraint },
        background: { value: 9.8, error: 2.9, constraint },
      });
      for (const ratio of [0.1, 0.5, 1, 3, 20]) {
        const h = 1e-5 * ratio;
        const difference = (likelihood.chiSquare(ratio + h) - likelihood.chiSquare(ratio - h)) / (2 * h);
        // rounding of χ² ≤ 300 divided by 2h
        expect(Math.abs(likelihood.slope(ratio) - difference)).toBeLessThan(1e-6 * (1 + Math.abs(difference)));
        expect(Math.sign(likelihood.slope(ratio))).toBe(Math.sign(ratio - 2 / 3));
      }
      const { value, errorPlus, errorMinus } = likelihood.measurement;
      expect(value).toBeCloseTo(7.2 / 10.8, 14);
      expect(likelihood.chiSquare(value + errorPlus)).toBeCloseTo(1, 12);
      expect(likelihood.chiSquare(value - errorMinus)).toBeCloseTo(1, 12);
    },
  );

  it('becomes the Gaussian ratio for many events', () => {
    // 10⁶ events, background known to 1000: variance of R = (10⁶ + 10⁶)/s²; corrections are of order 1/√n
    const likelihood = counting(1e6, 1e5, 9e5, 1000);
    const sigma = Math.sqrt(2e6) / 1e5;
    expect(likelihood.measurement.errorPlus / sigma).toBeCloseTo(1, 2);
    expect(likelihood.chiSquare(1 - 2 * sigma)).toBeCloseTo(4, 1);
  });

  it('has an Asimov data set that fits its ratio without tension', () => {
    for (const constraint of YIELD_CONSTRAINTS) {
      const likelihood = counting(17, 10.8, 9.8, 2.9, constraint);
      const asimov = likelihood.asimov(1);
      expect(asimov.chiSquare(1)).toBeCloseTo(0, 13);
      expect(asimov.measurement.value).toBeCloseTo(1, 12);
      expect(movedYield({ value: 9.8, error: 2.9, constraint }, 9.8).error).toBeCloseTo(2.9, 14);
    }
  });

  it('says where the profile leaves the range of its equation', () => {
    // a thousand events where 11 are expected: the log-normal background would have to grow beyond e times its value
    expect(counting(1000, 1, 10, 5, 'log-normal').profile(0).converged).toBe(false);
  });

  it('names what cannot be used', () => {
    expect(() => counting(-1, 1, 1)).toThrow(/toy: observed = -1/);
    expect(() => counting(1, 0, 1)).toThrow(/toy: standardModel = 0/);
    expect(() => counting(1, 1, -1)).toThrow(/toy: background: value = -1/);
    expect(() => counting(1, 1, 0, 1, 'log-normal')).toThrow(/toy: background: value = 0/);
    expect(() => counting(1, 1, 1).profile(-1)).toThrow(/toy: ratio = -1/);
    // @ts-expect-error not one of the constraints
    expect(() => counting(1, 1, 1, 1, 'flat')).toThrow(/constraint = "flat"/);
    // @ts-expect-error not one of the constraints
    expect(() => counting(1, 1, 1, 0, 'flat')).toThrow(/constraint = "flat"/);
  });
});
