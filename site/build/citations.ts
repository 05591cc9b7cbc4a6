import type { Reference, References } from '@nereid/catalogue';
import { namesAuthors } from '@nereid/catalogue/exports';
import { MarkupError, renderInline } from './markdown.js';

/** `CCFR 1991`, `Altmannshofer et al. 2014`, `Kaneta & Shimomura 2017`: how a paper is called in running text. */
export function referenceLabel(reference: Reference): string {
  return `${shortAuthors(reference)} ${reference.year}`;
}

function shortAuthors({ authors, collaboration }: Reference): string {
  if (collaboration !== undefined) return collaboration;
  const family = authors.map((author) => author.split(',')[0].trim());
  if (family.length === 1) return family[0];
  if (family.length === 2 && family[1] !== 'others') return `${family[0]} & ${family[1]}`;
  return `${family[0]} et al.`;
}

/** Beyond so many, the list of authors is cut. */
const AUTHORS_SHOWN = 6;

/** `S. R. Mishra et al. (CCFR)`; the collaboration alone where nobody is named. */
export function fullAuthors(reference: Reference): string {
  const { authors, collaboration } = reference;
  if (collaboration !== undefined && !namesAuthors(reference)) return `${collaboration} Collaboration`;
  const named = authors.filter((author) => author !== 'others').map(givenFirst);
  const cut = named.length < authors.length || named.length > AUTHORS_SHOWN;
  const shown = named.slice(0, AUTHORS_SHOWN);
  const list = cut ? `${shown.join(', ')} et al.` : joinWithAnd(shown);
  return collaboration === undefined ? list : `${list} (${collaboration})`;
}

function givenFirst(author: string): string {
  const [family, given] = author.split(',').map((part) => part.trim());
  return given === undefined ? family : `${given} ${family}`;
}

const joinWithAnd = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** `Phys. Rev. Lett. 66 (1991) 3117–3120`; what there is of it. */
export function publishedIn({ journal, volume, number, pages, publisher, reportNumber, year }: Reference): string {
  const issue = volume === undefined ? '' : ` ${volume}${number === undefined ? '' : `(${number})`}`;
  const range = pages === undefined ? '' : ` ${pages.replace(/--?/, '–')}`;
  if (journal !== undefined) return `${journal}${issue} (${year})${range}`;
  return [publisher, reportNumber, String(year)].filter((part) => part !== undefined).join(', ');
}

/** Where the paper can be read: the journal, then the preprint. */
export function referenceLinks({ doi, arxiv }: Reference): { readonly label: string; readonly url: string }[] {
  return [
    ...(doi === undefined ? [] : [{ label: `doi:${doi}`, url: `https://doi.org/${encodeURI(doi)}` }]),
    ...(arxiv === undefined ? [] : [{ label: `arXiv:${arxiv}`, url: `https://arxiv.org/abs/${arxiv}` }]),
  ];
}

/** The reference of a key that the catalogue has checked. */
export function requireReference(references: References, key: string): Reference {
  const reference = references.get(key);
  if (reference === undefined) throw new Error(`No reference "${key}", though the catalogue was checked.`);
  return reference;
}

/** A paper as it is cited in a list: authors, title, where published, links. HTML. @throws MarkupError naming the paper */
export function citationHtml(reference: Reference): string {
  const links = referenceLinks(reference).map(
    ({ label, url }) => `<a href="${escapeHtml(url)}" rel="external">${escapeHtml(label)}</a>`,
  );
  const title = `<cite>${titleHtml(reference)}</cite>`;
  const parts = [escapeHtml(fullAuthors(reference)), title, escapeHtml(publishedIn(reference)), ...links];
  const doubt = reference.status === 'unverified' ? ' <em class="unverified">Details not verified.</em>' : '';
  return `${parts.join(', ')}.${doubt}`;
}

function titleHtml({ key, title }: Reference): string {
  try {
    return renderInline(title);
  } catch (error) {
    throw error instanceof MarkupError ? new MarkupError(title, error.reason, `reference ${key}: title`) : error;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
