import { uniformAt } from './plainRandom.js';

const MEASURED = ['ccfr', 'charm-ii', 'nutev'] as const;
const PROJECTIONS = ['dune-projection-25', 'dune-projection-40'] as const;
const STATISTICS = ['likelihood-ratio', 'measured-interval', 'profile', 'cls', 'chi-square'] as const;
const MODELS = ['lmu-ltau', 'vector', 'scalar', 'contact', 'wet'] as const;

/** A question that a user could ask, drawn at random. */
export interface Setting {
  readonly number: number;
  readonly experiments: readonly string[];
  readonly statistic: (typeof STATISTICS)[number];
  readonly sided: 'one-sided' | 'two-sided';
  readonly level: number;
  readonly errorModel: 'bifurcated-gaussian' | 'variable-width';
  /** NuTeV enters with its event counts. */
  readonly counts: boolean;
  /** Coefficients of pairs of experiments. */
  readonly correlations: readonly { readonly pair: readonly [string, string]; readonly coefficient: number }[];
  readonly model: (typeof MODELS)[number];
  readonly massGeV: number;
  /** Charges or operators: what the coupling multiplies. */
  readonly charges: Readonly<Record<string, number>>;
}

/** Setting number k; the same whatever the others are. */
export function randomSetting(k: number): Setting {
  let drawn = 0;
  const uniform = (low = 0, high = 1) => low + (high - low) * uniformAt(20_261_130 + k, drawn++);
  const pick = <T>(items: readonly T[]): T => items[Math.min(items.length - 1, Math.floor(uniform() * items.length))];

  const measured = MEASURED.filter(() => uniform() < 0.6);
  const projected = uniform() < 0.2 ? [pick(PROJECTIONS)] : [];
  const chosen = [...measured, ...projected];
  const experiments = chosen.length > 0 ? chosen.slice(0, 3) : ['ccfr'];
  const statistic = pick(STATISTICS);
  const either = uniform() < 0.5 ? ('one-sided' as const) : ('two-sided' as const);
  const sided = { profile: 'one-sided' as const, cls: 'one-sided' as const, 'chi-square': 'two-sided' as const };
  const errorModel = uniform() < 0.7 ? 'bifurcated-gaussian' : 'variable-width';
  const counts = experiments.includes('nutev') && uniform() < 0.3;
  const correlated =
    experiments.length > 1 && !counts && errorModel === 'bifurcated-gaussian' && statistic !== 'measured-interval';
  const pairs = experiments.flatMap((a, i) => experiments.slice(i + 1).map((b): [string, string] => [a, b]));
  const model = pick(MODELS);
  return {
    number: k,
    experiments,
    statistic,
    sided: statistic in sided ? sided[statistic as keyof typeof sided] : either,
    level: pick([0.68, 0.9, 0.95, 0.95, 0.99]),
    errorModel,
    counts,
    // any three coefficients below 0.5 are possible together
    correlations:
      correlated && uniform() < 0.5 ? pairs.map((pair) => ({ pair, coefficient: uniform(-0.45, 0.45) })) : [],
    model,
    massGeV: 10 ** uniform(-3, 2),
    charges: charges(model, uniform),
  };
}

function charges(model: Setting['model'], uniform: (low: number, high: number) => number): Record<string, number> {
  const sign = () => (uniform(-1, 1) < 0 ? -1 : 1);
  switch (model) {
    case 'lmu-ltau':
      return {};
    case 'vector':
      // destructive more often than not
      return {
        nuMu: 1,
        vectorMu: uniform(-1.5, 0.8),
        axialMu: uniform(-1, 1),
        nuE: uniform(-1, 1),
        vectorE: uniform(-1, 1),
      };
    case 'scalar':
      return { nuMu: uniform(0.2, 1), scalarMu: uniform(-1, 1), pseudoscalarMu: uniform(-1, 1) };
    case 'contact':
      return { vector: sign() * uniform(0.1, 1), axial: sign() * uniform(0.1, 1) };
    case 'wet':
      return { CVLL_numunumumumu: uniform(-1, 1), CVLR_numunumumumu: uniform(-1, 1) };
  }
}
