import {
  type FoundPlace,
  PLACE_INDEX_OPTIONS,
  type PlaceKind,
  SEARCH_OPTIONS,
  searchTokens,
} from '../build/searchTokens.ts';
import { indexLoader } from './indexLoader.ts';

/** Hits among experiments, models, commands, pages and papers: each kind is a list in the page, shown where it has a hit. */
const MOST_HITS = 6;

const loadIndex = indexLoader(PLACE_INDEX_OPTIONS, ' of the site');

/** Places that have every word of the text, best first; none where the index does not come: records are found without it. */
export async function findPlaces(text: string, address: string): Promise<readonly FoundPlace[]> {
  if (address === '' || searchTokens(text).length === 0) return [];
  const found = await loadIndex(address).catch(() => undefined);
  return (found?.search(text, { ...SEARCH_OPTIONS, boost: { title: 4 } }) ?? []) as unknown as FoundPlace[];
}

/** Fills the lists of the page. */
export function showPlaces(found: readonly FoundPlace[]): void {
  for (const section of document.querySelectorAll<HTMLElement>('[data-places]')) {
    const hits = found.filter(({ kind }) => kind === (section.dataset.places as PlaceKind));
    section.hidden = hits.length === 0;
    section.querySelector('ul')?.replaceChildren(...hits.slice(0, MOST_HITS).map(hitItem));
    const more = section.querySelector<HTMLElement>('.more-hits');
    if (more) more.textContent = hits.length > MOST_HITS ? `and ${hits.length - MOST_HITS} more` : '';
  }
}

function hitItem({ href, title, words }: FoundPlace): HTMLLIElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = title;
  const item = document.createElement('li');
  item.append(link, words === '' ? '' : `, ${words}`);
  return item;
}
