import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchmarkResult, secondsRow } from './benchmarkResult.js';
import { besideCalibration } from './calibration.js';
import { usageOf } from './programCases.js';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

/** Budgets in calibration loops. Another tolerance than that of the kernels that are shipped means from nothing. */
const CASES = [
  {
    key: 'rate-channel-s',
    what: 'numu:mumu in three regimes, from nothing',
    args: ['--channel', 'numu:mumu', '--tolerance', '9e-4'],
    budget: 70,
  },
  {
    key: 'rate-experiment-s',
    what: 'all 20 channels of four species, from nothing',
    args: ['--tolerance', '9e-4'],
    budget: 420,
  },
  { key: 'rate-shipped-s', what: 'the same with the kernels that are shipped', args: [], budget: 15 },
] as const;

/** Expected events of the near detector of DUNE in its neutrino beam, as `nereid rate` gives them; the start of the program included. */
export async function rateBenchmarks(): Promise<BenchmarkResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-bench-'));
  try {
    const rows: BenchmarkResult[] = [];
    for (const { key, what, args, budget } of CASES) {
      // once: the first run is what a user waits for
      const { value, loopMs } = await besideCalibration(() =>
        usageOf([program, 'rate', '--experiment', 'dune-nd', '--json', ...args], folder),
      );
      rows.push(secondsRow(key, `rates of dune-nd: ${what}, processor time`, value.cpuSeconds, loopMs, budget));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
