import { INDEX_OPTIONS, type IndexedValue, SEARCH_OPTIONS, searchTokens } from '../build/searchTokens.ts';
import { leadToFullText, showDocuments } from './documentHits.ts';
import { indexLoader } from './indexLoader.ts';
import { findPlaces, showPlaces } from './placeHits.ts';

/**
 * Search and filters of the catalogue. The list is in the page; this hides, reorders and annotates it. The address holds
 * the state (`?q=CCFR&family=neutrino-trident`), so that a list can be kept, shared and gone back to.
 */
const FACETS = ['family', 'status', 'coverage', 'experiment'] as const;

const form = document.querySelector<HTMLFormElement>('#browse-form');
const query = document.querySelector<HTMLInputElement>('#query');
const list = document.querySelector<HTMLUListElement>('.record-list');
const count = document.querySelector<HTMLElement>('#result-count');
const cards = [...document.querySelectorAll<HTMLElement>('.record-card')];

interface Found {
  readonly rank: number;
  readonly values: readonly IndexedValue[];
}

const searchIndex = indexLoader(INDEX_OPTIONS, '');

/** Records that have every word of the query, best first, with the values in which a word stands. */
async function find(text: string, address: string): Promise<Map<string, Found> | undefined> {
  const words = searchTokens(text);
  if (words.length === 0) return undefined;
  const results = (await searchIndex(address)).search(text, SEARCH_OPTIONS);
  return new Map(
    results.map(({ id, terms, hits }, rank) => [
      String(id),
      { rank, values: (hits as IndexedValue[]).filter((value) => containsAll(value.text, words, terms)) },
    ]),
  );
}

/** Whether a value has all words of the query, completed as the search completed them; numbers exactly. */
function containsAll(text: string, words: readonly string[], terms: readonly string[]): boolean {
  const tokens = searchTokens(text);
  return words.every((word) =>
    tokens.some((token) => token === word || (!/^\d/.test(word) && terms.includes(token) && token.startsWith(word))),
  );
}

function chosen(): Map<string, string[]> {
  const data = form ? new FormData(form) : new FormData();
  return new Map(FACETS.map((facet) => [facet, data.getAll(facet).map(String)]));
}

/** Beside the list the filters are always open; above it, on a narrow screen, they would push it away. */
const narrow = matchMedia('(max-width: 55.99rem)');
const filters = document.querySelector<HTMLDetailsElement>('.filters');
const placeFilters = () => {
  if (!filters) return;
  filters.open = !narrow.matches;
  // until here the style sheet kept them closed: nothing moves when this script comes
  filters.classList.add('placed');
};
narrow.addEventListener('change', placeFilters);
placeFilters();

/** Closed filters say how many are chosen. */
function countChosen(): void {
  const number = [...chosen().values()].flat().length;
  const place = document.querySelector('#chosen-count');
  if (place) place.textContent = number === 0 ? '' : `, ${number} chosen`;
}

let latest = 0;

/** Shows what the form asks for. An answer that comes after a newer question is dropped. */
async function update(): Promise<void> {
  if (!form || !query || !list || !count) return;
  countChosen();
  latest += 1;
  const mine = latest;
  let found: Map<string, Found> | undefined;
  try {
    found = await find(query.value, form.dataset.index ?? '');
  } catch (error) {
    count.textContent = `Search is not available: ${(error as Error).message}.`;
    return;
  }
  const places = await findPlaces(query.value, form.dataset.placeIndex ?? '');
  if (mine !== latest) return;
  showPlaces(places);
  leadToFullText(query.value);
  const wanted = chosen();
  const shown = cards.filter((card) => {
    const id = card.dataset.id ?? '';
    const passes = FACETS.every((facet) => {
      const options = wanted.get(facet) ?? [];
      const has = (card.dataset[facet] ?? '').split('|');
      return options.length === 0 || options.some((value) => has.includes(value));
    });
    card.hidden = !(passes && (found === undefined || found.has(id)));
    showHits(card, found?.get(id)?.values ?? []);
    return !card.hidden;
  });
  const rank = (card: HTMLElement) => found?.get(card.dataset.id ?? '')?.rank ?? cards.indexOf(card);
  list.append(...[...cards].sort((a, b) => rank(a) - rank(b)));
  count.textContent = counted(shown.length);
  // what else is found comes below; where no record is, what is said above waits for it
  if (shown.length > 0) reveal();
  const documents = await showDocuments(query.value, form.dataset.documents ?? '');
  if (mine === latest) sayWhatIsMissing(shown.length, places.length + documents);
}

/** An address with a question hides the list until its answer is there. */
const reveal = () => document.documentElement.classList.remove('is-searching');

const counted = (shown: number): string =>
  `${shown} ${shown === 1 ? 'record' : 'records'}${shown < cards.length ? ` of ${cards.length}` : ''}`;

/** Nothing at all, or nothing among the records: a reader has to know which, and what to try. */
function sayWhatIsMissing(records: number, others: number): void {
  const notice = document.querySelector<HTMLElement>('#nothing-found');
  if (!notice || !query) return;
  const words = query.value.trim();
  const isFiltered = [...chosen().values()].flat().length > 0;
  notice.hidden = records > 0;
  if (records > 0) return;
  notice.textContent = [
    words === ''
      ? 'No record passes these filters.'
      : `No record has all words of “${words}”${isFiltered ? ' and passes the filters' : ''}.`,
    ...(words === ''
      ? []
      : [
          others > 0
            ? 'What else was found is listed here.'
            : 'Nothing else does either: no experiment, model, command, paper or page of the documentation.',
        ]),
    ...(words !== '' && others === 0
      ? ['Numbers are taken as they stand: 0.8 does not find 0.82. Try fewer words.']
      : []),
    ...(isFiltered ? ['“Clear” takes the filters away.'] : []),
  ].join(' ');
}

const MOST_HITS = 5;

/** Values in which the words were found, as links to them. */
function showHits(card: HTMLElement, values: readonly IndexedValue[]): void {
  const hits = card.querySelector<HTMLUListElement>('.hits');
  if (!hits) return;
  hits.hidden = values.length === 0;
  hits.replaceChildren(
    ...values.slice(0, MOST_HITS).map(({ id, text }) => {
      const link = document.createElement('a');
      link.href = `${form?.dataset.records ?? ''}${card.dataset.id}/#${id}`;
      link.textContent = text;
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
}

/** `?q=…&family=…` of what is chosen. */
function address(): string {
  const parameters = new URLSearchParams();
  if (query?.value.trim()) parameters.set('q', query.value.trim());
  for (const [facet, values] of chosen()) for (const value of values) parameters.append(facet, value);
  const text = parameters.toString();
  return text === '' ? location.pathname : `${location.pathname}?${text}`;
}

function readAddress(): void {
  const parameters = new URLSearchParams(location.search);
  if (query) query.value = parameters.get('q') ?? '';
  for (const box of form?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []) {
    box.checked = parameters.getAll(box.name).includes(box.value);
  }
}

// Typing replaces the address, a choice adds to the history.
let timer: ReturnType<typeof setTimeout> | undefined;
query?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, '', address());
    void update();
  }, 120);
});
form?.addEventListener('change', (event) => {
  if (event.target === query) return;
  history.pushState(null, '', address());
  void update();
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  history.pushState(null, '', address());
  void update();
});
form?.addEventListener('reset', () => {
  // After the form has been emptied.
  setTimeout(() => {
    history.pushState(null, '', address());
    void update();
    query?.focus();
  });
});
window.addEventListener('popstate', () => {
  readAddress();
  void update();
});

readAddress();
if (location.search !== '') void update().finally(reveal);
