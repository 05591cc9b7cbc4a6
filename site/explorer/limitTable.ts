import { contact, limitableModel } from '@nereid/physics';
import type { LimitTable } from './engine.ts';
import { element, readableNumber, tableElement } from './html.ts';
import type { ExplorerState } from './state.ts';

/** Masses of the table of limits [GeV], beside those of the pinned points. */
const TABLE_MASSES = [0.001, 0.01, 0.1, 1, 10, 100];

/** Masses [GeV] of the table of limits. */
export const tableMasses = ({ pins }: ExplorerState): number[] =>
  [...new Set([...TABLE_MASSES, ...pins.map(({ x }) => x)])].sort((a, b) => a - b);

/** The largest coupling allowed at each mass, and what the heavy boson leaves of it. */
export function limitTable(state: ExplorerState, { names, rows, contact: heavyLimits }: LimitTable): HTMLElement {
  if (state.model === contact.name) {
    return element('p', {}, 'A contact operator has two shifts, not one coupling: pin a point to read it.');
  }
  const { letter, couplingLetter: coupling } = limitableModel(state.model).family.boson;
  const mass = `M_${letter}`;
  const cells = rows.map(({ massGeV, upper }) => [
    readableNumber(massGeV),
    ...upper.map((value) => (value === null ? '–' : readableNumber(value))),
  ]);
  const heavy = [`M/${coupling} above [GeV]`, ...heavyLimits.map((value) => (value === null ? '–' : value.toFixed(1)))];
  const caption = `Largest ${coupling} allowed at each mass`;
  return tableElement(caption, [`${mass} [GeV]`, ...names], [...cells, heavy]);
}
