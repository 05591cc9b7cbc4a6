import { requireNumber } from '../errors.js';
import { edgeChains } from './edgeChains.js';
import { interpolateCoordinate, nodeValues, type ScalarField } from './scalarField.js';

/** One connected piece of a contour. A closed one does not repeat its first point. */
export interface Polyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly closed: boolean;
}

/**
 * The lines on which the field equals `level`: marching squares with linear interpolation, on the scales of the field,
 * along the edges between nodes. Greater values (strictly above the level) lie on the left when x runs right and y up.
 * - A line that reaches the rim of the grid, or a cell with a node that was not computed, ends there and stays open.
 * - Where a cell's corners alternate, the mean of the four decides which pair is joined.
 * - An edge between a finite and an infinite value is crossed in the middle.
 * - Points do not repeat, also where nodes equal the level.
 * Open lines come first, then closed ones, each in the order in which a scan along x, then y, meets their start.
 * @throws InputError for an unusable field or a level that is not finite (or not positive with zScale `log`).
 */
export function contourLines(field: ScalarField, level: number): Polyline[] {
  const isLog = field.zScale === 'log';
  requireNumber('level', level, isLog ? 0 : Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, {
    exclusiveMinimum: isLog,
  });
  const values = nodeValues(field);
  const scaledLevel = isLog ? Math.log(level) : level;
  const lines: Polyline[] = [];
  for (const { edges, closed } of edgeChains(values, scaledLevel)) {
    const line = placePoints(edges, field, values.z, scaledLevel, closed);
    // A line shrunk to a point (a single node at the level), or a ring to a stroke, encloses and separates nothing.
    if (line.x.length >= (closed ? 3 : 2)) lines.push(line);
  }
  return lines;
}

/** Interpolated crossing points, without consecutive repetitions. */
function placePoints(
  edges: readonly number[],
  { x, y, xScale, yScale }: ScalarField,
  z: Float64Array,
  level: number,
  closed: boolean,
): Polyline {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const edge of edges) {
    const vertical = edge >= z.length;
    const node = vertical ? edge - z.length : edge;
    const i = node % x.length;
    const j = (node - i) / x.length;
    const fraction = crossingFraction(z[node], z[vertical ? node + x.length : node + 1], level);
    const px = vertical ? x[i] : interpolateCoordinate(x[i], x[i + 1], fraction, xScale);
    const py = vertical ? interpolateCoordinate(y[j], y[j + 1], fraction, yScale) : y[j];
    if (px === xs.at(-1) && py === ys.at(-1)) continue;
    xs.push(px);
    ys.push(py);
  }
  if (closed && xs.length > 1 && xs[0] === xs.at(-1) && ys[0] === ys.at(-1)) {
    xs.pop();
    ys.pop();
  }
  return { x: Float64Array.from(xs), y: Float64Array.from(ys), closed };
}

/** Where between two nodes with values a and b, one of them above the level, the level lies, from 0 to 1. */
function crossingFraction(a: number, b: number, level: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return 0.5;
  if (Number.isFinite(b - a)) return (level - a) / (b - a);
  return (level / 2 - a / 2) / (b / 2 - a / 2);
}
