import { readFileSync } from 'node:fs';
import type { BenchmarkResult } from './benchmarkResult.js';

/** What `--json` prints: the median of every row by key, and under `relative` the same in units of work done beside it. */
export interface BenchmarkRun {
  readonly [key: string]: number | Readonly<Record<string, number>>;
  readonly relative: Readonly<Record<string, number>>;
}

export function asRun(results: readonly BenchmarkResult[]): BenchmarkRun {
  const byKey = [...results].sort((a, b) => (a.key < b.key ? -1 : 1));
  const relative = byKey.flatMap(({ key, relative }) => (relative ? [[key, relative.times] as const] : []));
  return {
    ...Object.fromEntries(byKey.map(({ key, median }) => [key, median])),
    relative: Object.fromEntries(relative),
  };
}

/** An earlier run. @throws Error naming the file where it holds none */
export function readRun(file: string): BenchmarkRun {
  try {
    const run = JSON.parse(readFileSync(file, 'utf8')) as BenchmarkRun;
    if (typeof run.relative === 'object' && run.relative !== null) return run;
  } catch (error) {
    throw new Error(`--compare ${file}: ${(error as Error).message}. Give what npm run bench -- --json printed.`);
  }
  throw new Error(`--compare ${file}: not a run of the benchmarks. Give what npm run bench -- --json printed.`);
}

/** This run over an earlier one, row by row: in the units that survive a noisy machine, and as measured. */
export function comparisonTable(results: readonly BenchmarkResult[], earlier: BenchmarkRun): string {
  const rows = results.map(({ key, what, median, relative }) => {
    const before = earlier[key];
    const inUnits =
      relative && earlier.relative[key] !== undefined ? relative.times / earlier.relative[key] : undefined;
    const measured = typeof before === 'number' ? median / before : undefined;
    return `| ${what} | ${ratio(inUnits)} | ${ratio(measured)} |`;
  });
  const missing = Object.keys(earlier.relative).filter((key) => !results.some((one) => one.key === key));
  const note = missing.length === 0 ? [] : [`\nNot measured now: ${missing.join(', ')}`];
  return ['| what | now / then, in units | as measured |', '|---|---:|---:|', ...rows, ...note].join('\n');
}

const ratio = (value: number | undefined): string => (value === undefined ? '–' : value.toPrecision(3));
