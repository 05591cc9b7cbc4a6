import { chiSquareCut, normalDeviate, normalProbability } from './normal.js';
import type { PlainLikelihood } from './plainLikelihood.js';

/** A statistical question, in the words of `nereid limit`. */
export interface PlainQuestion {
  readonly statistic: string;
  readonly sided: 'one-sided' | 'two-sided';
  readonly level: number;
  /** Measurements, and what a model predicts for each at a strength s ≥ 0; 1 at s = 0. */
  readonly likelihoods: readonly PlainLikelihood[];
  readonly predict: (s: number) => readonly number[];
  /** Correlation matrix of the errors; undefined: none. */
  readonly correlation?: readonly (readonly number[])[] | undefined;
  /** Strengths to look for the best fit at, ascending from 0, dense enough that no minimum lies between. */
  readonly strengths: readonly number[];
}

/** Whether a strength is excluded, by the definitions alone. */
export function plainVerdict(question: PlainQuestion): (s: number) => boolean {
  const { statistic, sided, level, likelihoods, predict } = question;
  const chiSquare = (s: number) => total(question, likelihoods, predict(s));
  const z = sided === 'one-sided' ? normalDeviate(level) : normalDeviate((1 + level) / 2);
  if (statistic === 'chi-square') {
    const cut = chiSquareCut(level, likelihoods.length);
    return (s) => chiSquare(s) > cut;
  }
  if (statistic === 'measured-interval') {
    const common = (ratio: number) =>
      total(
        question,
        likelihoods,
        likelihoods.map(() => ratio),
      );
    const values = likelihoods.map(({ value }) => Math.max(0, value));
    const least = common(minimise(common, Math.min(...values), Math.max(...values)));
    const tooLow = (s: number) => {
      const up = (h: number) =>
        total(
          question,
          likelihoods,
          predict(s).map((ratio) => ratio + h),
        );
      return up(1e-6) < up(-1e-6);
    };
    return (s) => !(sided === 'one-sided' && tooLow(s)) && chiSquare(s) - least > z * z;
  }
  const best = bestStrength(chiSquare, question.strengths);
  const least = chiSquare(best);
  if (statistic === 'likelihood-ratio') {
    return (s) => !(sided === 'one-sided' && s <= best) && chiSquare(s) - least > z * z;
  }
  return (s) => s > best && probabilities(question, s, best)[statistic === 'cls' ? 'cls' : 'p'] < 1 - level;
}

/** Σ χ², or pᵀρ⁻¹p of the pulls. */
function total(
  { correlation }: PlainQuestion,
  likelihoods: readonly PlainLikelihood[],
  ratios: readonly number[],
): number {
  if (correlation === undefined) return likelihoods.reduce((sum, one, i) => sum + one.chiSquare(ratios[i]), 0);
  const pulls = likelihoods.map((one, i) => one.pull(ratios[i]));
  const solved = solve(correlation, pulls);
  return pulls.reduce((sum, pull, i) => sum + pull * solved[i], 0);
}

/** x with M x = v, by elimination. */
function solve(matrix: readonly (readonly number[])[], v: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, v[i]]);
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < rows.length; j++) {
      if (i === j) continue;
      const factor = rows[j][i] / rows[i][i];
      rows[j] = rows[j].map((value, k) => value - factor * rows[i][k]);
    }
  }
  return rows.map((row, i) => row[rows.length] / row[i]);
}

/** p of the hypothesis and CLs, from χ² of the data and of Asimov data of the best fit and of the Standard Model. */
export function probabilities(question: PlainQuestion, s: number, best: number): { p: number; cls: number } {
  const { likelihoods, predict } = question;
  const of = (truth: number, tested: number) => {
    const data = likelihoods.map((one, i) => one.asimov(predict(truth)[i]));
    return total(question, data, predict(tested)) - total(question, data, predict(truth));
  };
  const observed = total(question, likelihoods, predict(s)) - total(question, likelihoods, predict(best));
  const [toBest, toNull, between] = [of(best, s), of(0, s), of(best, 0)];
  const deviation = observed > toBest ? (observed + toBest) / (2 * Math.sqrt(toBest)) : Math.sqrt(observed);
  // how far the Standard Model lies towards the best fit: the law of cosines
  const towards = (toNull + toBest - between) / (2 * Math.sqrt(toBest));
  const p = normalProbability(-deviation);
  return { p, cls: p / normalProbability(towards - deviation) };
}

/** The smallest of the strengths at which χ² is least. */
export function bestStrength(chiSquare: (s: number) => number, strengths: readonly number[]): number {
  const values = strengths.map(chiSquare);
  const minima: number[] = values[0] <= values[1] ? [strengths[0]] : [];
  for (let i = 0; i < strengths.length; i++) {
    const [before, after] = [values[i - 1] ?? Number.POSITIVE_INFINITY, values[i + 1] ?? Number.POSITIVE_INFINITY];
    if (values[i] > before || values[i] > after) continue;
    minima.push(minimise(chiSquare, strengths[Math.max(0, i - 1)], strengths[Math.min(i + 1, strengths.length - 1)]));
  }
  const least = Math.min(...minima.map(chiSquare));
  return minima.find((s) => chiSquare(s) <= least + 1e-10) ?? strengths[0];
}

/** Golden section. */
export function minimise(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let i = 0; i < 90; i++) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (f(left) <= f(right)) high = right;
    else low = left;
  }
  // an end is a minimum to the last bit, or none
  return [from, (low + high) / 2, to].reduce((x, y) => (f(y) < f(x) ? y : x));
}
