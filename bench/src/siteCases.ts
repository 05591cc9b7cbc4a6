import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultDataFolder } from '@nereid/catalogue/node';
import { type BenchmarkResult, secondsRow } from './benchmarkResult.js';
import { besideCalibration } from './calibration.js';
import { usageOf } from './programCases.js';
import { writeSyntheticCatalogue } from './syntheticCatalogue.js';

/** Sizes that show that the time grows with the number of records and no faster. */
const SIZES = [100, 200, 400];

/** For the site of the real data, in calibration loops. */
const BUDGETS = { cold: 1250, unchanged: 150, oneRecord: 300 } as const;

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

/**
 * Building the site of the real data from nothing, again with nothing changed, and with one record changed; with `scaling` of copies
 * of L023 with six snapshots each: seven pages for each record.
 */
export async function siteBenchmarks(scaling: boolean): Promise<BenchmarkResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-bench-'));
  try {
    const rows = await realSite(folder);
    for (const size of scaling ? SIZES : []) rows.push(...(await sizedSite(folder, size)));
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function realSite(folder: string): Promise<BenchmarkResult[]> {
  const data = join(folder, 'data');
  cpSync(defaultDataFolder, data, { recursive: true });
  const site = { data, out: join(folder, 'site'), cache: join(folder, 'cache') };
  const cold = await build(folder, site);
  const again = await build(folder, site);
  const record = join(data, 'records', 'N010.yaml');
  writeFileSync(record, readFileSync(record, 'utf8').replace(/^(process: .*)$/m, '$1, again'));
  const changed = await build(folder, site);
  return [
    row(
      'site-build-s',
      `build the site of the catalogue from nothing, ${cold.pages} pages, processor time`,
      cold,
      BUDGETS.cold,
    ),
    row('site-unchanged-s', 'the same again, nothing changed', again, BUDGETS.unchanged),
    row('site-one-record-s', 'the same with one record changed', changed, BUDGETS.oneRecord),
  ];
}

async function sizedSite(folder: string, size: number): Promise<BenchmarkResult[]> {
  const data = join(folder, `data-${size}`);
  writeSyntheticCatalogue(data, size);
  const built = await build(folder, { data, out: join(folder, `site-${size}`), cache: join(folder, `cache-${size}`) });
  const megabytes = { median: built.megabytes, minimum: built.megabytes, maximum: built.megabytes };
  return [
    row(`site-build-${size}-s`, `build the site of ${size} records, ${built.pages} pages, processor time`, built),
    { key: `site-build-${size}-mb`, what: `its memory at most, ${size} records`, unit: 'MB', ...megabytes },
  ];
}

interface Built {
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly pages: number;
  readonly loopMs: number;
}

/** Once, and in a process of its own: a build is long, and its memory is to be told from that of other benchmarks. */
async function build(
  folder: string,
  { data, out, cache }: { data: string; out: string; cache: string },
): Promise<Built> {
  const args = [program, 'site', 'build', '--data', data, '--out', out, '--json'];
  const { value, loopMs } = await besideCalibration(() => usageOf(args, folder, cache));
  const { pages } = JSON.parse(value.stdout) as { pages: number };
  return { cpuSeconds: value.cpuSeconds, megabytes: value.megabytes, pages, loopMs };
}

const row = (key: string, what: string, { cpuSeconds, loopMs }: Built, budget?: number): BenchmarkResult =>
  secondsRow(key, what, cpuSeconds, loopMs, budget);
