import { CatalogueError, type PublishedCurve, parseCurve } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';

/** At or above this DarkCast means that nothing is excluded. */
const NO_LIMIT = 1e5;

const WANTED =
  'Give a curve with the header of data/curves, or a limit of DarkCast (.lmt): lines of mass and coupling.';

/**
 * A curve of one's own: a file in the format of data/curves, or a limit of DarkCast, NAME.lmt, which says neither model nor paper and
 * is taken to be of `model`, as measured and at no stated level.
 * @param name of the file; the curve is called after it
 * @throws CatalogueError with every problem of a curve and its line; InputError for what is no limit of DarkCast
 */
export function readCurve(text: string, name: string, model: string): PublishedCurve {
  if (name.endsWith('.lmt')) return darkCastCurve(text, name, model);
  const { value, diagnostics } = parseCurve({ file: name, text });
  if (value === undefined) throw new CatalogueError(diagnostics);
  return value;
}

function darkCastCurve(text: string, name: string, model: string): PublishedCurve {
  const rows = text.split(/\r?\n/).flatMap((line, i) => {
    const words = (line.split('#')[0] as string).split(/\s+/).filter((word) => word !== '');
    return words.length === 0 ? [] : [{ line: i + 1, numbers: words.map(Number) }];
  });
  const width = rows[0]?.numbers.length;
  if (width !== 2 && width !== 3) throw new InputError('curve', name, 'holds no limit', WANTED);
  if (width === 3 && !/^#\s*mass\s+lower\s+upper\s*$/m.test(text)) {
    throw new InputError('curve', name, 'holds r-values, which are of no model', 'Recast it to a model with DarkCast.');
  }
  const bad = rows.find(({ numbers }) => numbers.length !== width || !numbers.every((value) => value > 0));
  if (bad) throw new InputError('curve', name, `line ${bad.line} is no mass and coupling`, WANTED);
  const id = name.replace(/^.*[\\/]/, '').replace(/\.lmt$/, '');
  const points = rows.map(({ numbers }) => numbers);
  const { kept, pieces } = withoutGaps(points);
  if (kept.length < 2) throw new InputError('curve', name, 'has fewer than two points below 10⁵', WANTED);
  const column = (index: number) => Float64Array.from(kept, (point) => point[index]);
  return {
    id,
    name: id,
    source: id,
    experiment: id,
    model,
    confidenceLevel: null,
    how: `read from ${name}, a limit of DarkCast, which says neither model nor level`,
    status: 'measured',
    sidedness: 'unstated',
    parameters: {},
    massGeV: column(0),
    gPrime: column(1),
    ...(width === 3 && { upper: column(2) }),
    ...(pieces.length > 0 && { pieces }),
  };
}

/** Points with a limit, and where one follows on points without. */
function withoutGaps(points: readonly (readonly number[])[]): { kept: (readonly number[])[]; pieces: number[] } {
  const kept: (readonly number[])[] = [];
  const pieces: number[] = [];
  let isAfterGap = false;
  for (const point of points) {
    if (point[1] >= NO_LIMIT) isAfterGap = true;
    else {
      if (isAfterGap && kept.length > 0) pieces.push(kept.length);
      isAfterGap = false;
      kept.push(point);
    }
  }
  return { kept, pieces };
}
