import {
  type CombinationOptions,
  type Constraint,
  hasKernel,
  type LimitedFamily,
  sourcesInUse,
  type TheoryEffect,
  theoryEffects,
} from '@nereid/analysis';
import type { ElectroweakInputs } from '@nereid/physics';
import { table } from '../../output/text.js';

/** What theory errors do to the limits of all constraints together. */
export interface LimitTheory {
  /** By experiment, what enters, and how large it is. */
  readonly sources: ReturnType<typeof sourcesInUse>;
  readonly massesGeV: readonly number[];
  readonly effects: readonly TheoryEffect[];
}

/** Sources that move the limit by less are counted, not shown. */
const SMALLEST_SHOWN = 1e-4;

/** Masses that the effects of each source are shown at. */
const MOST_MASSES = 4;

/** The effect of each source on the combined limit, at as many masses as a table has room for. */
export function limitTheory(
  constraints: readonly Constraint[],
  masses: ArrayLike<number>,
  family: LimitedFamily,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): LimitTheory {
  const last = Math.min(MOST_MASSES, masses.length) - 1;
  const massesGeV = Array.from({ length: last + 1 }, (_, i) =>
    Number(masses[last === 0 ? 0 : Math.round((i * (masses.length - 1)) / last)]),
  );
  const sources = sourcesInUse(
    constraints.flatMap((one) => (hasKernel(one) ? [one] : [])),
    inputs,
  );
  if (Object.keys(sources).length === 0) return { sources, massesGeV, effects: [] };
  return { sources, massesGeV, effects: theoryEffects(constraints, massesGeV, family, inputs, options) };
}

/** How each source alone, and all, change the limit of all constraints together: a row for each mass; empty where nothing is excluded. */
export function theoryCsv(masses: ArrayLike<number>, effects: readonly TheoryEffect[]): string {
  const head = ['massGeV', ...effects.map(({ source }) => source?.name ?? 'all')];
  const rows = Array.from(masses, (mass, i) =>
    [mass, ...effects.map(({ limitOverExact }) => (limitOverExact[i] === null ? '' : limitOverExact[i] - 1))].join(','),
  );
  return `# relative change of the combined limit by theory errors, each source alone\n${[head.join(','), ...rows].join('\n')}\n`;
}

/** How each source moves the limit, in per cent. */
export function theoryText({ massesGeV, effects }: LimitTheory): string {
  if (effects.length === 0) return 'Theory errors: these constraints have none.';
  const shown = effects.filter(
    ({ source, limitOverExact }) => source === undefined || limitOverExact.some((ratio) => isSeen(ratio)),
  );
  const left = effects.length - shown.length;
  const rows = shown.map(({ source, limitOverExact }) => [
    source?.name ?? 'all together',
    ...limitOverExact.map((ratio) => (ratio === null ? '–' : percent(ratio - 1))),
    source?.oneSigma ?? '',
  ]);
  const head = [
    'theory errors',
    ...massesGeV.map((mass) => `${Number(mass.toPrecision(5))} GeV`),
    'one standard deviation',
  ];
  const aligned = ['left', ...massesGeV.map(() => 'right'), 'left'] as ('left' | 'right')[];
  const rest =
    left === 0 ? '' : `\n${left} other sources move it by less than ${100 * SMALLEST_SHOWN} % each; see --json.`;
  return `\nTheory errors move the limit of all together, each source alone and all, by\n${table([head, ...rows], aligned)}${rest}`;
}

const isSeen = (ratio: number | null): boolean => ratio === null || Math.abs(ratio - 1) >= SMALLEST_SHOWN;

const percent = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(2)} %`;
