import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { type BenchmarkResult, secondsRow } from './benchmarkResult.js';
import { besideCalibration } from './calibration.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** In calibration loops: ten minutes where one takes 20 ms. */
const BUDGET = 30_000;

/** `npm test`, start to end, with all processors: minutes. */
export async function testBenchmarks(): Promise<BenchmarkResult[]> {
  const { value, loopMs } = await besideCalibration(() => {
    const started = performance.now();
    const { status, stdout } = spawnSync('npm', ['test', '--silent'], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`tests failed: ${stdout.slice(-2000)}`);
    return (performance.now() - started) / 1000;
  });
  return [secondsRow('npm-test-s', 'npm test, waiting time', value, loopMs, BUDGET)];
}
