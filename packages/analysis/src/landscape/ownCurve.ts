import { type Diagnostic, type PublishedCurve, parseCurve } from '@nereid/catalogue';
import { InputError, type ModelParameters } from '@nereid/physics';
import { readCurve } from './recast/readCurve.js';

const WANTED =
  'Write lines of mass [GeV] and coupling, or of mass, lower and upper edge, separated by commas; "# name: …" and other keys of data/curves may stand before.';

/**
 * A curve of one's own, from a file like those of `data/curves` of which no header line has to be there: it is then of the model asked for,
 * measured, at a level that is not stated, and has the name of the file. The names of the columns may be missing too. A limit of DarkCast,
 * NAME.lmt, is taken to be of that model.
 * @throws InputError naming the file and the line
 */
export function ownCurve(file: string, text: string, model: string, parameters: ModelParameters): PublishedCurve {
  if (file.endsWith('.lmt')) return { ...readCurve(text, file, model), parameters };
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const name = file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
  const given = Object.entries(parameters);
  const standard: Readonly<Record<string, string>> = {
    name,
    source: 'own',
    experiment: name,
    model,
    confidenceLevel: 'unstated',
    how: 'a file of one’s own',
    ...(given.length > 0 && { parameters: given.map(([key, value]) => `${key}=${value}`).join(', ') }),
  };
  const isThere = (key: string) => lines.some((line) => line.startsWith(`# ${key}:`) || line.startsWith(`#${key}:`));
  // of another model the parameters are another matter
  const missing = Object.keys(standard).filter((key) => !isThere(key) && !(key === 'parameters' && isThere('model')));
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const cells = (lines[first] ?? '').split(',');
  const isNumeric = cells.every((cell) => cell.trim() !== '' && Number.isFinite(Number(cell)));
  const columns = isNumeric ? [cells.length === 3 ? 'massGeV,lower,upper' : 'massGeV,gPrime'] : [];
  const added = [...missing.map((key) => `# ${key}: ${standard[key]}`)];
  const complete = [...added, ...lines.slice(0, Math.max(first, 0)), ...columns, ...lines.slice(Math.max(first, 0))];
  const { value, diagnostics } = parseCurve({ file, text: complete.join('\n') });
  const problem = diagnostics[0] as Diagnostic | undefined;
  if (value && !problem) return { ...value, id: name };
  const shift = added.length + ((problem?.line ?? 0) > added.length + first ? columns.length : 0);
  const line = Math.max(1, (problem?.line ?? 1) - shift);
  throw new InputError('curve', file, `line ${line}: ${problem?.message ?? 'no curve'}`, problem?.remedy ?? WANTED);
}
