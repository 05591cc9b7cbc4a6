import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchmarkResult } from './benchmarkResult.js';
import { median } from './timing.js';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));
const RUNS = 11;

interface ProgramCase {
  readonly key: string;
  readonly what: string;
  readonly args: readonly string[];
  /** In units of `node -e 0`. */
  readonly budget: number;
}

const POINT = '{"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 0.001}}';
const ALL = 'ccfr,charm-ii,nutev';

const CASES: readonly ProgramCase[] = [
  { key: 'program-version', what: 'nereid --version', args: ['--version'], budget: 2 },
  { key: 'program-sigma', what: 'nereid sigma, one point', args: ['sigma', '--energy', '5'], budget: 4 },
  { key: 'program-evaluate', what: 'nereid evaluate, three experiments', args: ['evaluate', 'point.json'], budget: 4 },
  {
    key: 'program-ratio',
    what: 'nereid ratio, CCFR',
    args: ['ratio', '--experiment', 'ccfr', '--set', 'mass=0.1', '--set', 'gPrime=1e-3'],
    budget: 4,
  },
  {
    key: 'program-limit',
    what: 'nereid limit, three experiments at four masses, cache empty',
    args: ['limit', '--experiment', ALL, '--mass', '0.01,0.1,1,10'],
    budget: 6,
  },
  // 2 s where an empty Node takes 40 ms
  { key: 'program-landscape', what: 'nereid landscape, all bounds', args: ['landscape'], budget: 40 },
];

/** Most memory of `nereid evaluate` [MB]. */
const EVALUATE_MEMORY_MB = 80;

/**
 * The start of the program, in processor seconds of whole processes and in units of `node -e 0`, taken in turns with it. Every run
 * has a cache of its own that is empty, as on a new machine.
 */
export function programBenchmarks(): BenchmarkResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-bench-'));
  try {
    writeFileSync(join(folder, 'point.json'), POINT);
    return CASES.flatMap((one) => programBenchmark(one, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function programBenchmark({ key, what, args, budget }: ProgramCase, folder: string): BenchmarkResult[] {
  const [own, units, memory]: [number[], number[], number[]] = [[], [], []];
  // the first reads files that are in no memory yet
  usageOf([program, ...args], folder);
  for (let i = 0; i < RUNS; i++) {
    const empty = usageOf(['-e', '0'], folder);
    const run = usageOf([program, ...args], folder);
    own.push(1000 * run.cpuSeconds);
    units.push(run.cpuSeconds / empty.cpuSeconds);
    memory.push(run.megabytes);
  }
  const range = { median: median(own), minimum: Math.min(...own), maximum: Math.max(...own) };
  const cpu = { key: `${key}-ms`, what: `${what}, processor time`, unit: 'ms' as const, ...range };
  const rows: BenchmarkResult[] = [{ ...cpu, relative: { of: 'node -e 0', times: median(units), budget } }];
  if (key !== 'program-evaluate') return rows;
  const peak = { median: median(memory), minimum: Math.min(...memory), maximum: Math.max(...memory) };
  return [...rows, { key: `${key}-mb`, what: 'its memory at most', unit: 'MB', budget: EVALUATE_MEMORY_MB, ...peak }];
}

/** What a process of Node used, as it says itself when it ends, its threads included. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly stdout: string;
}

const REPORT = `process.on('exit', () => {
  const fs = require('node:fs');
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  let peak = maxRSS;
  try {
    // on Linux maxRSS counts what the process had before it became Node, a copy of this one
    peak = Number(/VmHWM:\\s*(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {}
  fs.writeFileSync(process.env.NEREID_BENCH_USAGE, JSON.stringify([userCPUTime + systemCPUTime, peak]));
});`;

/** Runs Node with these arguments in a folder, with an empty cache there. @throws Error where the process failed */
export function usageOf(args: readonly string[], folder: string, cache = mkdtempSync(join(folder, 'cache-'))): Usage {
  const [report, usage] = [join(folder, 'report.cjs'), join(folder, 'usage.json')];
  writeFileSync(report, REPORT);
  rmSync(usage, { force: true });
  const env = { ...process.env, NEREID_CACHE: cache, NEREID_BENCH_USAGE: usage };
  const options = { cwd: folder, encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', report, ...args], options);
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  const [microseconds, kilobytes] = JSON.parse(readFileSync(usage, 'utf8')) as [number, number];
  return { cpuSeconds: microseconds / 1e6, megabytes: kilobytes / 1000, stdout };
}
