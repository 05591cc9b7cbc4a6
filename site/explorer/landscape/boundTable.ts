import type { Bound, Landscape } from '@nereid/analysis';
import { limitableModel } from '@nereid/physics';
import type { LandscapeData, NamedBound } from '../../build/landscapeData.ts';
import { element, readableNumber, tableElement } from '../html.ts';
import { type BoundPages, kindWords, levelWords, listed, smallestExcluded, sourceLinks } from './boundWords.ts';
import type { LandscapeState } from './landscapeState.ts';

/** The bounds of a landscape, each with its level, kind and source, and whether it is shown; below it those that say nothing, and why. */
export class BoundTable {
  constructor(
    private readonly place: HTMLElement,
    private readonly silent: HTMLElement,
    private readonly data: LandscapeData,
    private readonly pages: BoundPages,
    /** Bounds that are left out from now on. */
    onChoice: (without: readonly string[]) => void,
  ) {
    place.addEventListener('change', () => {
      const boxes = [...place.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
      onChoice(boxes.filter(({ checked }) => !checked).map(({ value }) => value));
    });
  }

  show({ without }: LandscapeState, { model, bounds, notComputed }: Landscape): void {
    const { couplingLetter, letter } = limitableModel(model).family.boson;
    const open = [...this.place.querySelectorAll<HTMLElement>('details[open]')].map(({ dataset }) => dataset.bound);
    const focused = (document.activeElement as HTMLInputElement | null)?.value;
    const rows = [
      ...bounds.map((bound) => this.row(bound, open.includes(bound.constraint))),
      ...this.data.bounds.filter(({ id }) => without.includes(id)).map((one) => leftOutRow(one)),
    ];
    const head = ['bound', 'kind', 'level', `smallest ${couplingLetter} excluded`, `at M_${letter} [GeV]`, 'from'];
    const hadFocus = this.place.contains(document.activeElement);
    this.place.replaceChildren(tableElement('Bounds with kind, level and source', head, rows));
    if (hadFocus) this.place.querySelector<HTMLInputElement>(`input[value="${CSS.escape(focused ?? '')}"]`)?.focus();
    this.silent.replaceChildren(
      ...notComputed.map(({ constraint, reason }) => element('li', {}, `${this.titleOf(constraint)}: ${reason}.`)),
    );
    this.silent.parentElement?.toggleAttribute('hidden', notComputed.length === 0);
  }

  private titleOf(id: string): string {
    return this.data.bounds.find((one) => one.id === id)?.title ?? id;
  }

  private row(bound: Bound, isOpen: boolean): (Node | string)[] {
    const smallest = smallestExcluded(bound);
    const how = element(
      'details',
      { 'data-bound': bound.constraint, ...(isOpen && { open: '' }) },
      element('summary', {}, 'how'),
      element('p', {}, `${bound.formula}.`),
      ...(bound.leavesOut.length === 0 ? [] : [element('p', {}, `Left out: ${bound.leavesOut.join('; ')}.`)]),
    );
    return [
      choice(bound.constraint, bound.title, true),
      kindWords(bound),
      levelWords(bound),
      smallest === undefined ? '–' : readableNumber(smallest.coupling, 3),
      smallest === undefined ? '' : readableNumber(smallest.massGeV, 3),
      element('div', { class: 'bound-source' }, element('p', {}, ...listed(sourceLinks(bound, this.pages))), how),
    ];
  }
}

function choice(id: string, title: string, isShown: boolean): HTMLElement {
  const box = element('input', { type: 'checkbox', value: id, ...(isShown && { checked: '' }) });
  return element('label', { class: 'check' }, box, element('span', {}, title));
}

const leftOutRow = ({ id, title }: NamedBound): (Node | string)[] => [
  choice(id, title, false),
  'left out',
  '',
  '',
  '',
  '',
];
