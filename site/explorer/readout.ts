import { type ConstraintVerdict, pullText } from '@nereid/analysis';
import { element, readableNumber, tableElement } from './html.ts';
import type { ExplorerState, PlanePoint } from './state.ts';

/** The point in words, with the symbols of its plane. */
export function pointWords({ model }: ExplorerState, { x, y }: PlanePoint): string {
  if (model === 'contact') return `ΔV = ${readableNumber(x, 3)}, ΔA = ${readableNumber(y, 3)}`;
  const [mass, coupling] = model === 'scalar' ? ['M_φ', 'y'] : ['M_Z′', 'g′'];
  return `${mass} = ${readableNumber(x, 3)} GeV, ${coupling} = ${readableNumber(y, 3)}`;
}

const WORDS: Readonly<Record<ConstraintVerdict['verdict'], string>> = {
  allowed: 'allowed',
  excluded: 'excluded',
  notEvaluated: 'not evaluated',
  invalidInput: 'no valid point',
};

/** Ratio, measurement, pull and verdict of each experiment at a point. */
export function verdictTable(
  state: ExplorerState,
  point: PlanePoint,
  verdicts: readonly ConstraintVerdict[],
  nameOf: (id: string) => string,
): HTMLElement {
  const caption = `σ over Standard Model, measurement, pull and verdict at ${pointWords(state, point)}`;
  return verdictRows(caption, verdicts, nameOf);
}

/** The same under a caption of its own. */
export function verdictRows(
  caption: string,
  verdicts: readonly ConstraintVerdict[],
  nameOf: (id: string) => string,
): HTMLElement {
  const rows = verdicts.map(({ constraint, verdict, reason, ratio, measured, pull }) => [
    nameOf(constraint),
    ratio === undefined ? '' : readableNumber(ratio),
    measured === undefined ? '' : readableNumber(measured),
    pull === undefined ? '' : pullText(pull),
    element('span', { class: `verdict verdict-${verdict}`, ...(reason && { title: reason }) }, WORDS[verdict]),
  ]);
  return tableElement(caption, ['', 'σ/σ_SM', 'measured', 'pull', 'verdict'], rows);
}
