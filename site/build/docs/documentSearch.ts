import { rowIndex } from '../rowIndex.js';
import { DOCUMENT_INDEX_OPTIONS, type FoundDocument } from '../searchTokens.js';
import { groupTitles } from '../titleGroups.js';
import { type ApiPage, apiReference } from './apiReference.js';
import { type DocumentPage, documentation } from './documentation.js';
import { DOCUMENT_GROUPS } from './documentPages.js';

interface IndexedDocument extends FoundDocument {
  readonly text: string;
}

/** The full text of the documentation, sections of pages and names of the interface, as JSON for the browser. */
export const documentSearchIndex = (): string =>
  JSON.stringify(
    rowIndex(
      documentsOf(() => true),
      DOCUMENT_INDEX_OPTIONS,
    ),
  );

/** Pages whose sections are found as models and commands. */
const KINDS_OF_THEIR_OWN = ['models', 'commands'];

/** Titles, headings and names alone: small enough to be looked through beside the records. */
export const documentTitles = (): string =>
  JSON.stringify(groupTitles(documentsOf(({ slug }) => !KINDS_OF_THEIR_OWN.includes(slug))));

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
