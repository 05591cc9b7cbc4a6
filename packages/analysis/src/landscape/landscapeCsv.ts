import type { BoundTest } from './computedBound.js';
import type { Landscape } from './landscape.js';

/** What a landscape was made with, for its tables. */
export interface LandscapeDescription {
  readonly test: BoundTest;
  readonly version: string;
  /** The command that makes the same files. */
  readonly command?: string | undefined;
}

const COLUMNS = [
  ...(['constraint', 'kind', 'status', 'confidenceLevel', 'viaMixing', 'massGeV'] as const),
  ...(['couplingUpper', 'excludedLower', 'excludedUpper'] as const),
];

/**
 * The landscape as one long table: a row for each interval of couplings that a bound excludes at a mass, `inf` where it does not end; one
 * row with empty cells where it excludes none. `couplingUpper` is empty where larger couplings are allowed again. Full precision.
 */
export function landscapeCsv(landscape: Landscape, description: LandscapeDescription): string {
  const head = landscapeSettings(landscape, description).map(({ name, value }) => `# ${name}: ${value}\n`);
  const rows = landscape.bounds.flatMap(({ constraint, kind, status, confidenceLevel, viaMixing, curve }) =>
    curve.flatMap(({ massGeV, couplingUpper, excluded }) => {
      const intervals = excluded.length > 0 ? excluded : [undefined];
      return intervals.map((interval) => [
        ...[constraint, kind, status, confidenceLevel ?? '', viaMixing, massGeV, couplingUpper ?? ''],
        ...[interval?.lower ?? '', interval ? edge(interval.upper) : ''],
      ]);
    }),
  );
  return `${head.join('')}${[COLUMNS, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

const edge = (value: number): number | 'inf' => (value === Number.POSITIVE_INFINITY ? 'inf' : value);

/** What a landscape was made with, in words. */
export function landscapeSettings(
  { model, parameters, bounds, notComputed, allowedWindow }: Landscape,
  { test, version, command }: LandscapeDescription,
): { readonly name: string; readonly value: string }[] {
  const { confidenceLevel, sidedness, statistic = 'likelihood-ratio', errorModel } = test;
  const given = Object.entries(parameters);
  const unverified = bounds.filter((bound) => bound.confidenceLevelUnverified).map(({ constraint }) => constraint);
  return [
    { name: 'model', value: model },
    ...(given.length > 0
      ? [{ name: 'parameters', value: given.map(([name, value]) => `${name}=${value}`).join(', ') }]
      : []),
    { name: 'confidenceLevelOfComputed', value: `${confidenceLevel}` },
    { name: 'sidedness', value: sidedness },
    { name: 'statistic', value: statistic },
    ...(errorModel === undefined ? [] : [{ name: 'errorModel', value: errorModel }]),
    ...(unverified.length === 0 ? [] : [{ name: 'confidenceLevelUnverified', value: unverified.join(', ') }]),
    { name: 'allowed', value: allowedWindow.words },
    ...notComputed.map(({ constraint, reason }) => ({ name: `without ${constraint}`, value: reason })),
    { name: 'program', value: `Nereid ${version}` },
    ...(command === undefined ? [] : [{ name: 'command', value: command }]),
  ];
}
