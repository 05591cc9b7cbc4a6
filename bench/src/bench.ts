import { cpus } from 'node:os';
import { type BenchmarkResult, runBenchmarks } from './cases.js';

/** `npm run bench`: a table; with `-- --json` one object of medians by key. */
function main(): void {
  const known = ['--json'];
  const unknown = process.argv.slice(2).find((argument) => !known.includes(argument));
  if (unknown !== undefined) {
    console.error(`bench: unknown argument ${unknown}. Use: npm run bench [-- --json]`);
    process.exitCode = 2;
    return;
  }
  const results = runBenchmarks();
  if (process.argv.includes('--json')) console.log(JSON.stringify(asObject(results)));
  else printTable(results);
}

function asObject(results: readonly BenchmarkResult[]): Record<string, number> {
  const entries = results.map(({ key, median }) => [key, median] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function printTable(results: readonly BenchmarkResult[]): void {
  console.log(
    `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, one core; catalogue and site on all\n`,
  );
  const number = (value: number) => value.toPrecision(3);
  console.log('| what | median | min – max | budget |');
  console.log('|---|---:|---:|---:|');
  for (const { what, unit, median, minimum, maximum, budget } of results) {
    const limit = budget === undefined ? '' : `${budget} ${unit}${median > budget ? ' EXCEEDED' : ''}`;
    console.log(`| ${what} | ${number(median)} ${unit} | ${number(minimum)} – ${number(maximum)} | ${limit} |`);
  }
}

main();
