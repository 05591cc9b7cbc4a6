import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { BenchmarkResult } from './cases.js';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

const CASES = [
  {
    key: 'rate-channel-s',
    what: 'numu:mumu in three regimes, from nothing',
    args: ['--channel', 'numu:mumu'],
    budget: 3,
  },
  { key: 'rate-experiment-s', what: 'all 20 channels of four species, from nothing', args: [], budget: 30 },
  { key: 'rate-cached-s', what: 'the same from the cache', args: [], budget: 2 },
] as const;

/** Expected events of the near detector of DUNE in its neutrino beam, as `nereid rate` gives them; the start of the program included. */
export function rateBenchmarks(): BenchmarkResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-bench-'));
  try {
    return CASES.map(({ key, what, args, budget }): BenchmarkResult => {
      const seconds = rateSeconds(args, join(folder, key === 'rate-channel-s' ? 'one' : 'all'));
      const timing = { median: seconds, minimum: seconds, maximum: seconds };
      return { key, what: `rates of dune-nd: ${what}`, unit: 's', budget, ...timing };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Once: the first run is what a user waits for. */
function rateSeconds(args: readonly string[], cache: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [program, 'rate', '--experiment', 'dune-nd', '--json', ...args],
    { encoding: 'utf8', env: { ...process.env, NEREID_CACHE: cache } },
  );
  if (status !== 0) throw new Error(`no rates: ${stderr}`);
  return (performance.now() - started) / 1000;
}
