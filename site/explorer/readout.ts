import { type ConstraintVerdict, isMeasuredObservable, OBSERVABLES, pullText } from '@nereid/analysis';
import { contact, limitableModel } from '@nereid/physics';
import { element, readableNumber, tableElement } from './html.ts';
import type { ExplorerState, PlanePoint } from './state.ts';

/** The point in words, with the symbols of its plane. */
export function pointWords({ model }: ExplorerState, { x, y }: PlanePoint): string {
  if (model === contact.name) return `ΔV = ${readableNumber(x, 3)}, ΔA = ${readableNumber(y, 3)}`;
  const { letter, couplingLetter } = limitableModel(model).family.boson;
  const [mass, coupling] = [`M_${letter}`, couplingLetter];
  return `${mass} = ${readableNumber(x, 3)} GeV, ${coupling} = ${readableNumber(y, 3)}`;
}

const WORDS: Readonly<Record<ConstraintVerdict['verdict'], string>> = {
  allowed: 'allowed',
  excluded: 'excluded',
  notEvaluated: 'not evaluated',
  invalidInput: 'no valid point',
};

/** Prediction, measurement, pull and verdict of each constraint at a point. */
export function verdictTable(
  state: ExplorerState,
  point: PlanePoint,
  verdicts: readonly ConstraintVerdict[],
  nameOf: (id: string) => string,
): HTMLElement {
  const mixed = verdicts.some(({ observable }) => observable !== undefined);
  const predicted = mixed ? 'Prediction' : 'σ over Standard Model';
  const caption = `${predicted}, measurement, pull and verdict at ${pointWords(state, point)}`;
  return verdictRows(caption, verdicts, nameOf);
}

/** The same under a caption of its own. Where constraints predict different things, each says what. */
export function verdictRows(
  caption: string,
  verdicts: readonly ConstraintVerdict[],
  nameOf: (id: string) => string,
): HTMLElement {
  const mixed = verdicts.some(({ observable }) => observable !== undefined);
  const rows = verdicts.map(({ constraint, verdict, reason, observable, ratio, predicted = ratio, measured, pull }) => [
    isMeasuredObservable(constraint) ? OBSERVABLES[constraint].title : nameOf(constraint),
    ...(mixed ? [observable ?? (ratio === undefined ? '' : 'σ/σ_SM')] : []),
    predicted === undefined ? '' : readableNumber(predicted),
    measured === undefined ? '' : readableNumber(measured),
    pull === undefined ? '' : pullText(pull),
    element('span', { class: `verdict verdict-${verdict}`, ...(reason && { title: reason }) }, WORDS[verdict]),
  ]);
  const head = mixed ? ['', 'of', 'predicted'] : ['', 'σ/σ_SM'];
  return tableElement(caption, [...head, 'measured', 'pull', 'verdict'], rows);
}
