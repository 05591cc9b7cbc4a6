import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchmarkResult, secondsRow } from './benchmarkResult.js';
import { besideCalibration } from './calibration.js';
import { scanPointBenchmark } from './scanPointCases.js';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

/** Points of a grid in mass and coupling: the larger has the budget, in calibration loops, and is measured with `scaling` only. */
const SIZES = [
  { key: 'scan-100k-s', side: 316, budget: undefined },
  { key: 'scan-million-s', side: 1000, budget: 2000 },
] as const;

/** A grid of L_μ − L_τ against all measurements, from the scan file to checked Parquet, with all processors; kernels are shipped. */
export async function scanBenchmarks(scaling: boolean): Promise<BenchmarkResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-bench-'));
  try {
    const rows: BenchmarkResult[] = [];
    for (const { key, side, budget } of scaling ? SIZES : SIZES.slice(0, 1)) {
      const { value, loopMs } = await besideCalibration(() => scanSeconds(folder, key, side));
      const what = `scan of ${side * side} points against CCFR, CHARM-II and NuTeV, Parquet written`;
      rows.push(secondsRow(key, what, value, loopMs, budget));
    }
    rows.push(await scanPointBenchmark(join(folder, SIZES[0].key)));
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function scanSeconds(folder: string, key: string, side: number): number {
  const file = join(folder, `${key}.yaml`);
  const axes = `mass: {log: [0.001, 100], points: ${side}}, gPrime: {log: [1.0e-5, 1.0], points: ${side}}`;
  writeFileSync(file, `model: lmu-ltau\nparameters: {${axes}}\nconstraints: [ccfr, charm-ii, nutev]\n`);
  const args = [program, 'scan', 'run', file, '--out', join(folder, key), '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the scan failed: ${stderr}`);
  return (JSON.parse(stdout) as { seconds: number }).seconds;
}
