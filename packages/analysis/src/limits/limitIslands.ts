import type { LimitPoint } from './couplingLimits.js';

/** Of a limit, what says which couplings it excludes. */
type ExcludedCouplings = Pick<LimitPoint, 'couplingUpper' | 'excluded'>;

/** Edges of one excluded region below the limit, over the masses of a curve; null where there is none. */
export interface ExcludedIsland {
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

/**
 * The couplings that are excluded below the largest allowed one, which destructive interference leaves as islands (from 0 where the
 * Standard Model itself is excluded). The first island of each mass, then the second; none where the limit says all.
 */
export function excludedIslands(points: readonly ExcludedCouplings[]): ExcludedIsland[] {
  const finite = points.map(({ excluded }) => excluded.filter(({ upper }) => Number.isFinite(upper)));
  const most = Math.max(0, ...finite.map((islands) => islands.length));
  return Array.from({ length: most }, (_, index) => ({
    lower: finite.map((islands) => islands[index]?.lower ?? null),
    upper: finite.map((islands) => islands[index]?.upper ?? null),
  }));
}

/** A column of couplings over the masses of a curve. */
export interface LimitColumn {
  readonly kind: 'limit' | 'lower' | 'upper';
  /** Which island, from 1; 0 of the limit. */
  readonly island: number;
  readonly values: readonly (number | null)[];
}

/** All that a curve says of couplings: the largest allowed one, and the edges of excluded islands below it. */
export function limitColumns(points: readonly ExcludedCouplings[]): LimitColumn[] {
  const islands = excludedIslands(points).flatMap(({ lower, upper }, index): LimitColumn[] => [
    { kind: 'lower', island: index + 1, values: lower },
    { kind: 'upper', island: index + 1, values: upper },
  ]);
  return [{ kind: 'limit', island: 0, values: points.map((point) => point.couplingUpper) }, ...islands];
}
