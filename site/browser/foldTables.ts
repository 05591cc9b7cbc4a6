/**
 * Long tables on a phone: the style sheet hides the rows beyond the first; here is the button that shows them, and a word for tables
 * with columns beyond the edge of the screen. Without this script, on paper and on wide screens every row is there.
 */
const NARROW = matchMedia('(max-width: 40rem)');

/** Rows of a plain table, groups of rows of a table of values: as in the style sheet. */
const SHOWN = { rows: 12, values: 6 } as const;

for (const table of document.querySelectorAll<HTMLTableElement>('table.values, .scroll-table > table')) {
  const ofValues = table.classList.contains('values');
  const parts = ofValues ? [...table.tBodies] : [...(table.tBodies[0]?.rows ?? [])];
  const shown = ofValues ? SHOWN.values : SHOWN.rows;
  if (parts.length > shown) addButton(table, parts, shown);
}

function addButton(table: HTMLTableElement, parts: readonly HTMLElement[], shown: number): void {
  table.classList.add('foldable');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'unfold';
  button.textContent = `Show ${parts.length - shown} more of ${parts.length}`;
  button.addEventListener('click', () => {
    table.classList.add('unfolded');
    button.remove();
    const next = parts[shown];
    next.tabIndex = -1;
    next.focus();
  });
  (table.closest('.scroll-table') ?? table).after(button);
}

/** Columns beyond the edge are easily missed: on a phone nothing shows that a table scrolls. */
if (NARROW.matches) {
  for (const place of document.querySelectorAll<HTMLElement>('.scroll-table')) {
    if (place.scrollWidth <= place.clientWidth + 1) continue;
    const hint = document.createElement('p');
    hint.className = 'scroll-hint';
    hint.textContent = 'The table has more columns: scroll it sideways.';
    place.after(hint);
  }
}
