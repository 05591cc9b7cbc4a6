export {
  API_PACKAGES,
  type ApiDeclaration,
  type ApiKind,
  type ApiPackage,
  apiDeclarations,
} from './apiDeclarations.js';
export { type ApiEntry, type ApiPage, apiPages, apiReference, PACKAGE_PURPOSES } from './apiReference.js';
export * from './documentation.js';
export { DOCUMENT_GROUPS, type DocumentFile, type DocumentGroup, type DocumentImage } from './documentPages.js';
export { documentSearchIndex, documentTitles } from './documentSearch.js';
export type { DocumentHeading, DocumentSection, RenderedDocument } from './renderDocument.js';
