import { describe, expect, it } from 'vitest';
import { countingLikelihood } from '../likelihoods/countingLikelihood.js';
import { type RatioLikelihood, type RatioMeasurement, ratioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { CounterRandom } from '../numerics/philox.js';
import {
  type CouplingLimitOptions,
  couplingDecision,
  couplingLimit,
  type ExperimentPrediction,
} from './couplingLimit.js';
import type { TheoryShifts } from './theoryShifts.js';

const ONE_SIDED: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'one-sided' };
const TWO_SIDED: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'two-sided' };

/** All predictions of an experiment are known to δ. */
const normalisation = ({ linear, quadratic }: { linear: number; quadratic: number }, delta: number) => ({
  constant: delta,
  linear: delta * linear,
  quadratic: delta * quadratic,
});

const ccfr: RatioMeasurement = { name: 'CCFR', value: 0.82, errorPlus: 0.28, errorMinus: 0.28 };
const charm: RatioMeasurement = { name: 'CHARM-II', value: 1.58, errorPlus: 0.64, errorMinus: 0.64 };
const nutev: RatioMeasurement = { name: 'NuTeV', value: 0.72, errorPlus: 1.73, errorMinus: 0.72 };
const ratio = { linear: 2, quadratic: 3 };

describe('a normalisation known to δ', () => {
  // χ² = (r − R)²/(σ² + δ²R²): R = z²-crossing in closed form, from a quadratic equation
  const delta = 0.1;
  const z2 = 1.6448536269514722 ** 2;
  const chiSquareOf = (r: number) => (r - 0.82) ** 2 / (0.28 ** 2 + delta ** 2 * r ** 2);
  const cut = z2 + chiSquareOf(1);
  const a = 1 - cut * delta ** 2;
  const largest = (0.82 + Math.sqrt(0.82 ** 2 - a * (0.82 ** 2 - cut * 0.28 ** 2))) / a;
  const shifts = { normalisation: normalisation(ratio, delta) };

  it('widens the interval of CCFR as the closed form says', () => {
    const { upperLimit } = couplingLimit([{ measurement: ccfr, ratio, shifts }], ONE_SIDED);
    const s = (upperLimit as number) ** 2;
    expect(1 + 2 * s + 3 * s * s).toBeCloseTo(largest, 12);
    expect(largest).toBeGreaterThan(1.3145);
  });

  it('is the same as two sources that add up in quadrature, in any order and by any name', () => {
    const two = { b: normalisation(ratio, 0.08), a: normalisation(ratio, -0.06) };
    const whole = couplingLimit([{ measurement: ccfr, ratio, shifts }], ONE_SIDED).upperLimit as number;
    const split = couplingLimit([{ measurement: ccfr, ratio, shifts: two }], ONE_SIDED).upperLimit as number;
    expect(split / whole).toBeCloseTo(1, 13);
  });

  it('excludes nothing where it is larger than 1/z', () => {
    const loose = { normalisation: normalisation(ratio, 0.8) };
    expect(couplingLimit([{ measurement: ccfr, ratio, shifts: loose }], ONE_SIDED).upperLimit).toBeNull();
  });

  it('changes nothing, to the last bit, where it is 0', () => {
    const zero = { normalisation: normalisation(ratio, 0) };
    for (const options of [ONE_SIDED, TWO_SIDED]) {
      expect(couplingLimit([{ measurement: ccfr, ratio, shifts: zero }], options)).toEqual(
        couplingLimit([{ measurement: ccfr, ratio }], options),
      );
    }
  });
});

