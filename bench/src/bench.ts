import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchmarkResult, RelativeFigure } from './benchmarkResult.js';
import { benchmarkGroups, LONG_GROUPS } from './cases.js';
import { asRun, comparisonTable, readRun } from './compareRuns.js';

const groups = Object.keys(benchmarkGroups);

const usage = `npm run bench [-- --json --only=GROUP,… --compare FILE --scaling --flux=FILE.csv]

Medians and ranges of the times that matter, and the same in units of work done beside them, which do not change with the speed of a
shared machine: of a loop of fixed arithmetic in the same process, of an empty Node (node -e 0), or of a model point on a kernel.
Budgets are in these units.
  --json          one object of medians by key, and under "relative" those in units
  --only=…        some of ${groups.join(', ')}
  --compare FILE  ratios to an earlier run: npm run bench -- --json > before.json, then npm run bench -- --compare before.json
  --scaling       also how times grow with the size of the catalogue, a million points, and the groups that take minutes: ${LONG_GROUPS.join(', ')}
  --flux=FILE     the flux of the events`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      scaling: { type: 'boolean', default: false },
      compare: { type: 'string' },
      flux: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const usual = groups.filter((name) => values.scaling || !LONG_GROUPS.includes(name));
  const chosen = values.only?.split(',').map((name) => name.trim()) ?? usual;
  const unknown = chosen.find((name) => !groups.includes(name));
  if (unknown !== undefined) throw new Error(`bench: no group ${unknown}. Known: ${groups.join(', ')}.`);
  const earlier = values.compare === undefined ? undefined : readRun(values.compare);
  const results: BenchmarkResult[] = [];
  for (const name of chosen) {
    // progress, so that a long run is not taken for a hanging one; the table is for standard output
    console.error(`measuring ${name} …`);
    results.push(...(await benchmarkGroups[name]({ fluxFile: values.flux, scaling: values.scaling })));
  }
  if (values.json) console.log(JSON.stringify(asRun(results)));
  else if (earlier) console.log(comparisonTable(results, earlier));
  else printTable(results);
}

function printTable(results: readonly BenchmarkResult[]): void {
  console.log(
    `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, one core; catalogue, site and threads on all\n`,
  );
  console.log('| what | median | min – max | in units | budget |');
  console.log('|---|---:|---:|---:|---:|');
  for (const result of results) {
    const { what, unit, median, minimum, maximum, relative } = result;
    const units = relative === undefined ? '' : `${number(relative.times)} ${UNIT[relative.of]}`;
    const budget = relative === undefined ? budgetText(median, result, unit) : budgetText(relative.times, relative, '');
    console.log(
      `| ${what} | ${number(median)} ${unit} | ${number(minimum)} – ${number(maximum)} | ${units} | ${budget} |`,
    );
  }
}

const UNIT: Readonly<Record<RelativeFigure['of'], string>> = {
  calibration: 'loops',
  'node -e 0': '× node -e 0',
  'kernel point': 'kernel points',
};

const number = (value: number): string =>
  Number(value.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });

function budgetText(
  value: number,
  { budget, atLeast }: { readonly budget?: number | undefined; readonly atLeast?: number | undefined },
  unit: string,
): string {
  if (budget !== undefined) return `${number(budget)} ${unit}${value > budget ? ' EXCEEDED' : ''}`.trim();
  if (atLeast !== undefined) return `≥ ${number(atLeast)} ${unit}${value < atLeast ? ' MISSED' : ''}`.trim();
  return '';
}

try {
  await main();
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
