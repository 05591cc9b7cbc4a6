import { COMPARISONS } from '@nereid/scan';
import { element } from '../html.ts';
import type { ScaleKind } from './plotScale.ts';
import type { OpenedTable } from './scanViewer.ts';
import type { ViewState } from './viewState.ts';

type Field = HTMLInputElement | HTMLSelectElement;
const field = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as Field;

const option = (value: string) => element('option', { value }, value);

/** The choices beside the picture. */
export class ViewForm {
  constructor(
    private readonly form: HTMLFormElement,
    onChange: () => void,
  ) {
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', onChange);
  }

  offer({ columns, constraints }: OpenedTable): void {
    const numbers = columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
    field(this.form, 'x').replaceChildren(...numbers.map(option));
    field(this.form, 'y').replaceChildren(...numbers.map(option));
    const colours = columns.map(({ name }) => option(name));
    field(this.form, 'colour').replaceChildren(element('option', { value: 'none' }, 'one colour'), ...colours);
    field(this.form, 'constraint').replaceChildren(...constraints.map(option));
    for (const one of field(this.form, 'view').querySelectorAll('option')) {
      one.disabled = one.value !== 'scatter' && constraints.length === 0;
    }
    const reason = document.getElementById('no-profiles');
    if (reason) reason.hidden = constraints.length > 0;
  }

  show(view: ViewState): void {
    const set = (name: string, value: string) => {
      field(this.form, name).value = value;
    };
    set('view', view.view);
    set('x', view.x ?? '');
    set('y', view.y ?? '');
    set('x-scale', view.xScale ?? '');
    set('y-scale', view.yScale ?? '');
    set('colour', view.colour ?? 'none');
    set('constraint', view.constraint ?? '');
    set('over', view.overTwo ? 'two' : 'one');
    set('bins', String(view.bins));
    for (const part of document.querySelectorAll<HTMLElement>('[data-views]')) {
      part.hidden = !(part.dataset.views ?? '').split(' ').includes(view.view);
    }
  }

  read(before: ViewState): ViewState {
    const text = (name: string) => field(this.form, name).value;
    const scale = (name: string) => (text(name) === '' ? undefined : (text(name) as ScaleKind));
    const bins = field(this.form, 'bins');
    return {
      ...before,
      view: text('view') as ViewState['view'],
      x: text('x'),
      y: text('y'),
      xScale: scale('x-scale'),
      yScale: scale('y-scale'),
      colour: text('colour'),
      constraint: text('constraint') || undefined,
      overTwo: text('over') === 'two',
      bins: bins.value !== '' && bins.checkValidity() ? Number(bins.value) : before.bins,
    };
  }
}

/** Conditions on the rows: a form that adds one, and a button for each that takes it away. */
export class FilterForm {
  private words: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly list: HTMLElement,
    private readonly onChange: (conditions: (before: readonly string[]) => readonly string[]) => void,
  ) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const condition = ['column', 'comparison', 'value'].map((name) => field(form, name).value.trim()).join('');
      onChange((before) => [...before.filter((one) => one !== condition), condition]);
      field(form, 'value').value = '';
    });
    field(form, 'column').addEventListener('change', () => this.suggest());
  }

  offer({ columns }: OpenedTable): void {
    this.words = new Map(columns.map(({ name, words }) => [name, words]));
    const column = field(this.form, 'column');
    column.replaceChildren(...columns.map(({ name }) => option(name)));
    column.value = columns.findLast(({ name }) => name.endsWith('_verdict'))?.name ?? column.value;
    this.suggest();
  }

  show(conditions: readonly string[]): void {
    this.list.replaceChildren(
      ...conditions.map((condition) => {
        const button = element('button', { type: 'button', 'aria-label': `Remove ${condition}` }, `${condition} ×`);
        button.addEventListener('click', () => this.onChange((before) => before.filter((one) => one !== condition)));
        return element('li', {}, button);
      }),
    );
  }

  /** Words of the column chosen; words are equal or not, and have no order. */
  private suggest(): void {
    const words = this.words.get(field(this.form, 'column').value) ?? [];
    document.querySelector('#filter-words')?.replaceChildren(...words.map(option));
    const comparison = field(this.form, 'comparison');
    for (const one of comparison.querySelectorAll('option')) {
      one.disabled = words.length > 0 && one.value !== '=' && one.value !== '!=';
    }
    if (comparison.querySelector(`option[value="${comparison.value}"]`)?.hasAttribute('disabled')) {
      comparison.value = COMPARISONS[3];
    }
  }
}
