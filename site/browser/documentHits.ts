import MiniSearch from 'minisearch';
import { DOCUMENT_INDEX_OPTIONS, type FoundDocument, SEARCH_OPTIONS, searchTokens } from '../build/searchTokens.ts';

/** The documentation in the search: a group of its own below the records, sections of pages and names of the interface. */
const section = document.querySelector<HTMLElement>('#document-results');
const list = section?.querySelector<HTMLUListElement>('.document-hits');
const MOST_HITS = 12;

let index: Promise<MiniSearch> | undefined;
let latest = 0;

function loadIndex(address: string): Promise<MiniSearch> {
  index ??= fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`the index of the documentation answers ${response.status}`);
    return MiniSearch.loadJSON(await response.text(), DOCUMENT_INDEX_OPTIONS);
  });
  return index;
}

/** Shows what has every word of the text, best first; nothing for no words. */
export async function showDocuments(text: string, address: string): Promise<void> {
  latest += 1;
  const mine = latest;
  if (!section || !list || address === '') return;
  if (searchTokens(text).length === 0) {
    section.hidden = true;
    return;
  }
  // The records are found without it.
  const found = await loadIndex(address).catch(() => undefined);
  if (mine !== latest || found === undefined) return;
  const hits = found.search(text, { ...SEARCH_OPTIONS, boost: { title: 4, page: 2 } }).slice(0, MOST_HITS);
  section.hidden = hits.length === 0;
  list.replaceChildren(
    ...hits.map((hit) => {
      const { title, page } = hit as unknown as FoundDocument;
      const link = document.createElement('a');
      link.href = String(hit.id);
      link.textContent = title;
      const item = document.createElement('li');
      item.append(link, `, ${page}`);
      return item;
    }),
  );
}
