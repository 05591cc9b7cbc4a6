import MiniSearch from 'minisearch';
import { DOCUMENT_INDEX_OPTIONS, type FoundDocument } from '../searchTokens.js';
import { type ApiPage, apiReference } from './apiReference.js';
import { type DocumentPage, documentation } from './documentation.js';
import { DOCUMENT_GROUPS } from './documentPages.js';

interface IndexedDocument extends FoundDocument {
  /** Its address. */
  readonly id: string;
  readonly text: string;
}

/** The index of the documentation, sections of pages and names of the interface, as JSON for the browser. */
export function documentSearchIndex(): string {
  const index = new MiniSearch<IndexedDocument>(DOCUMENT_INDEX_OPTIONS);
  index.addAll([...documentation().pages.flatMap(sectionsOf), ...apiReference().flatMap(namesOf)]);
  return JSON.stringify(index);
}

function sectionsOf({ href, title, group, sections }: DocumentPage): IndexedDocument[] {
  return sections
    .filter(({ id, text }) => id !== '' || text.trim() !== '')
    .map((section) => ({
      id: section.id === '' ? href : `${href}#${section.id}`,
      title: section.id === '' ? title : section.title,
      page: section.id === '' ? DOCUMENT_GROUPS[group] : title,
      text: section.text,
    }));
}

function namesOf({ entries, title }: ApiPage): IndexedDocument[] {
  return entries.map(({ href, name, description }) => ({ id: href, title: name, page: title, text: description }));
}
