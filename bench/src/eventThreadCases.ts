import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { type NamedEvents, namedTable, resolveEvents, tableEnergies } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { ThreadPool } from '@nereid/catalogue/threads';
import { defaultElectroweakInputs, sm } from '@nereid/physics';
import { prepareProposal } from '@nereid/physics/events';
import type { BenchmarkResult } from './benchmarkResult.js';
import { besideCalibration } from './calibration.js';

const CHANNEL = 'numu:mumu';
const FLUX = 'dune-cdr-nu';
const REPEATS = 3;
/** Events of a chunk, and chunks of a timing: enough for each of eight threads to have some. */
const CHUNK = 25_000;
const CHUNKS = 24;
/** Runs of the program with so many events; the difference is free of start and preparation. */
const [FEW, MANY] = [50_000, 450_000];

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

/** Events per second with 1, 2, 4 … threads up to those of the machine: in memory, and written by the program. */
export async function threadBenchmarks(): Promise<BenchmarkResult[]> {
  const threads = [1, 2, 4, 8].filter((count) => count <= availableParallelism());
  const results: BenchmarkResult[] = [];
  for (const count of threads) results.push(await inMemory(count));
  for (const format of ['hepmc3', 'parquet']) for (const count of threads) results.push(await written(format, count));
  return results;
}

async function inMemory(threads: number): Promise<BenchmarkResult> {
  const catalogue = await loadCatalogue();
  const named: NamedEvents = {
    channel: CHANNEL,
    target: 'Ar40',
    model: sm.name,
    parameters: {},
    inputs: defaultElectroweakInputs,
    hadronic: {},
    energies: tableEnergies(namedTable(catalogue, FLUX), CHANNEL),
  };
  const proposal = prepareProposal(resolveEvents(named, catalogue));
  const url = new URL('./eventThreadWorker.js', import.meta.url);
  const pool = new ThreadPool<readonly [number, number], number>(url, { named, proposal }, threads);
  let next = 0;
  const share = (chunks: number) =>
    Promise.all(Array.from({ length: chunks }, () => pool.ask([next++ * CHUNK, CHUNK])));
  await share(4 * threads);
  const { value: seconds, loopMs } = await besideCalibration(async () => {
    const times: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const start = performance.now();
      await share(CHUNKS);
      times.push((performance.now() - start) / 1000);
    }
    return times;
  });
  await pool.end();
  return result('in-memory', threads, CHUNK * CHUNKS, seconds, loopMs);
}

async function written(format: string, threads: number): Promise<BenchmarkResult> {
  const run = (events: number) => {
    const start = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...[program, 'events', '--channel', CHANNEL, '--flux', FLUX, '--number', String(events)],
        ...['--format', format, '--workers', String(threads), '--out', '/dev/null'],
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    return (performance.now() - start) / 1000;
  };
  const { value: seconds, loopMs } = await besideCalibration(() =>
    Array.from({ length: REPEATS }, () => run(MANY) - run(FEW)),
  );
  return result(format, threads, MANY - FEW, seconds, loopMs);
}

function result(
  kind: string,
  threads: number,
  events: number,
  seconds: readonly number[],
  loopMs: number,
): BenchmarkResult {
  const [fastest, median, slowest] = [...seconds].sort((a, b) => a - b);
  const how = kind === 'in-memory' ? 'in memory' : `written as ${kind}`;
  return {
    key: `events-${kind}-per-second-${threads}-threads`,
    what: `unweighted events ${how}, ${CHANNEL} on argon, ${FLUX}, ${threads} thread${threads > 1 ? 's' : ''}`,
    unit: '1/s',
    median: events / median,
    minimum: events / slowest,
    maximum: events / fastest,
    relative: { of: 'calibration', times: (events * loopMs) / (1000 * median) },
  };
}
