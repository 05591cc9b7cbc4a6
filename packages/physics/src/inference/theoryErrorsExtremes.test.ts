import { describe, expect, it } from 'vitest';
import { countingLikelihood } from '../likelihoods/countingLikelihood.js';
import { ratioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { CounterRandom } from '../numerics/philox.js';
import { solveLinear } from '../numerics/solveLinear.js';
import {
  type CouplingLimit,
  type CouplingLimitOptions,
  couplingDecision,
  couplingLimit,
  type ExperimentPrediction,
} from './couplingLimit.js';
import type { RatioShift } from './theoryShifts.js';

const Z2 = 1.959963984540054 ** 2;
const TWO_SIDED: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'two-sided' };
const CHI_SQUARE: CouplingLimitOptions = { ...TWO_SIDED, statistic: 'chi-square' };

const at = ({ constant, linear, quadratic }: RatioShift, s: number) => constant + s * (linear + s * quadratic);

/** χ² of Gaussian experiments from the equations of the θ: (1 + JᵀC⁻¹J)θ = JᵀC⁻¹d. */
function chiSquareOfThetas(experiments: readonly ExperimentPrediction[], s: number): number {
  const sources = [...new Set(experiments.flatMap(({ shifts = {} }) => Object.keys(shifts)))];
  const rows = experiments.map(({ measurement: { value, errorPlus, errorMinus }, ratio, shifts = {} }) => {
    const d = value - at({ constant: 1, ...ratio }, s);
    // of one experiment the sign of what is left is that of d; errors of several are taken equal
    const error = d > 0 ? errorMinus : errorPlus;
    return { d: d / error, j: sources.map((source) => (shifts[source] ? at(shifts[source], s) / error : 0)) };
  });
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  const matrix = sources.map((_, k) => sources.map((__, l) => sum(({ j }) => j[k] * j[l]) + (k === l ? 1 : 0)));
  const theta = solveLinear(
    matrix,
    sources.map((_, k) => sum(({ d, j }) => j[k] * d)),
  );
  const left = ({ d, j }: (typeof rows)[number]) => d - j.reduce((total, one, k) => total + one * theta[k], 0);
  return sum((row) => left(row) ** 2) + theta.reduce((total, one) => total + one * one, 0);
}

const isAllowed = ({ allowed }: CouplingLimit, s: number) =>
  allowed.some(({ lower, upper }) => lower <= Math.sqrt(s) && Math.sqrt(s) <= upper);

