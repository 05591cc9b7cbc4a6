import type { ConstraintVerdict } from './constraintVerdict.js';
import { VERDICTS, type VerdictTable } from './verdictTable.js';

/** Rows that a constraint could not be evaluated on. */
export interface UndecidedRows {
  readonly count: number;
  /** The first of them, and why. */
  readonly row: number;
  readonly reason: string;
}

const NOT_EVALUATED = VERDICTS.indexOf('notEvaluated');

/**
 * What constraints were not evaluated on, by their names; a combination is left out, whose reason is that of its parts.
 * @param verdictsOn verdicts on one row, which have the reason
 */
export function undecidedRows(
  tables: readonly Pick<VerdictTable, 'name' | 'verdict'>[],
  verdictsOn: (row: number) => readonly ConstraintVerdict[],
): Map<string, UndecidedRows> {
  const found = new Map<string, UndecidedRows>();
  for (const { name, verdict } of tables) {
    const row = verdict.indexOf(NOT_EVALUATED);
    if (row < 0 || name === 'combined') continue;
    const reason = verdictsOn(row).find(({ constraint }) => constraint === name)?.reason ?? '';
    let count = 0;
    for (const code of verdict) if (code === NOT_EVALUATED) count += 1;
    found.set(name, { count, row, reason });
  }
  return found;
}

/** Adds those of a part to those of all, whose numbers of rows are others. */
export function addUndecided(
  all: Map<string, UndecidedRows>,
  part: ReadonlyMap<string, UndecidedRows>,
  rowInAll: (row: number) => number,
): void {
  for (const [name, { count, row, reason }] of part) {
    const before = all.get(name);
    const own = { count: count + (before?.count ?? 0), row: rowInAll(row), reason };
    all.set(name, before && before.row < own.row ? { ...before, count: own.count } : own);
  }
}
