import { DOCUMENT_INDEX_OPTIONS, type FoundDocument, SEARCH_OPTIONS, searchTokens } from '../build/searchTokens.ts';
import { ungroupTitles } from '../build/titleGroups.ts';
import { indexLoader } from './indexLoader.ts';

/** Hits in the documentation, a group of its own: sections of pages and names of the interface. */
const section = document.querySelector<HTMLElement>('#document-results');
const list = section?.querySelector<HTMLUListElement>('.document-hits');
const MOST_HITS = 12;

let latest = 0;

const loadIndex = indexLoader(DOCUMENT_INDEX_OPTIONS, ' of the documentation', ungroupTitles);

/** Shows what has every word of the text, best first; nothing for no words. @returns how many hits are shown */
export async function showDocuments(text: string, address: string): Promise<number> {
  latest += 1;
  const mine = latest;
  if (!section || !list || address === '') return 0;
  if (searchTokens(text).length === 0) {
    section.hidden = true;
    return 0;
  }
  // The records are found without it.
  const found = await loadIndex(address).catch(() => undefined);
  if (mine !== latest || found === undefined) return 0;
  const hits = found.search(text, { ...SEARCH_OPTIONS, boost: { title: 4 } }).slice(0, MOST_HITS);
  section.hidden = hits.length === 0 && section.dataset.empty !== 'shown';
  const count = section.querySelector('.document-count');
  if (count) count.textContent = hits.length === 0 ? 'Nothing was found.' : '';
  list.replaceChildren(
    ...hits.map((hit) => {
      const { title, page, href } = hit as unknown as FoundDocument;
      const link = document.createElement('a');
      link.href = href;
      link.textContent = title;
      const item = document.createElement('li');
      item.append(link, `, ${page}`);
      return item;
    }),
  );
  return hits.length;
}

/** Below the hits by title: the same words in the whole text. */
export function leadToFullText(text: string): void {
  const link = section?.querySelector<HTMLAnchorElement>('.full-text');
  if (link) link.search = text.trim() === '' ? '' : `?${new URLSearchParams({ q: text.trim() })}`;
}
