import { fromStored } from '@nereid/analysis';
import { chunkAt, chunkCount, chunkEvaluator, shardParquet } from '@nereid/scan';
import { readScanFolder, shardIdentity } from '@nereid/scan/node';
import type { BenchmarkResult } from './benchmarkResult.js';
import { kernelPoints } from './kernelPoints.js';
import { median } from './timing.js';

/** Kernel points that a point of a scan may cost. */
const BUDGET = 20;
const KERNEL_POINTS = 100_000;
const [ROUNDS, WARM_UP] = [21, 12];

/** A point of a scan on one thread, from its number to the bytes of its shard, in kernel points of CCFR done between the chunks. */
export async function scanPointBenchmark(path: string): Promise<BenchmarkResult> {
  const folder = await readScanFolder(path);
  const { job } = folder;
  const evaluate = chunkEvaluator(job);
  const ccfr = job.constraints.find(({ experiment }) => experiment.id === 'ccfr');
  if (!ccfr) throw new Error('the scan is not one against CCFR');
  const points = kernelPoints(fromStored(ccfr.experiment.id, ccfr.kernel));
  const [times, units]: [number[], number[]] = [[], []];
  // the last chunk is a short one
  const chunks = Math.max(1, chunkCount(job) - 1);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const chunk = chunkAt(job, round % chunks);
    const kernel = microseconds(() => points(KERNEL_POINTS)) / KERNEL_POINTS;
    const own = microseconds(() => shardParquet(evaluate(chunk), shardIdentity(folder, chunk.index))) / chunk.count;
    if (round < WARM_UP) continue;
    times.push(own);
    units.push(own / kernel);
  }
  return {
    key: 'scan-point-us',
    what: 'a point of that scan on one thread, evaluated and made Parquet, processor time',
    unit: 'µs',
    median: median(times),
    minimum: Math.min(...times),
    maximum: Math.max(...times),
    relative: { of: 'kernel point', times: median(units), budget: BUDGET },
  };
}

/** Processor time of this process: on a machine that is shared, longer work is interrupted more often. */
function microseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
