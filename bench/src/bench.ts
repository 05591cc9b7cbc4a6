import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchmarkResult, benchmarkGroups } from './cases.js';

const groups = Object.keys(benchmarkGroups);

const usage = `npm run bench [-- --json --only=GROUP,… --scaling --flux=FILE.csv]

Medians and ranges of the times that matter, with their budgets. Close other programs for figures to quote.
  --json        one object of medians by key
  --only=…      some of ${groups.join(', ')}
  --scaling     also how times grow with the size of the catalogue, and events with several threads (minutes)
  --flux=FILE   the flux of the events`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: groups.join(',') },
      scaling: { type: 'boolean', default: false },
      flux: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const chosen = values.only.split(',').map((name) => name.trim());
  const unknown = chosen.find((name) => !groups.includes(name));
  if (unknown !== undefined) throw new Error(`bench: no group ${unknown}. Known: ${groups.join(', ')}.`);
  const results: BenchmarkResult[] = [];
  for (const name of chosen) {
    // progress, so that a long run is not taken for a hanging one; the table is for standard output
    console.error(`measuring ${name} …`);
    results.push(...(await benchmarkGroups[name]({ fluxFile: values.flux, scaling: values.scaling })));
  }
  if (values.json) console.log(JSON.stringify(asObject(results)));
  else printTable(results);
}

function asObject(results: readonly BenchmarkResult[]): Record<string, number> {
  const entries = results.map(({ key, median }) => [key, median] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function printTable(results: readonly BenchmarkResult[]): void {
  console.log(
    `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, one core; catalogue, site and threads on all\n`,
  );
  const number = (value: number) =>
    Number(value.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });
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

try {
  await main();
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
