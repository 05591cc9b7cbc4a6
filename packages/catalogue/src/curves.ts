import { type Diagnostic, type Parsed, remedyForName, type SourceText } from './diagnostics.js';
import type { References } from './references.js';

/** A published curve: points (mass, coupling) with where they come from. */
export interface PublishedCurve {
  readonly id: string;
  readonly name: string;
  /** Key of the paper. */
  readonly source: string;
  readonly experiment: string;
  readonly model: string;
  readonly confidenceLevel: number;
  /** How the points were obtained. */
  readonly how: string;
  readonly remark?: string;
  readonly massGeV: Float64Array;
  readonly gPrime: Float64Array;
}

const REQUIRED = ['name', 'source', 'experiment', 'model', 'confidenceLevel', 'how'] as const;
const COLUMNS = 'massGeV,gPrime';

/**
 * Reads a curve: header lines `# key: value`, then CSV with the columns massGeV,gPrime, masses not decreasing.
 * Every problem is reported with its line.
 */
export function parseCurve(source: SourceText, references?: References): Parsed<PublishedCurve> {
  const diagnostics: Diagnostic[] = [];
  const report = (line: number, message: string, remedy: string): void => {
    diagnostics.push({ severity: 'error', file: source.file, line, column: 1, path: '', message, remedy });
  };
  const header = new Map<string, string>();
  const points: [number, number][] = [];
  let columnsSeen = false;
  source.text.split(/\r?\n/).forEach((text, i) => {
    const line = i + 1;
    if (text.trim() === '') return;
    const field = /^#\s*(\w+):\s*(.+)$/.exec(text);
    if (field) header.set(field[1], field[2].trim());
    else if (text.startsWith('#')) report(line, 'header line without a key', 'Write "# key: value".');
    else if (!columnsSeen) {
      columnsSeen = true;
      if (text.trim() !== COLUMNS) report(line, `columns are "${text.trim()}"`, `They must be ${COLUMNS}.`);
    } else readPoint(text, points, (message) => report(line, message, 'Give two positive numbers, masses ascending.'));
  });
  for (const key of REQUIRED) if (!header.has(key)) report(1, `no ${key} in the header`, `Add "# ${key}: …".`);
  const confidenceLevel = Number(header.get('confidenceLevel'));
  if (header.has('confidenceLevel') && !(confidenceLevel > 0 && confidenceLevel < 1)) {
    report(1, `confidenceLevel is ${header.get('confidenceLevel')}`, 'Give a number between 0 and 1.');
  }
  const key = header.get('source');
  if (key !== undefined && references && !references.has(key)) {
    report(1, `no reference "${key}"`, remedyForName(key, references.keys()));
  }
  if (points.length < 2) report(1, 'fewer than two points', 'A curve needs at least two.');
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const remark = header.get('remark');
  const value = {
    id: source.file.replace(/^.*[\\/]/, '').replace(/\.csv$/, ''),
    ...(Object.fromEntries(REQUIRED.map((key) => [key, header.get(key)])) as Record<(typeof REQUIRED)[number], string>),
    confidenceLevel,
    ...(remark !== undefined && { remark }),
    massGeV: Float64Array.from(points, ([mass]) => mass),
    gPrime: Float64Array.from(points, ([, coupling]) => coupling),
  };
  return { value, diagnostics };
}

function readPoint(text: string, points: [number, number][], report: (message: string) => void): void {
  const [mass, coupling, ...rest] = text.split(',').map(Number);
  const last = points.at(-1);
  if (rest.length > 0 || !(mass > 0) || !(coupling > 0)) report(`"${text}" is not a point`);
  else if (last && mass < last[0]) report(`mass ${mass} follows ${last[0]}`);
  else points.push([mass, coupling]);
}
