import { cpus } from 'node:os';
import { type BenchmarkResult, runBenchmarks } from './cases.js';
import { scalingBenchmarks } from './eventScaling.js';

/**
 * `npm run bench`: a table; with `-- --json` one object of medians by key; `--flux=FILE.csv` for the events; `--scaling` for
 * events with several threads, and nothing else.
 */
async function main(): Promise<void> {
  const known = /^--json$|^--scaling$|^--flux=.+$/;
  const args = process.argv.slice(2);
  const unknown = args.find((argument) => !known.test(argument));
  if (unknown !== undefined) {
    console.error(`bench: unknown argument ${unknown}. Use: npm run bench [-- --json --scaling --flux=FILE.csv]`);
    process.exitCode = 2;
    return;
  }
  const flux = args.find((argument) => argument.startsWith('--flux='))?.slice('--flux='.length);
  const results = args.includes('--scaling') ? await scalingBenchmarks() : runBenchmarks(flux);
  if (args.includes('--json')) console.log(JSON.stringify(asObject(results)));
  else printTable(results);
}

function asObject(results: readonly BenchmarkResult[]): Record<string, number> {
  const entries = results.map(({ key, median }) => [key, median] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function printTable(results: readonly BenchmarkResult[]): void {
  console.log(
    `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, one core; catalogue, site and scaling on all\n`,
  );
  const number = (value: number) => value.toPrecision(3);
  console.log('| what | median | min – max | budget |');
  console.log('|---|---:|---:|---:|');
  for (const result of results) {
    const { what, unit, median, minimum, maximum } = result;
    const limit = budgetText(result);
    console.log(`| ${what} | ${number(median)} ${unit} | ${number(minimum)} – ${number(maximum)} | ${limit} |`);
  }
}

function budgetText({ unit, median, budget, atLeast }: BenchmarkResult): string {
  if (budget !== undefined) return `${budget} ${unit}${median > budget ? ' EXCEEDED' : ''}`;
  if (atLeast !== undefined) return `≥ ${atLeast} ${unit}${median < atLeast ? ' MISSED' : ''}`;
  return '';
}

await main();
