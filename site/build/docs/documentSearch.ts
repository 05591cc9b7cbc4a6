import MiniSearch from 'minisearch';
import { DOCUMENT_INDEX_OPTIONS, type FoundDocument } from '../searchTokens.js';
import { type ApiPage, apiReference } from './apiReference.js';
import { type DocumentPage, documentation } from './documentation.js';
import { DOCUMENT_GROUPS } from './documentPages.js';

interface IndexedDocument extends FoundDocument {
  readonly text: string;
}

/** The full text of the documentation, sections of pages and names of the interface, as JSON for the browser. */
export const documentSearchIndex = (): string => indexOf(documentsOf(() => true));

/** Pages whose sections are found as models and commands. */
const KINDS_OF_THEIR_OWN = ['models', 'commands'];

/** Titles, headings and names alone: small enough to be looked through beside the records. */
export const documentTitleIndex = (): string =>
  indexOf(documentsOf(({ slug }) => !KINDS_OF_THEIR_OWN.includes(slug)).map((one) => ({ ...one, text: '' })));

function indexOf(documents: readonly IndexedDocument[]): string {
  const index = new MiniSearch<IndexedDocument & { id: number }>(DOCUMENT_INDEX_OPTIONS);
  index.addAll(documents.map((one, id) => ({ ...one, id })));
  return JSON.stringify(index);
}

const documentsOf = (isWanted: (page: DocumentPage) => boolean): IndexedDocument[] => [
  ...documentation().pages.filter(isWanted).flatMap(sectionsOf),
  ...apiReference().flatMap(namesOf),
];

function sectionsOf({ href, title, group, sections }: DocumentPage): IndexedDocument[] {
  return sections
    .filter(({ id, text }) => id !== '' || text.trim() !== '')
    .map((section) => ({
      href: section.id === '' ? href : `${href}#${section.id}`,
      title: section.id === '' ? title : section.title,
      page: section.id === '' ? DOCUMENT_GROUPS[group] : title,
      text: section.text,
    }));
}

function namesOf({ entries, title }: ApiPage): IndexedDocument[] {
  return entries.map(({ href, name, description }) => ({ href, title: name, page: title, text: description }));
}
