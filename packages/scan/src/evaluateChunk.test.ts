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

  it('gives a point the same numbers in whatever chunk it is', () => {
    const [small, large] = [toyJob({ chunkPoints: 1 }), toyJob({ chunkPoints: 30 })];
    const [one, all] = [chunkEvaluator(small), chunkEvaluator(large)(chunkAt(large, 0))];
    for (const index of [0, 13, 29]) {
      const single = one(chunkAt(small, index));
      expect(single.map(({ values }) => values[0])).toEqual(all.map(({ values }) => values[index]));
    }
  });
});

describe('shardParquet', () => {
  it('is read back as it was, and has the same bytes again', async () => {
    const job = toyJob();
    const columns = chunkEvaluator(job)(chunkAt(job, 1));
    const data = shardParquet(columns, { scan: 'identity', chunk: 1 });
    expect(shardParquet(chunkEvaluator(job)(chunkAt(job, 1)), { scan: 'identity', chunk: 1 })).toEqual(data);
    const rows = await parquetReadObjects({ file: data.slice().buffer });
    expect(rows).toHaveLength(7);
    for (const { name, values } of columns.filter(({ kind }) => kind === 'number')) {
      expect(rows.map((row) => row[name])).toEqual(Array.from(values));
    }
    expect(rows.map(({ index }) => index)).toEqual([7n, 8n, 9n, 10n, 11n, 12n, 13n]);
    expect(new Set(rows.map((row) => row.ccfr_verdict))).toEqual(new Set(['allowed', 'excluded']));
  });
});
