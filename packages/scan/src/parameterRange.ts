import type { ParameterRange } from './parseParameterRange.js';

/** How sampled parameters are filled; grids need none. */
export const SAMPLING_METHODS = ['random', 'sobol', 'latin-hypercube'] as const;

/** What the points of a scan follow from, beside its seed. */
export interface ParameterRanges {
  readonly parameters: Readonly<Record<string, ParameterRange>>;
  readonly sampling?: { readonly method: (typeof SAMPLING_METHODS)[number]; readonly points: number } | undefined;
}

/** Whether a parameter is drawn rather than laid out. */
export function isSampled(range: ParameterRange): boolean {
  return typeof range === 'object' && ('uniform' in range || 'logUniform' in range || 'normal' in range);
}

/** Number of points along a parameter of the grid; 1 for what is fixed or drawn. */
export function axisLength(range: ParameterRange): number {
  if (typeof range === 'number') return 1;
  if ('list' in range) return range.list.length;
  return 'points' in range ? range.points : 1;
}

/** The value at a place of an axis; ends are exact. */
export function parameterOnAxis(range: ParameterRange, place: number): number {
  if (typeof range === 'number') return range;
  if ('list' in range) return range.list[place];
  if ('linear' in range) return between(range.linear, place / (range.points - 1), (a, b, x) => a + (b - a) * x);
  if ('log' in range) return between(range.log, place / (range.points - 1), (a, b, x) => a * (b / a) ** x);
  return Number.NaN;
}

function between([low, high]: [number, number], x: number, at: (a: number, b: number, x: number) => number): number {
  if (x === 0) return low;
  return x === 1 ? high : at(low, high, x);
}

/** Points of a scan: the grid times the samples. */
export function pointCount({ parameters, sampling }: ParameterRanges): number {
  return Object.values(parameters).reduce<number>((count, range) => count * axisLength(range), sampling?.points ?? 1);
}

/** Numbers of points stay exact far beyond; more would take centuries. */
export const LARGEST_SCAN = 1e12;
