import { directRatio, type Prepared } from './directRatios.js';
import { ourVerdict, preparedFor } from './limitComparison.js';
import { normalPair } from './plainRandom.js';
import { randomSetting, type Setting } from './randomSettings.js';

/** The limit of a setting against toy experiments. */
export interface ToyComparison {
  readonly setting: Setting;
  /** Upper limit on s = g², and σ/σ_SM of each experiment there. */
  readonly strength: number;
  readonly ratios: readonly number[];
  /** p, or CLs, of toy experiments at the limit; 1 − CL where the asymptotic formula is right. */
  readonly probability: number;
  readonly deviation: number;
}

interface Experiment {
  readonly value: number;
  readonly error: number;
  /** R(s) = 1 + linear s + quadratic s², from two ratios. */
  readonly linear: number;
  readonly quadratic: number;
}

/** Settings of `profile` and `cls` at 90 and 95 % with errors that are equal above and below, from those beyond the first 200. */
export function toySettings(count: number): Setting[] {
  const found: Setting[] = [];
  for (let k = 200; found.length < count; k++) {
    const setting = randomSetting(k);
    const { statistic, experiments, model, level } = setting;
    const usable =
      ['profile', 'cls'].includes(statistic) && ['lmu-ltau', 'vector'].includes(model) && [0.9, 0.95].includes(level);
    // half of them destructive
    const wanted = found.length % 2 === 0 ? 'vector' : model;
    if (usable && model === wanted && !experiments.includes('nutev')) found.push({ ...setting, counts: false });
  }
  return found;
}

/** Toy experiments at the upper limit, and for `cls` of the Standard Model too. */
export function compareWithToys(setting: Setting, prepared: Prepared, toys: number): ToyComparison | null {
  const experiments = preparedFor(setting, prepared);
  const strength = Math.max(...ourVerdict(setting, experiments).edges);
  if (!Number.isFinite(strength) || strength <= 0) return null;
  const plain = experiments.map(({ kernel, measurement }): Experiment => {
    const [one, two] = [strength, strength / 2].map((s) => (directRatio(kernel, setting, s) - 1) / s);
    const quadratic = (one - two) / (strength / 2);
    return { value: measurement.value, error: measurement.errorPlus, linear: one - quadratic * strength, quadratic };
  });
  const factor = choleskyOf(setting);
  const observed = statistic(
    plain.map(({ value }) => value),
    plain,
    factor,
    strength,
  );
  const fraction = (truth: number, stream: number) => {
    let beyond = 0;
    for (let toy = 0; toy < toys; toy++) {
      if (statistic(toyValues(plain, factor, truth, stream, toy), plain, factor, strength) >= observed) beyond++;
    }
    return beyond / toys;
  };
  const p = fraction(strength, 1000 + setting.number);
  const pNull = setting.statistic === 'cls' ? fraction(0, 2000 + setting.number) : 1;
  const relative = (q: number) => (q < 1 ? (1 - q) / (q * toys) : 0);
  const deviation = (p / pNull) * Math.sqrt(relative(p) + relative(pNull));
  return { setting, strength, ratios: plain.map((one) => ratioAt(one, strength)), probability: p / pNull, deviation };
}

const ratioAt = ({ linear, quadratic }: Experiment, s: number) => 1 + s * (linear + quadratic * s);

/** Lower triangle L of the correlations, ρ = L Lᵀ. */
function choleskyOf({ experiments, correlations }: Setting): number[][] {
  const rho = (a: string, b: string) =>
    a === b ? 1 : (correlations.find(({ pair }) => pair.includes(a) && pair.includes(b))?.coefficient ?? 0);
  const rows: number[][] = [];
  for (const [i, a] of experiments.entries()) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const rest = row.reduce((sum, x, k) => sum - x * (j === i ? x : rows[j][k]), rho(a, experiments[j]));
      row.push(j === i ? Math.sqrt(rest) : rest / rows[j][j]);
    }
    rows.push(row);
  }
  return rows;
}

function toyValues(
  plain: readonly Experiment[],
  factor: readonly (readonly number[])[],
  truth: number,
  stream: number,
  toy: number,
): number[] {
  const deviates = [...normalPair(stream, 2 * toy), ...normalPair(stream, 2 * toy + 1)];
  return plain.map((one, i) => {
    const shift = factor[i].reduce((sum, x, k) => sum + x * deviates[k], 0);
    return ratioAt(one, truth) + one.error * shift;
  });
}

/** q̃ of a strength: χ² above the least one; 0 at and below the smallest best fit. */
function statistic(
  values: readonly number[],
  plain: readonly Experiment[],
  factor: readonly (readonly number[])[],
  s: number,
): number {
  // whitened, χ² = Σ (c_i + l_i s + q_i s²)²
  const white = [
    (i: number) => (1 - values[i]) / plain[i].error,
    (i: number) => plain[i].linear / plain[i].error,
    (i: number) => plain[i].quadratic / plain[i].error,
  ].map((term) =>
    forward(
      factor,
      plain.map((_, i) => term(i)),
    ),
  );
  const chiSquare = (t: number) =>
    plain.reduce((sum, _, i) => sum + (white[0][i] + t * (white[1][i] + t * white[2][i])) ** 2, 0);
  const dot = (a: number, b: number) => plain.reduce((sum, _, i) => sum + white[a][i] * white[b][i], 0);
  // ½ dχ²/dt = 2|q|² t³ + 3 l·q t² + (|l|² + 2 c·q) t + c·l
  const turns = cubicRoots(2 * dot(2, 2), 3 * dot(1, 2), dot(1, 1) + 2 * dot(0, 2), dot(0, 1));
  let [best, least] = [0, chiSquare(0)];
  for (const t of turns.sort((x, y) => x - y)) {
    if (t <= 0 || chiSquare(t) >= least - 1e-9) continue;
    [best, least] = [t, chiSquare(t)];
  }
  return s <= best ? 0 : Math.max(0, chiSquare(s) - least);
}

/** L⁻¹ v. */
function forward(factor: readonly (readonly number[])[], v: readonly number[]): number[] {
  const solved: number[] = [];
  for (const [i, row] of factor.entries()) {
    solved.push(solved.reduce((rest, x, k) => rest - row[k] * x, v[i]) / row[i]);
  }
  return solved;
}

/** Real roots of a t³ + b t² + c t + d, a > 0: Cardano. */
function cubicRoots(a: number, b: number, c: number, d: number): number[] {
  const shift = b / (3 * a);
  const p = c / (3 * a) - shift ** 2;
  const q = shift ** 3 - (b * c) / (6 * a * a) + d / (2 * a);
  const discriminant = q * q + p ** 3;
  if (discriminant >= 0) {
    const root = Math.sqrt(discriminant);
    return [Math.cbrt(-q + root) + Math.cbrt(-q - root) - shift];
  }
  const angle = Math.acos(-q / Math.sqrt(-(p ** 3))) / 3;
  return [0, 1, 2].map((k) => 2 * Math.sqrt(-p) * Math.cos(angle + (2 * Math.PI * k) / 3) - shift);
}
