import type { Reference } from '../references.js';
import { citationKey, pageRange, referenceCaveat } from './bibtex.js';
import { percentEncode } from './percentEncode.js';
import { plainText } from './plainText.js';

/** A name of CSL-JSON: of a person in parts, or of an institution as it is. */
export type CslName =
  | { family: string; given?: string; 'non-dropping-particle'?: string; suffix?: string }
  | { literal: string };

/** An item of CSL-JSON (schema 1.0 of citationstyles.org), with the variables that our references have. */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-journal' | 'paper-conference' | 'report' | 'thesis' | 'book' | 'dataset';
  readonly author: readonly CslName[];
  readonly title: string;
  readonly issued: { readonly 'date-parts': readonly [readonly [number]] };
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly publisher?: string;
  readonly number?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly archive?: string;
  readonly archive_location?: string;
  readonly annote?: string;
}

const ITEM_TYPES: Readonly<Record<Reference['type'], CslItem['type']>> = {
  article: 'article-journal',
  proceedings: 'paper-conference',
  report: 'report',
  thesis: 'thesis',
  book: 'book',
  dataset: 'dataset',
};

/** CSL-JSON items of references, in their order; ids are the keys of the BibTeX export. */
export function cslItems(references: Iterable<Reference>): CslItem[] {
  return Array.from(references, cslItem);
}

function cslItem(reference: Reference): CslItem {
  const { type, journal, volume, number, pages, publisher, reportNumber, doi, arxiv } = reference;
  const url = referenceUrl(reference);
  const annote = referenceCaveat(reference);
  return {
    id: citationKey(reference),
    type: ITEM_TYPES[type],
    author: cslNames(reference),
    title: plainText(reference.title, 'csl'),
    issued: { 'date-parts': [[reference.year]] },
    ...(journal !== undefined && { 'container-title': plainText(journal, 'csl') }),
    ...(volume !== undefined && { volume }),
    ...(number !== undefined && { issue: number }),
    ...(pages !== undefined && { page: pageRange(pages, '-') }),
    ...(publisher !== undefined && { publisher }),
    ...(reportNumber !== undefined && { number: reportNumber }),
    ...(doi !== undefined && { DOI: doi }),
    ...(url !== undefined && { URL: url }),
    ...(arxiv !== undefined && { archive: 'arXiv', archive_location: arxiv }),
    ...(annote !== undefined && { annote }),
  };
}

/** Where a reference can be read: by DOI, else on arXiv. */
export function referenceUrl({ doi, arxiv }: Reference): string | undefined {
  if (doi !== undefined) return `https://doi.org/${percentEncode(doi, /[^\w.()/:;~*!'-]/gu)}`;
  return arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`;
}

/** A list that is cut ends in the collaboration, which stands for the rest, or in the word `others`. */
function cslNames({ authors, collaboration }: Reference): CslName[] {
  const names = authors.filter((name) => name !== 'others').map(cslName);
  if (collaboration !== undefined) return [...names, { literal: `${collaboration} Collaboration` }];
  return names.length < authors.length ? [...names, { literal: 'others' }] : names;
}

/** `de Vries, H.` is filed under V and cited as de Vries; `Family, Jr., Given` has a suffix. */
function cslName(name: string): CslName {
  const [first, ...rest] = name.split(',').map((part) => part.trim());
  if (rest.length === 0) return { literal: name };
  const [, particle, family] = /^((?:\p{Ll}[\p{L}'’]*\s+)*)(.+)$/u.exec(first) ?? [];
  const given = rest.at(-1);
  return {
    family: family ?? first,
    ...(given && { given }),
    ...(particle && { 'non-dropping-particle': particle.trim() }),
    ...(rest.length > 1 && { suffix: rest.slice(0, -1).join(', ') }),
  };
}
