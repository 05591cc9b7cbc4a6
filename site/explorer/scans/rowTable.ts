import { element } from '../html.ts';

/** Rows of a page. */
export const PAGE_ROWS = 25;

export interface TableOrder {
  readonly order?: string | undefined;
  readonly descending: boolean;
}

/** The next order after a click on a heading: ascending, descending, as in the file. */
export function nextOrder({ order, descending }: TableOrder, column: string): TableOrder {
  if (order !== column) return { order: column, descending: false };
  return descending ? { order: undefined, descending: false } : { order: column, descending: true };
}

/** A page of rows, whose headings order the table. */
export function rowTable(
  columns: readonly string[],
  cells: readonly (readonly string[])[],
  current: TableOrder,
  onOrder: (next: TableOrder) => void,
): HTMLElement {
  const head = columns.map((column) => {
    const isOrder = current.order === column;
    const arrow = isOrder ? (current.descending ? ' ↓' : ' ↑') : '';
    const button = element('button', { type: 'button' }, `${column}${arrow}`);
    button.addEventListener('click', () => onOrder(nextOrder(current, column)));
    const sort = isOrder ? { 'aria-sort': current.descending ? 'descending' : 'ascending' } : {};
    return element('th', { scope: 'col', ...sort }, button);
  });
  const body = cells.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell === '' ? '–' : cell))));
  return element(
    'table',
    {},
    element('caption', { class: 'visually-hidden' }, 'Rows chosen; a click on a heading orders by it'),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  );
}