describe('two equal experiments', () => {
  const named = (name: string) => ({ ...charm, name });
  const delta = 0.2;
  // of the mean of both: σ²/2 + δ²R² where the source is common, (σ² + δ²R²)/2 where each has its own
  const limitOf = (names: readonly [string, string]) =>
    couplingLimit(
      ['one', 'other'].map((name, i) => ({
        measurement: named(name),
        ratio,
        shifts: { [names[i]]: normalisation(ratio, delta) },
      })),
      TWO_SIDED,
    );
  const expected = (variance: (r: number) => number) => {
    // best fit at R = 1.58, χ² = 0
    let [low, high] = [1.58, 1e3];
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2;
      if ((middle - 1.58) ** 2 / variance(middle) > 1.959963984540054 ** 2) high = middle;
      else low = middle;
    }
    return low;
  };

  it.each([
    ['common', ['flux', 'flux'] as const, (r: number) => 0.64 ** 2 / 2 + (delta * r) ** 2],
    ['each has its own', ['flux:a', 'flux:b'] as const, (r: number) => (0.64 ** 2 + (delta * r) ** 2) / 2],
  ])('%s', (_, names, variance) => {
    const s = (limitOf(names).upperLimit as number) ** 2;
    expect(1 + 2 * s + 3 * s * s).toBeCloseTo(expected(variance), 9);
  });
});

/** Coordinate by coordinate, by golden sections: slow, and nothing of the other way. */
function bruteChiSquare(
  predictions: readonly {
    likelihood: RatioLikelihood;
    ratio: { linear: number; quadratic: number };
    shifts: TheoryShifts;
  }[],
  s: number,
  sources: readonly string[],
): number {
  const theta: Record<string, number> = Object.fromEntries(sources.map((source) => [source, 0]));
  const chiSquare = () =>
    predictions.reduce((sum, { likelihood, ratio: { linear, quadratic }, shifts }) => {
      let predicted = 1 + linear * s + quadratic * s * s;
      for (const [source, shift] of Object.entries(shifts)) {
        predicted += theta[source] * (shift.constant + shift.linear * s + shift.quadratic * s * s);
      }
      return sum + likelihood.chiSquare(predicted);
    }, 0) + sources.reduce((sum, source) => sum + theta[source] ** 2, 0);
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let sweep = 0; sweep < 40; sweep++) {
    for (const source of sources) {
      let [low, high] = [-25, 25];
      const at = (x: number) => {
        theta[source] = x;
        return chiSquare();
      };
      for (let i = 0; i < 48; i++) {
        const width = golden * (high - low);
        if (at(high - width) < at(low + width)) high = low + width;
        else low = high - width;
      }
      theta[source] = (low + high) / 2;
    }
  }
  return chiSquare();
}

describe('against a search of all nuisance parameters', () => {
  const random = new CounterRandom(18, 5);
  let drawn = 0;
  const uniform = () => random.uniform(drawn++);
  const sources = ['density', 'couplings', 'flux:one'];
  const counts = (name: string) =>
    countingLikelihood({
      name,
      observed: 17,
      standardModel: { value: 10.8, error: 0.3, constraint: 'gaussian' },
      background: { value: 9.8, error: 2.9, constraint: 'gaussian' },
    });
  const problem = (kinds: readonly string[]) =>
    kinds.map((kind) => {
      const measurement = { ccfr, charm, nutev, wide: nutev, counts: nutev }[kind] as RatioMeasurement;
      const own = { linear: 3 * uniform() - 1, quadratic: 0.5 + uniform() };
      const likelihood =
        kind === 'counts'
          ? counts('NuTeV')
          : ratioLikelihood(measurement, kind === 'wide' ? 'variable-width' : 'bifurcated-gaussian');
      const shifts = Object.fromEntries(
        sources.map((source) => [
          source,
          {
            constant: 0.2 * (uniform() - 0.5),
            linear: 0.3 * own.linear * (uniform() - 0.5),
            quadratic: 0.3 * own.quadratic * (uniform() - 0.5),
          },
        ]),
      );
      return { measurement: likelihood.measurement, ratio: own, shifts, likelihood };
    });

  it.each([
    [['ccfr']],
    [['nutev']],
    [['counts']],
    [['ccfr', 'charm']],
    [['ccfr', 'charm', 'nutev']],
    [['ccfr', 'charm', 'wide']],
    [['ccfr', 'charm', 'counts']],
  ])('%s: χ², the best fit and the edges', (kinds) => {
    for (let trial = 0; trial < 3; trial++) {
      const predictions = problem(kinds);
      const limit = couplingLimit(predictions, TWO_SIDED);
      for (const s of [0, 0.3, 1.7]) {
        const { chiSquare } = couplingDecision(predictions, Math.sqrt(s), TWO_SIDED);
        expect(chiSquare).toBeCloseTo(bruteChiSquare(predictions, s, sources), 8);
      }
      // no s of a grid is better than the best fit
      const best = limit.bestFit.chiSquare;
      for (let i = 0; i <= 40; i++) {
        expect(best).toBeLessThanOrEqual(bruteChiSquare(predictions, (i / 16) ** 2, sources) + 1e-9);
      }
      const threshold = best + 1.959963984540054 ** 2;
      for (const edge of limit.allowed.flatMap(({ lower, upper }) => [lower, upper])) {
        if (edge === 0 || edge === Number.POSITIVE_INFINITY) continue;
        expect(bruteChiSquare(predictions, edge * edge, sources)).toBeCloseTo(threshold, 7);
      }
    }
  });
});

