import { describe, expect, it } from 'vitest';
import { countingLikelihood } from '../likelihoods/countingLikelihood.js';
import { type RatioErrorModel, type RatioLikelihood, ratioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { CounterRandom } from '../numerics/philox.js';
import { alternatingFit } from './alternatingNuisanceFit.js';
import { eliminatedFit } from './eliminatedNuisanceFit.js';
import { movedRatios, type NuisanceProblem } from './nuisanceAlgebra.js';

const random = new CounterRandom(18, 23);
let drawn = 0;
const between = (low: number, high: number) => low + (high - low) * random.uniform(drawn++);

const ratio = (name: string, errorModel: RatioErrorModel = 'bifurcated-gaussian') => {
  const [errorPlus, errorMinus] = [between(0.2, 0.9), between(0.2, 0.9)];
  return ratioLikelihood({ name, value: between(0, 2), errorPlus, errorMinus }, errorModel);
};
const counts = (observed: number) =>
  countingLikelihood({
    name: 'counts',
    observed,
    standardModel: { value: between(5, 15), error: between(0, 2), constraint: 'gaussian' },
    background: { value: between(2, 10), error: between(0, 3), constraint: 'gaussian' },
  });

/** T = JJᵀ of four sources up to `size` of a prediction. */
function problemOf(likelihoods: readonly RatioLikelihood[], predictions: number, size: number): NuisanceProblem {
  const predicted = likelihoods.map(() => predictions * between(0.5, 1.5));
  const shifts = predicted.map((p) => [0, 1, 2, 3].map(() => p * between(-size, size)));
  const theory = shifts.flatMap((row, i) =>
    shifts.slice(0, i + 1).map((other) => row.reduce((sum, one, k) => sum + one * other[k], 0)),
  );
  return { likelihoods, correlation: undefined, predicted, theory };
}

/** χ² + λᵀTλ of any multipliers: no smaller than that of the best. */
function totalChiSquare({ likelihoods, predicted, theory }: NuisanceProblem, multipliers: readonly number[]): number {
  const ratios = movedRatios(predicted, theory, multipliers);
  return ratios.reduce((sum, one, i) => sum + likelihoods[i].chiSquare(one) + multipliers[i] * (one - predicted[i]), 0);
}

describe('one likelihood of any kind among errors of fixed width', () => {
  it.each([
    ['counts', () => counts(Math.floor(between(0, 30)))],
    ['a width that varies', () => ratio('wide', 'variable-width')],
  ])('%s: as taking one after the other has it, wherever it stands', (_, other) => {
    let found = 0;
    for (let trial = 0; trial < 150; trial++) {
      const at = trial % 3;
      const likelihoods = [0, 1, 2].map((i) => (i === at ? other() : ratio(`e${i}`)));
      const problem = problemOf(likelihoods, 1, 0.15);
      const quick = eliminatedFit(problem, at);
      if (quick === undefined) continue;
      found++;
      const slow = alternatingFit(problem, [0, 0, 0]);
      // it stops where multipliers change by less than 1e-13 of the largest; χ² is least there, so its errors are squares of theirs
      expect(quick.chiSquare).toBeCloseTo(totalChiSquare(problem, slow), 10);
      expect(quick.chiSquare).toBeCloseTo(totalChiSquare(problem, quick.multipliers), 10);
    }
    // sides without a consistent choice are rare
    expect(found).toBeGreaterThan(140);
  });

  it('has the count at 0 where the others pull it below, and no smaller χ² is near', () => {
    let edges = 0;
    for (let trial = 0; trial < 60; trial++) {
      // all in common, and predictions far above what is measured: the others want the nuisance parameters to undo them
      const likelihoods = [counts(0), ratio('one'), ratio('other')];
      const predicted = likelihoods.map((_, i) => (i === 0 ? between(1, 3) : between(8, 12)));
      const shifts = predicted.map((p, i) => (i === 0 ? 1.5 : 0.9) * p);
      const theory = shifts.flatMap((row, i) => shifts.slice(0, i + 1).map((column) => row * column));
      const problem = { likelihoods, correlation: undefined, predicted, theory };
      const fit = eliminatedFit(problem, 0);
      expect(fit).toBeDefined();
      if (fit === undefined) continue;
      const ratios = movedRatios(predicted, theory, fit.multipliers);
      if (Math.abs(ratios[0]) < 1e-9) edges++;
      // one source: θ = Σ J_i λ_i, on a grid around the best; below R = 0 there is none
      const theta = fit.multipliers.reduce((sum, one, i) => sum + shifts[i] * one, 0);
      const of = (x: number) =>
        likelihoods.reduce((sum, one, i) => sum + one.chiSquare(predicted[i] + shifts[i] * x), x * x);
      for (let step = -400; step <= 400; step++) expect(of(theta + step / 400)).toBeGreaterThan(fit.chiSquare - 1e-9);
    }
    expect(edges).toBeGreaterThan(30);
  });
});
