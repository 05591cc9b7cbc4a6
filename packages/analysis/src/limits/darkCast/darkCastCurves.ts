import { InputError } from '@nereid/physics';
import type { PublishedLine } from '../publishedLines.js';

/** At or above this DarkCast means that nothing is excluded. */
const NO_LIMIT = 1e5;

/**
 * A limit of DarkCast, NAME.lmt, to be drawn over ours: lines of mass [GeV] and the coupling above which it is excluded, and where it ends
 * again, that below which it is. The coupling is that of the model that DarkCast recast it to; no file says which.
 * @returns one line, or two, of the lower edge and of the upper
 * @throws InputError with the line for what is not such a file, and for one of r-values, which is not of one model yet
 */
export function darkCastCurves(file: string, text: string): PublishedLine[] {
  const lines = text.split(/\r?\n/);
  const isDouble = /^#\s*mass\s+lower\s+upper\s*$/m.test(text);
  const rows = lines.flatMap((line, i) => {
    const words = (line.split('#')[0] as string).split(/\s+/).filter((word) => word !== '');
    return words.length === 0 ? [] : [numbers(file, words, i + 1, isDouble ? 3 : 2)];
  });
  if (rows.length === 0) throw new InputError('overlay', file, 'holds no limit', WANTED);
  const label = file.replace(/^.*[\\/]/, '').replace(/\.lmt$/, '');
  const edges = isDouble ? ['lower edge', 'upper edge'] : [''];
  return edges.flatMap((edge, column) => {
    const points = rows.filter((row) => row[column + 1] < NO_LIMIT);
    if (points.length === 0) return [];
    const line = { massGeV: points.map(([mass]) => mass), gPrime: points.map((row) => row[column + 1]) };
    return [{ label: edge === '' ? label : `${label}, ${edge}`, ...line }];
  });
}

const WANTED = 'Give a file of DarkCast with lines of mass and coupling, such as its recast of a limit to one model.';

function numbers(file: string, words: readonly string[], line: number, columns: number): number[] {
  const values = words.map(Number);
  const bad = values.findIndex((value) => !(Number.isFinite(value) && value > 0));
  if (bad >= 0) {
    throw new InputError('overlay', file, `line ${line} has ${words[bad]}, no mass or coupling`, WANTED);
  }
  if (words.length === columns) return values;
  const isRatios = columns === 2 && words.length === 3;
  const problem = isRatios ? 'holds r-values, which are of no model yet' : `line ${line} has ${words.length} numbers`;
  throw new InputError('overlay', file, problem, isRatios ? 'Recast it to a model with DarkCast first.' : WANTED);
}