describe('other statistics', () => {
  const shifts = { density: normalisation(ratio, 0.1) };
  const one: ExperimentPrediction = { measurement: ccfr, ratio, shifts };

  it('profile: for a shift that does not depend on s, that of a larger error', () => {
    const constant = { density: { constant: 0.21, linear: 0, quadratic: 0 } };
    const wider = { ...ccfr, errorPlus: 0.35, errorMinus: 0.35 };
    for (const statistic of ['profile', 'cls', 'likelihood-ratio', 'measured-interval'] as const) {
      const options = { ...ONE_SIDED, statistic };
      const moved = couplingLimit([{ measurement: ccfr, ratio, shifts: constant }], options).upperLimit as number;
      expect(moved / (couplingLimit([{ measurement: wider, ratio }], options).upperLimit as number)).toBeCloseTo(1, 12);
    }
  });

  it('chi-square: 3.84 of the larger error', () => {
    const { upperLimit } = couplingLimit([one], { ...TWO_SIDED, statistic: 'chi-square' });
    const s = (upperLimit as number) ** 2;
    const r = 1 + 2 * s + 3 * s * s;
    expect((r - 0.82) ** 2 / (0.28 ** 2 + (0.1 * r) ** 2)).toBeCloseTo(1.959963984540054 ** 2, 10);
  });

  it('measured-interval of two: compared with the best common ratio, which moves too', () => {
    const both = [one, { measurement: charm, ratio, shifts }];
    const { referenceChiSquare } = couplingLimit(both, { ...ONE_SIDED, statistic: 'measured-interval' });
    // a common normalisation is absorbed by the common ratio: that without theory errors
    const fixed = couplingLimit(
      both.map(({ measurement }) => ({ measurement, ratio })),
      { ...ONE_SIDED, statistic: 'measured-interval' },
    );
    expect(referenceChiSquare).toBeCloseTo(fixed.referenceChiSquare, 9);
  });

  it('feldman-cousins: is for counts, with theory errors too', () => {
    expect(() => couplingLimit([one], { ...TWO_SIDED, statistic: 'feldman-cousins' })).toThrow('needs counts');
  });

  it('correlated errors of measurements: (C + T)⁻¹ with both', () => {
    const both = [one, { measurement: charm, ratio, shifts }];
    const rho = [
      [1, 0.4],
      [0.4, 1],
    ];
    const { chiSquare } = couplingDecision(both, 0.5, ONE_SIDED, rho);
    const r = 1 + 2 * 0.25 + 3 * 0.0625;
    const [d1, d2] = [0.82 - r, 1.58 - r];
    const theory = (0.1 * r) ** 2;
    const [v11, v22, v12] = [0.28 ** 2 + theory, 0.64 ** 2 + theory, 0.4 * 0.28 * 0.64 + theory];
    const expected = (v22 * d1 * d1 - 2 * v12 * d1 * d2 + v11 * d2 * d2) / (v11 * v22 - v12 * v12);
    expect(chiSquare).toBeCloseTo(expected, 12);
  });
});
