import { InputError } from '@nereid/physics';
import { type AxisBins, binsOfIntervals, binsOfValues, ProfileBuilder, type ScanProfile } from '@nereid/scan';
import { extent, suggestedScale } from './plotScale.ts';
import { columnNamed, type NumberColumn, numbersNamed, type ScanTable } from './scanTable.ts';
import { VERDICT_ENDING } from './tableRows.ts';

/** So many different values are still places of a grid. */
const MOST_PLACES = 400;
const WIDER = 1e-12;
const CHI_SQUARE_ENDING = '_chiSquare';

/**
 * The places of a parameter: its own values where it lay on a grid, else equal intervals.
 * @throws InputError for a parameter that does not vary
 */
export function columnBins({ name, values }: NumberColumn, rows: Uint32Array, intervals: number): AxisBins {
  const different = new Set<number>();
  for (const row of rows) {
    if (Number.isFinite(values[row])) different.add(values[row]);
    if (different.size > MOST_PLACES) break;
  }
  if (different.size < 2) {
    throw new InputError('column', name, 'has one value in these rows', 'Choose a parameter that varies.');
  }
  if (different.size <= MOST_PLACES) return binsOfValues(name, [...different]);
  const scale = suggestedScale(values);
  const [low, high] = extent(values, scale, rows) as [number, number];
  // the largest value belongs to the last interval; a wider end than rounding, narrower than anything seen
  const end = scale === 'log' ? high * (1 + WIDER) : high + (high - low) * WIDER;
  return binsOfIntervals(name, [low, end], intervals, scale);
}

/** Constraints that a table has χ² and verdicts of. */
export function profiledConstraints({ columns }: ScanTable): string[] {
  const names = new Set(columns.map(({ name }) => name));
  return columns
    .filter(({ name }) => name.endsWith(CHI_SQUARE_ENDING))
    .map(({ name }) => name.slice(0, -CHI_SQUARE_ENDING.length))
    .filter((constraint) => names.has(`${constraint}${VERDICT_ENDING}`));
}

export interface ProfileChoice {
  readonly constraint: string;
  readonly x: string;
  /** Absent: over one parameter. */
  readonly y?: string | undefined;
  readonly bins: number;
}

/** As `nereid scan plot` gathers it. @throws InputError for columns that are not there or do not vary */
export function tableProfile(
  table: ScanTable,
  rows: Uint32Array,
  { constraint, x, y, bins }: ProfileChoice,
): ScanProfile {
  const chiSquare = numbersNamed(table, `${constraint}${CHI_SQUARE_ENDING}`);
  const verdict = columnNamed(table, `${constraint}${VERDICT_ENDING}`);
  if (verdict.kind !== 'word') throw new InputError('column', verdict.name, 'holds no words', 'Choose another.');
  const allowed = verdict.words.indexOf('allowed');
  const [along, across] = [numbersNamed(table, x), y === undefined ? undefined : numbersNamed(table, y)];
  const builder = new ProfileBuilder(
    columnBins(along, rows, bins),
    across === undefined ? undefined : columnBins(across, rows, bins),
  );
  for (const row of rows) {
    builder.add(along.values[row], across?.values[row] ?? 0, chiSquare.values[row], verdict.codes[row] === allowed);
  }
  return builder.profile();
}