describe('theory errors of any size', () => {
  const random = new CounterRandom(18, 11);
  let drawn = 0;
  const between = (low: number, high: number) => low + (high - low) * random.uniform(drawn++);
  const experiment = (index: number, symmetric: boolean): ExperimentPrediction => {
    const errorPlus = Math.exp(between(-2.5, 0.7));
    const errorMinus = symmetric ? errorPlus : Math.exp(between(-2.5, 0.7));
    const quadratic = Math.exp(between(-2, 2));
    const ratio = { linear: between(-2, 3) * Math.sqrt(quadratic), quadratic };
    const shift = () => ({
      constant: between(-0.3, 0.3),
      linear: between(-0.4, 0.4) * ratio.linear,
      quadratic: between(-1, 1) * between(0, 1) * quadratic,
    });
    const shifts = { common: shift(), other: shift(), [`own:${index}`]: shift() };
    return { measurement: { name: `e${index}`, value: between(0, 2.5), errorPlus, errorMinus }, ratio, shifts };
  };

  it.each([1, 2, 4])('decide every coupling of a grid as the equations of θ do, %i experiments', (size) => {
    for (let trial = 0; trial < 60; trial++) {
      const experiments = Array.from({ length: size }, (_, i) => experiment(i, size > 1));
      const limit = couplingLimit(experiments, TWO_SIDED);
      const best = limit.bestFit.chiSquare;
      const scale = 1 / Math.sqrt(Math.max(...experiments.map(({ ratio }) => ratio.quadratic)));
      for (let i = -30; i <= 40; i++) {
        const s = scale * 10 ** (i / 15);
        const chiSquare = chiSquareOfThetas(experiments, s);
        expect(best).toBeLessThanOrEqual(chiSquare + 1e-8 * (1 + chiSquare));
        if (Math.abs(chiSquare - best - Z2) > 1e-6) expect(isAllowed(limit, s)).toBe(chiSquare - best <= Z2);
      }
    }
  });

  it('allow couplings again where errors grow faster than predictions', () => {
    // R = 1 + 4s + s², known to 0.6 s²: χ² rises, falls, and goes to (1/0.6)² = 2.78 < 3.84
    const shifts = { unknown: { constant: 0, linear: 0, quadratic: 0.6 } };
    const measurement = { name: 'one', value: 1, errorPlus: 0.3, errorMinus: 0.3 };
    const limit = couplingLimit([{ measurement, ratio: { linear: 4, quadratic: 1 }, shifts }], TWO_SIDED);
    expect(limit.upperLimit).toBeNull();
    expect(limit.allowed).toHaveLength(2);
    for (const edge of [limit.allowed[0].upper, limit.allowed[1].lower]) {
      const s = edge * edge;
      expect((4 * s + s * s) ** 2 / (0.3 ** 2 + (0.6 * s * s) ** 2)).toBeCloseTo(Z2, 9);
    }
  });

  it('have their best fit at the end where χ² only falls', () => {
    // below the Standard Model by 5 σ, and known to 80 % of what is new: (1/0.8)² = 1.5625 at large s
    const shifts = { unknown: { constant: 0, linear: 0.8, quadratic: 0 } };
    const measurement = { name: 'one', value: 0.5, errorPlus: 0.1, errorMinus: 0.1 };
    const one: ExperimentPrediction = { measurement, ratio: { linear: 1, quadratic: 0 }, shifts };
    const { bestFit, upperLimit, standardModelExcluded } = couplingLimit([one], TWO_SIDED);
    // 1e6 is where predictions end
    expect(bestFit.chiSquare).toBeCloseTo(1.5625, 5);
    expect(upperLimit).toBeNull();
    expect(standardModelExcluded).toBe(true);
  });

  it('reach ratios that a width allows, from predictions that it does not', () => {
    // only R < 0.1 + 0.1·0.9/(0.9 − 0.1) = 0.2125 has a positive width
    const measurement = { name: 'narrow', value: 0.1, errorPlus: 0.1, errorMinus: 0.9 };
    const narrow = ratioLikelihood(measurement, 'variable-width');
    expect(narrow.chiSquare(1)).toBe(Number.POSITIVE_INFINITY);
    const wide = { name: 'wide', value: 1, errorPlus: 0.5, errorMinus: 0.4 };
    const ratio = { linear: 1, quadratic: 1 };
    const predictions = [
      { measurement, likelihood: narrow, ratio, shifts: { a: { constant: 0.5, linear: 0, quadratic: 0 } } },
      { measurement: wide, ratio, likelihood: ratioLikelihood(wide, 'variable-width') },
    ];
    const { chiSquare } = couplingDecision(predictions, 0, CHI_SQUARE);
    // one nuisance parameter: a grid of it
    const grid = Array.from({ length: 40001 }, (_, i) => -4 + i / 10000).map(
      (theta) => narrow.chiSquare(1 + 0.5 * theta) + theta * theta,
    );
    expect(chiSquare).toBeCloseTo(Math.min(...grid) + predictions[1].likelihood.chiSquare(1), 6);
  });

  it('stop at σ = 0 where counts would have less', () => {
    const none = countingLikelihood({
      name: 'none',
      observed: 0,
      standardModel: { value: 9, error: 0, constraint: 'gaussian' },
      background: { value: 0.5, error: 0, constraint: 'gaussian' },
    });
    const low = { name: 'low', value: -1.5, errorPlus: 0.2, errorMinus: 0.2 };
    const common = { flux: { constant: 0.6, linear: 0, quadratic: 0 } };
    const ratio = { linear: 1, quadratic: 0 };
    const predictions = [
      { measurement: none.measurement, likelihood: none, ratio, shifts: common },
      { measurement: low, ratio, shifts: common },
    ];
    const { chiSquare } = couplingDecision(predictions, 0, CHI_SQUARE);
    const of = (theta: number) =>
      none.chiSquare(1 + 0.6 * theta) + ((1 + 0.6 * theta + 1.5) / 0.2) ** 2 + theta * theta;
    // both want less than 0, which is at θ = −1/0.6
    expect(chiSquare).toBeCloseTo(of(-1 / 0.6 + 1e-13), 6);
  });

  it('find minima at kinks, where errors are asymmetric and correlated', () => {
    let [kinks, others] = [0, 0];
    for (let trial = 0; trial < 200; trial++) {
      const rho = between(-0.6, 0.6);
      const both = [0, 1].map((i) => {
        const measurement = {
          name: `e${i}`,
          value: between(0, 2),
          errorPlus: between(0.2, 1),
          errorMinus: between(0.2, 1),
        };
        const shifts = { common: { constant: between(-1, 1), linear: 0, quadratic: 0 } };
        return { measurement, ratio: { linear: 1, quadratic: 0 }, shifts };
      });
      const correlation = [
        [1, rho],
        [rho, 1],
      ];
      const likelihoods = both.map(({ measurement }) => ratioLikelihood(measurement));
      const of = (theta: number) => {
        const [p, q] = both.map(({ shifts }, i) => likelihoods[i].pull(1 + theta * shifts.common.constant));
        return (p * p - 2 * rho * p * q + q * q) / (1 - rho * rho) + theta * theta;
      };
      // one nuisance parameter: of the parabolas between two kinks, at whose ends χ² is looked at too
      const at = both.map(({ measurement, shifts }) => (measurement.value - 1) / shifts.common.constant);
      const grid = Array.from({ length: 8001 }, (_, i) => (i - 4000) / 500);
      const points = [...grid, ...at].sort((x, y) => x - y).map((theta) => ({ theta, value: of(theta) }));
      const minima = points.filter(
        ({ value }, i) => value <= (points[i - 1]?.value ?? value) && value <= (points[i + 1]?.value ?? value),
      );
      const { chiSquare } = couplingDecision(both, 0, CHI_SQUARE, correlation);
      // a step of the grid is 0.002: χ″ < 100 leaves less than 100·0.001²/2
      const found = minima.find(({ value }) => chiSquare <= value + 1e-9 && chiSquare > value - 1e-4);
      expect(found, `${chiSquare} of ${minima.map(({ value }) => value)}`).toBeDefined();
      if (found && at.includes(found.theta)) kinks++;
      // of two minima it may be the other
      if (chiSquare > Math.min(...minima.map(({ value }) => value)) + 1e-9) others++;
    }
    expect(others).toBeLessThan(4);
    expect(kinks).toBeGreaterThan(0);
  });
});
