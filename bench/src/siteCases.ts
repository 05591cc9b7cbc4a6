import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultDataFolder } from '@nereid/catalogue/node';
import type { BenchmarkResult } from './cases.js';
import { writeSyntheticCatalogue } from './syntheticCatalogue.js';

/** Sizes that show that the time grows with the number of records and no faster. */
const SIZES = [100, 200, 400];
/** For the site of the real data [s]. */
const BUDGET_SECONDS = 30;

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

/** Building the site of the real data; with `scaling` of copies of L023 with six snapshots each: seven pages for each record. */
export function siteBenchmarks(scaling: boolean): BenchmarkResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-bench-'));
  try {
    const real = build(defaultDataFolder, join(folder, 'site'));
    const sized = (scaling ? SIZES : []).flatMap((size) => {
      const data = join(folder, `data-${size}`);
      writeSyntheticCatalogue(data, size);
      const { seconds, megabytes, pages } = build(data, join(folder, `site-${size}`));
      return [
        result(`site-build-${size}-s`, `build the site of ${size} records, ${pages} pages`, 's', seconds),
        result(`site-build-${size}-mb`, `its memory at most, ${size} records`, 'MB', megabytes),
      ];
    });
    const what = `build the site of the catalogue, ${real.pages} pages`;
    return [{ ...result('site-build-s', what, 's', real.seconds), budget: BUDGET_SECONDS }, ...sized];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Once, and in a process of its own: a build is long, and its memory is to be told from that of other benchmarks. */
function build(data: string, out: string): { seconds: number; megabytes: number; pages: number } {
  const script = `process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS));
    process.argv.splice(1, 0, ${JSON.stringify(program)});
    await import(${JSON.stringify(program)});`;
  const args = ['site', 'build', '--data', data, '--out', out, '--json'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, '--', ...args],
    { encoding: 'utf8' },
  );
  const peak = /^peak (\d+)$/m.exec(stderr)?.[1];
  if (status !== 0 || peak === undefined) throw new Error(`the site was not built: ${stderr}`);
  const { seconds, pages } = JSON.parse(stdout) as { seconds: number; pages: number };
  return { seconds, megabytes: Number(peak) / 1000, pages };
}

const result = (key: string, what: string, unit: 's' | 'MB', value: number): BenchmarkResult => ({
  key,
  what,
  unit,
  median: value,
  minimum: value,
  maximum: value,
});
