import { FigureError } from './errors.js';
import type { Axis, FigureSpec, Series } from './figureSpec.js';
import { themeOf } from './palette.js';
import { COLUMN_WIDTHS_MM } from './printColumn.js';

/** Throws a `FigureError` for a figure that cannot be drawn as described. */
export function validateSpec(spec: FigureSpec): void {
  validateAxis('x', spec.x);
  validateAxis('y', spec.y);
  validateSize('width', spec.width, 200);
  validateSize('height', spec.height, 150);
  validateSize('fontSizePx', spec.fontSizePx, 5);
  for (const [i, series] of spec.series.entries()) {
    validateColour(`series ${i}`, series);
    validateLengths(`series ${i}`, series);
  }
  if (spec.print !== undefined && !(spec.print in COLUMN_WIDTHS_MM)) {
    throw new FigureError(
      'print',
      `column "${spec.print}"`,
      `Give one of ${Object.keys(COLUMN_WIDTHS_MM).join(', ')}.`,
    );
  }
  if (spec.id !== undefined && !/^[A-Za-z][\w-]*$/.test(spec.id)) {
    throw new FigureError('id', `"${spec.id}" is not an element id`, 'Use letters, digits, "-" and "_".');
  }
}

const SMALLEST_RELATIVE_RANGE = 1e-9;

function validateAxis(name: string, { scale, domain: [minimum, maximum] }: Axis): void {
  const range = `domain ${minimum} to ${maximum}`;
  if (!(Number.isFinite(minimum) && Number.isFinite(maximum) && minimum < maximum)) {
    throw new FigureError(`${name} axis`, range, 'Give two finite numbers, the smaller first.');
  }
  if (maximum - minimum < SMALLEST_RELATIVE_RANGE * Math.max(Math.abs(minimum), Math.abs(maximum))) {
    throw new FigureError(`${name} axis`, `${range}, which tick labels cannot resolve`, 'Give a wider range.');
  }
  if (scale === 'log' && minimum <= 0) {
    throw new FigureError(`${name} axis`, `${range} on a log scale`, 'Start above zero, or use a linear scale.');
  }
}

function validateSize(name: string, value: number | undefined, minimum: number): void {
  if (value === undefined || (value >= minimum && value <= 10_000)) return;
  throw new FigureError(name, `${value} px`, `Give a number of px from ${minimum} to 10000.`);
}

function validateColour(part: string, { colour }: Series): void {
  const known = Object.keys(themeOf('light').colours);
  if (known.includes(colour)) return;
  throw new FigureError(part, `colour "${colour}"`, `Give one of ${known.join(', ')}.`);
}

function validateLengths(part: string, series: Series): void {
  for (const lengths of lengthsOf(series)) {
    if (lengths.every((length) => length === lengths[0])) continue;
    throw new FigureError(`${part} (${series.kind})`, `columns of ${lengths.join(', ')} values`, 'Give equal lengths.');
  }
}

function lengthsOf(series: Series): number[][] {
  switch (series.kind) {
    case 'line':
    case 'excludedRegion':
      return series.polylines.map(({ x, y }) => [x.length, y.length]);
    case 'band':
      return [[series.x.length, series.lower.length, series.upper.length]];
    case 'points': {
      const errors = [series.yErrorUp, series.yErrorDown].filter((column) => column !== undefined);
      return [[series.x.length, series.y.length, ...errors.map(({ length }) => length)]];
    }
    case 'text':
      return [];
    default:
      throw unknownKind(series);
  }
}

// The compiler rules it out, but a description may come from a file.
function unknownKind(series: never): FigureError {
  const { kind } = series as { kind: unknown };
  return new FigureError(`series of kind "${kind}"`, 'unknown', 'Give line, excludedRegion, band, points or text.');
}
