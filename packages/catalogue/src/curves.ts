import { type CurveHeader, curveHeader } from './curveHeader.js';
import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import type { References } from './references.js';

/**
 * A published curve: points (mass, coupling) with where they come from. Couplings above `gPrime` are excluded; where there is an
 * upper edge, those between the two.
 */
export interface PublishedCurve extends CurveHeader {
  readonly id: string;
  readonly massGeV: Float64Array;
  /** The coupling that the model's family is scanned in, whatever its name there. */
  readonly gPrime: Float64Array;
  /** The upper edge of what is excluded, with every point; none where all above `gPrime` is. */
  readonly upper?: Float64Array;
  /** Points with which another piece of the curve begins; it is in one piece unless given. */
  readonly pieces?: readonly number[];
}

const COLUMNS = ['massGeV,gPrime', 'massGeV,lower,upper'] as const;
const POINT = 'Give positive numbers, masses ascending; a line with a mass alone ("0.5,") ends a piece.';

/**
 * Reads a curve: header lines `# key: value`, then CSV with the columns massGeV,gPrime, or massGeV,lower,upper of a region, masses not
 * decreasing. A line with a mass alone is a gap: nothing is excluded there, and the next point begins another piece, of a region at any
 * mass. Every problem is reported with its line.
 */
export function parseCurve(source: SourceText, references?: References): Parsed<PublishedCurve> {
  const diagnostics: Diagnostic[] = [];
  const report = (line: number, message: string, remedy: string): void => {
    diagnostics.push({ severity: 'error', file: source.file, line, column: 1, path: '', message, remedy });
  };
  const lines = new Map<string, { text: string; line: number }>();
  const table: CurveTable = { points: [], pieces: [], width: 0, isAfterGap: false };
  source.text.split(/\r?\n/).forEach((text, i) => {
    const line = i + 1;
    if (text.trim() === '') return;
    const field = /^#\s*(\w+):\s*(.+)$/.exec(text);
    if (field) lines.set(field[1], { text: field[2].trim(), line });
    else if (text.startsWith('#')) report(line, 'header line without a key', 'Write "# key: value".');
    else if (table.width === 0) {
      table.width = text.trim().split(',').length;
      if ((COLUMNS as readonly string[]).includes(text.trim())) return;
      report(line, `columns are "${text.trim()}"`, `They must be ${COLUMNS.join(', or of a region ')}.`);
    } else readPoint(text, table, (message) => report(line, message, POINT));
  });
  const header = curveHeader(lines, report, references);
  const { points, pieces } = table;
  if (points.length < 2) report(1, 'fewer than two points', 'A curve needs at least two.');
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const column = (index: number) => Float64Array.from(points, (point) => point[index]);
  const value: PublishedCurve = {
    id: source.file.replace(/^.*[\\/]/, '').replace(/\.csv$/, ''),
    ...header,
    massGeV: column(0),
    gPrime: column(1),
    ...(table.width === 3 && { upper: column(2) }),
    ...(pieces.length > 0 && { pieces }),
  };
  return { value, diagnostics };
}

/** Masses and couplings so far, and where pieces begin. */
interface CurveTable {
  readonly points: number[][];
  readonly pieces: number[];
  /** Number of columns; 0 before their names were read. */
  width: number;
  isAfterGap: boolean;
}

function readPoint(text: string, table: CurveTable, report: (message: string) => void): void {
  const cells = text.split(',').map((cell) => cell.trim());
  const [mass, ...edges] = cells.map(Number);
  const last = table.points.at(-1);
  const isGap = cells.length === table.width && cells.slice(1).every((cell) => cell === '');
  const isPoint = cells.length === table.width && edges.every((edge) => edge > 0 && Number.isFinite(edge));
  // pieces of a region can lie above each other
  const mayStartAnew = table.isAfterGap && table.width === 3;
  if (!(mass > 0) || !(isGap || isPoint)) report(`"${text}" is not a point`);
  else if (last && mass < last[0] && !mayStartAnew) report(`mass ${mass} follows ${last[0]}`);
  else if (isGap) table.isAfterGap = true;
  else if (edges[1] < edges[0]) report(`the upper edge of "${text}" lies below the lower one`);
  else {
    if (table.isAfterGap && last) table.pieces.push(table.points.length);
    table.isAfterGap = false;
    table.points.push([mass, ...edges]);
  }
}

/** The first and last point of each piece of a curve. */
export function curvePieces({
  massGeV,
  pieces = [],
}: PublishedCurve): { readonly first: number; readonly last: number }[] {
  const starts = [0, ...pieces];
  return starts.map((first, i) => ({ first, last: (starts[i + 1] ?? massGeV.length) - 1 }));
}

/** Whether a curve is a measured limit in one piece, all above which is excluded: a line for a figure. */
export const isMeasuredLine = ({ status, upper, pieces }: PublishedCurve): boolean =>
  status === 'measured' && upper === undefined && pieces === undefined;
