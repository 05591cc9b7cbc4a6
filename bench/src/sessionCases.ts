import { spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { tridentRatio } from '@nereid/analysis';
import { prepareConstraints } from '@nereid/analysis/node';
import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs, lmuLtau, parseModel } from '@nereid/physics';
import type { BenchmarkResult } from './benchmarkResult.js';
import { besideCalibration } from './calibration.js';
import { median, time } from './timing.js';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

const CALLS = 4000;
const WARM_UP = 2000;
/** Calculations that are timed together. */
const TOGETHER = 1000;
/** 0.3 ms on a machine whose calibration loop takes 20 ms. */
const OVERHEAD_BUDGET = 0.015;

const parametersOf = (i: number) => ({ mass: 0.1, gPrime: 1e-3 * (1 + i / CALLS) });

/** What a call of a warm session costs beside what it calculates: a `ratio`, from the request written to the answer read. */
export async function sessionBenchmarks(): Promise<BenchmarkResult[]> {
  const calculationMs = await ratioMs();
  const { value: trips, loopMs } = await besideCalibration(roundTrips);
  const times = trips.map((ms) => ms - calculationMs).sort((a, b) => a - b);
  const overhead = median(times);
  return [
    {
      key: 'session-overhead-ms',
      what: 'overhead of a call of nereid session: a ratio, less its calculation',
      unit: 'ms',
      median: overhead,
      minimum: times[0],
      maximum: times[times.length - 1],
      relative: { of: 'calibration', times: overhead / loopMs, budget: OVERHEAD_BUDGET },
    },
  ];
}

/** The calculation of a call alone, in this process. */
async function ratioMs(): Promise<number> {
  const electroweak = defaultElectroweakInputs;
  const { tridents } = await prepareConstraints(['ccfr'], await loadCatalogue(), { electroweak });
  let sum = 0;
  const { medianMs } = time(() => {
    for (let i = 0; i < TOGETHER; i++) {
      sum += tridentRatio(tridents[0], parseModel(lmuLtau.name, parametersOf(i)), electroweak).ratio;
    }
  });
  if (!(sum > 0)) throw new Error('the ratios were not computed');
  return medianMs / TOGETHER;
}

/** Times of calls one after another [ms]. */
async function roundTrips(): Promise<number[]> {
  const child = spawn(process.execPath, [program, 'session'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const times: number[] = [];
  const lines = createInterface(child.stdout);
  for (let i = 0; i < CALLS; i++) {
    const start = performance.now();
    const answer = await call(child, lines, i);
    times.push(performance.now() - start);
    if (!answer.includes('"result"')) throw new Error(`the session failed: ${answer}`);
  }
  child.stdin.end();
  await new Promise((resolve) => child.once('close', resolve));
  return times.slice(WARM_UP);
}

function call({ stdin }: { stdin: Writable; stdout: Readable }, lines: Interface, id: number): Promise<string> {
  const params = { constraint: 'ccfr', model: lmuLtau.name, parameters: parametersOf(id) };
  return new Promise((resolve) => {
    lines.once('line', resolve);
    stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method: 'ratio', params })}\n`);
  });
}
