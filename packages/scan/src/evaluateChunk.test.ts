import { STANDARD_OBSERVABLES, VERDICTS } from '@nereid/analysis';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { chunkColumns, chunkEvaluator } from './evaluateChunk.js';
import { toyJob } from './scan.fixtures.js';
import { chunkAt, chunkCount } from './scanJob.js';
import { shardParquet } from './shardParquet.js';

const column = (columns: ReturnType<ReturnType<typeof chunkEvaluator>>, name: string) => {
  const found = columns.find((one) => one.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
};

describe('chunkEvaluator', () => {
  it('gives the ratio worked out by hand', () => {
    const job = toyJob({ parameters: { mass: 0.3, gPrime: 1e-3 } });
    const columns = chunkEvaluator(job)(chunkAt(job, 0));
    const { fermiConstant, sin2ThetaW } = job.electroweak;
    // L_μ − L_τ: V → V + √2 g'²/(G_F (M² + T))·…, physics.md: V(T) = ½ + 2s² + g'²/(√2 G_F (M² + T))
    const vector = 0.5 + 2 * sin2ThetaW + 1e-6 / (Math.SQRT2 * fermiConstant * (0.09 + 0.04));
    const ratio = (vector ** 2 + 0.25) / ((0.5 + 2 * sin2ThetaW) ** 2 + 0.25);
    expect(column(columns, 'ccfr_ratio').values[0]).toBeCloseTo(ratio, 12);
    expect(column(columns, 'ccfr_chiSquare').values[0]).toBeCloseTo(((ratio - 0.82) / 0.28) ** 2, 12);
    expect(column(columns, 'ccfr_pull').values[0]).toBeCloseTo((0.82 - ratio) / 0.28, 12);
  });

  it('counts chunks and points: 30 points in chunks of 7 end with one of 2', () => {
    const job = toyJob();
    expect(chunkCount(job)).toBe(5);
    expect(chunkAt(job, 4)).toEqual({ index: 4, first: 28, count: 2 });
    const columns = chunkEvaluator(job)(chunkAt(job, 4));
    expect(columns.map(({ name }) => name)).toEqual(chunkColumns(job));
    expect([...column(columns, 'index').values]).toEqual([28, 29]);
    expect(column(columns, 'mass').values[1]).toBe(10);
  });

  it('never lets what could not be evaluated pass for allowed', () => {
    const job = toyJob({ parameters: { mass: { list: [-1, 0.1] }, gPrime: { list: [1e-5] } } });
    const columns = chunkEvaluator(job)(chunkAt(job, 0));
    for (const name of ['ccfr_verdict', 'nutev_verdict', 'combined_verdict']) {
      const verdict = column(columns, name);
      const words = verdict.kind === 'word' ? Array.from(verdict.values, (code) => verdict.words[code]) : [];
      expect(words).toEqual(['invalidInput', 'allowed']);
    }
    expect(column(columns, 'ccfr_ratio').values[0]).toBeNaN();
  });

  it('writes observables beside tridents beside the experiments, their prediction in the place of a ratio', () => {
    const job = toyJob({
      parameters: { mass: { list: [1, 10] }, gPrime: 0.01 },
      constraints: ['ccfr', 'nutev', 'tau'],
      constraintSettings: {
        'g-2': STANDARD_OBSERVABLES.anomaly,
        borexino: STANDARD_OBSERVABLES.recoil,
        tau: { ratio: 1.002, error: 1e-3 },
      },
    });
    const columns = chunkEvaluator(job)(chunkAt(job, 0));
    expect(columns.map(({ name }) => name)).toEqual(chunkColumns(job));
    expect(columns.map(({ name }) => name).slice(-6)).toEqual([
      'tau_predicted',
      'tau_pull',
      'tau_chiSquare',
      'tau_verdict',
      'combined_chiSquare',
      'combined_verdict',
    ]);
    const predicted = column(columns, 'tau_predicted').values;
    // (3g′²/4π²) ln(M_W²/M²)/(1 − M²/M_W²); not for a boson lighter than the decay can resolve
    const x = (10 / 80.3692) ** 2;
    expect(predicted[0]).toBeNaN();
    expect((predicted[1] - 1) / ((-3e-4 / (4 * Math.PI ** 2)) * (Math.log(x) / (1 - x)))).toBeCloseTo(1, 10);
    const verdicts = column(columns, 'combined_verdict').values;
    expect([...verdicts].map((code) => VERDICTS[code])).toEqual(['notEvaluated', 'allowed']);
    const [ccfr, nutev, tau, combined] = ['ccfr', 'nutev', 'tau', 'combined'].map(
      (name) => column(columns, `${name}_chiSquare`).values[1],
    );
    expect(combined).toBeCloseTo(ccfr + nutev + tau, 10);
  });

  it('takes correlations of the experiments into their combination alone', () => {
    const parameters = { mass: 0.3, gPrime: 1e-3 };
    const coefficient = 0.5;
    const correlations = [{ experiments: ['ccfr', 'nutev'] as [string, string], coefficient, reason: 'made up' }];
    const [free, bound] = [toyJob({ parameters }), toyJob({ parameters, correlations })].map((job) =>
      chunkEvaluator(job)(chunkAt(job, 0)),
    );
    const [p, q] = ['ccfr_pull', 'nutev_pull'].map((name) => column(bound, name).values[0]);
    expect([p, q]).toEqual(['ccfr_pull', 'nutev_pull'].map((name) => column(free, name).values[0]));
    // χ² = (p² + q² − 2ρpq)/(1 − ρ²)
    const expected = (p * p + q * q - 2 * coefficient * p * q) / (1 - coefficient ** 2);
    expect(column(bound, 'combined_chiSquare').values[0]).toBeCloseTo(expected, 9);
    expect(column(free, 'combined_chiSquare').values[0]).toBeCloseTo(p * p + q * q, 9);
  });

  it('gives a point the same numbers in whatever chunk it is', () => {
    const [small, large] = [toyJob({ chunkPoints: 1 }), toyJob({ chunkPoints: 30 })];
    const [one, all] = [chunkEvaluator(small), chunkEvaluator(large)(chunkAt(large, 0))];
    for (const index of [0, 13, 29]) {
      const single = one(chunkAt(small, index));
      expect(single.map(({ values }) => values[0])).toEqual(all.map(({ values }) => values[index]));
    }
  });
});

const IDENTITY = { scan: 'identity', chunk: 1, first: 7, count: 7 };

describe('shardParquet', () => {
  it('is read back as it was, and has the same bytes again', async () => {
    const job = toyJob();
    const columns = chunkEvaluator(job)(chunkAt(job, 1));
    const data = shardParquet(columns, IDENTITY);
    expect(shardParquet(chunkEvaluator(job)(chunkAt(job, 1)), IDENTITY)).toEqual(data);
    const rows = await parquetReadObjects({ file: data.slice().buffer });
    expect(rows).toHaveLength(7);
    for (const { name, values } of columns.filter(({ kind }) => kind === 'number')) {
      expect(rows.map((row) => row[name])).toEqual(Array.from(values));
    }
    expect(rows.map(({ index }) => index)).toEqual([7n, 8n, 9n, 10n, 11n, 12n, 13n]);
    expect(new Set(rows.map((row) => row.ccfr_verdict))).toEqual(new Set(['allowed', 'excluded']));
  });
});
