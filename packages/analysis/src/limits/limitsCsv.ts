import { type LimitDescription, limitSettings } from './limitDescription.js';
import type { LimitErrors } from './limitErrors.js';
import { type LimitColumn, limitColumns } from './limitIslands.js';
import { type LimitRun, massOverCoupling } from './limitRun.js';
import type { PublishedLine } from './publishedLines.js';

/**
 * What the limits were made with as lines `# name: value`, then one row per mass. For each curve the largest allowed coupling, empty
 * where nothing bounds it, and where couplings below it are excluded too the edges of these islands;
 * after cuts also the statistical error of the limit. The contact limits, of masses above
 * all momentum transfers, stand in the head. Full precision.
 */
export function limitsCsv(run: LimitRun, description: LimitDescription): string {
  const contact = run.curves.map((curve) => ({
    name: `massOverGPrimeLowerGeV_${curve.experiments.join('+')}`,
    value: `${massOverCoupling(curve.contact) ?? 'none'}`,
  }));
  const head = [...limitSettings(description), ...contact].map(
    ({ name, value }) => `# ${name}: ${value.replace(/\s+/g, ' ')}\n`,
  );
  const columns = run.curves.flatMap(({ experiments, points }) => {
    const curve = experiments.join('+');
    const [limit, ...islands] = limitColumns(points).map((column) => ({ name: columnName(column, curve), ...column }));
    return [limit, ...statisticalErrors(points, `${limit.name}_statisticalError`), ...islands];
  });
  const rows = run.curves[0].points.map(({ massGeV }, i) => [massGeV, ...columns.map(({ values }) => values[i] ?? '')]);
  const names = ['massGeV', ...columns.map(({ name }) => name)];
  return `${head.join('')}${[names, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

/** After cuts: the error of each limit from the statistics of the events that are kept. */
function statisticalErrors(points: readonly LimitErrors[], name: string) {
  const values = points.map(({ couplingUpperStatisticalError }) => couplingUpperStatisticalError ?? null);
  return values.every((value) => value === null) ? [] : [{ name, values }];
}

/** `gPrimeUpper_ccfr`, `gPrimeExcludedLower_ccfr`, of a second island `gPrimeExcludedLower2_ccfr`. */
function columnName({ kind, island }: LimitColumn, curve: string): string {
  if (kind === 'limit') return `gPrimeUpper_${curve}`;
  const number = island === 1 ? '' : `${island}`;
  return `gPrimeExcluded${kind === 'lower' ? 'Lower' : 'Upper'}${number}_${curve}`;
}

/** The curves of others that a figure shows, all their points: one row each. */
export function publishedCsv(lines: readonly PublishedLine[]): string {
  const quoted = (text: string | number | undefined) => `"${String(text ?? '').replaceAll('"', '""')}"`;
  const rows = lines.flatMap(({ label, massGeV, gPrime, origin }) =>
    Array.from(massGeV, (mass, i) =>
      [quoted(label), quoted(origin?.source), origin?.confidenceLevel ?? '', mass, gPrime[i]].join(','),
    ),
  );
  return `${['curve,source,confidenceLevel,massGeV,gPrime', ...rows].join('\n')}\n`;
}
