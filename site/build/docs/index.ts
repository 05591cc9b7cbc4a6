export * from './documentation.js';
export { DOCUMENT_GROUPS, type DocumentGroup, type DocumentImage } from './documentPages.js';
export type { DocumentHeading, DocumentSection, RenderedDocument } from './renderDocument.js';
