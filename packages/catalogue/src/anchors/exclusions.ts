/** Why digits are no quantity. */
export type ExclusionKind =
  | 'header line'
  | 'URL'
  | 'DOI'
  | 'arXiv identifier'
  | 'date'
  | 'hash'
  | 'file name'
  | 'version'
  | 'report number'
  | 'journal reference'
  | 'label'
  | 'word or symbol';

/** A stretch of the text whose digits are no quantities. Ends are exclusive. */
export interface Exclusion {
  readonly kind: ExclusionKind;
  readonly start: number;
  readonly end: number;
}

// Each pattern has bounded repetitions or a single run up to the next blank, so that matching stays linear.
const PATTERNS: readonly (readonly [ExclusionKind, RegExp])[] = [
  ['URL', /\b(?:https?:\/\/|www\.)[^\s<>"]+/g],
  ['DOI', /\b(?:doi:\s?)?10\.\d{4,9}\/[^\s<>"]+/gi],
  ['arXiv identifier', /\barxiv:\s?\S+|\b[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?\/\d{7}(?:v\d{1,2})?\b/gi],
  // Bare new-style identifiers: year from 07, month 01 to 12. A unit or an error after it makes it a quantity.
  [
    'arXiv identifier',
    /(?<![\w.])(?:0[7-9]|[1-9]\d)(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d{1,2})?(?![\w]|\.\d)(?!\s?(?:±|\+|\\pm|%|[kMGT]?eV|\(\d))/g,
  ],
  ['date', /\b\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,12}Z?)?\b/g],
  ['date', /\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g],
  ['date', /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,4}\b/g],
  // Eight or more hexadecimal characters with a letter that a scientific number has not: see isHash.
  ['hash', /(?<![\w.])[0-9a-f]{8,128}(?![\w])/g],
  ['file name', /(?<![\w/])[\w./-]{1,200}\.(?:txt|ya?ml|json|csv|tex|pdf|html?|ts|js|py|bib|md|root|dat|png|svg)\b/g],
  ['version', /\bv(?:ersion\s?)?\d{1,4}(?:\.\d{1,4}){0,3}\b|(?<![\w.])\d{1,4}(?:\.\d{1,4}){2,3}(?![\w])/gi],
  ['report number', /\b[A-Z]{2,12}(?:[-/][A-Z0-9]{1,12}){0,5}-\d[A-Z0-9]{0,8}(?:-[A-Z0-9]{1,12}){0,4}\b/g],
  [
    'journal reference',
    /\b(?:PRL|PRD|PRC|PLB|NPB|EPJC|JHEP|JCAP|PTEP|Phys\.\s?(?:Rev|Lett)\.(?:\s?(?:Lett\.|[A-E]\b))?|Nucl\.\s?Phys\.(?:\s?B)?|Eur\.\s?Phys\.\s?J\.(?:\s?C)?)\s?[A-Z]?\d{1,4}(?:\s?\(\d{4}\)|,)(?:\s{0,4},?\s?(?:no\.\s?)?\d[\dA-Z]{1,7})?(?:\s?\(\d{4}\))?/g,
  ],
  // The reference of a figure, an equation, a page; a citation in brackets.
  [
    'label',
    /\b(?:Fig(?:ure|s?\.)?|Eqs?\.|Equation|Tab(?:le|\.)?|Sec(?:tion|t?\.)|§|Ref(?:erence|s?\.)?|Chapter|Appendix|page|pp?\.|vol(?:ume|\.)|line|no\.)\s?[([]?\d{1,5}(?:[-–]\d{1,5})?[)\]]?(?!\s?(?:±|%|\.\d|[kMGT]eV))/gi,
  ],
  ['label', /\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,12}\]/g],
];

// A line "Summary: the ratio is …" is body text although it has the form of a header line.
const BODY_KEY =
  /^(?:summary|abstract|extract|text|quote|notes?|contents?|results?|facts?|findings?|statement|caption)$/i;
const HEADER = /^([A-Za-z][\w -]{0,40}?)\s?:(?:\s|$)/;
const METADATA_KEY =
  /^(?:title|authors?|doi|arxiv|journal|publication|published|access(?:ed)?(?: date)?|retrieved|retrieval(?: note)?|(?:primary |source )?url|sha-?256|hash|date|version|report(?: number)?|inspire(?: key)?|reference|citation|licen[cs]e|isbn|year|kind|snapshot|source|record|process)$/i;

/** Lines of the text that are metadata `Key: value`, with their indented continuations. */
export function headerLines(text: string, lineStarts: readonly number[]): Exclusion[] {
  const headers: Exclusion[] = [];
  // In a block that the text opens with, once one key is of the closed list, every key is metadata up to the first
  // blank or other line. Elsewhere only the keys of the list are: "CHARM-II: 1.58 ± 0.64" is body text.
  let leading: 'open' | 'block' | 'past' = 'open';
  let inside = false;
  for (let i = 0; i < lineStarts.length; i++) {
    const start = lineStarts[i];
    const end = lineStarts[i + 1] ?? text.length;
    const line = text.slice(start, end);
    const key = HEADER.exec(line.slice(0, 60))?.[1];
    const isKey = key !== undefined && (METADATA_KEY.test(key) || (leading === 'block' && !BODY_KEY.test(key)));
    inside = isKey || (inside && /^[ \t]+[^\s*•-]/.test(line));
    if (inside) headers.push({ kind: 'header line', start, end });
    if (inside && leading === 'open') leading = 'block';
    else if (!inside && !/^---\s*$/.test(line)) leading = 'past';
  }
  return headers;
}

/** Identifiers in the text, in the order of their start; they may overlap. */
export function identifiers(text: string): Exclusion[] {
  const found: Exclusion[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      if (kind === 'hash' && !isHash(match[0])) continue;
      // The full stop that ends a sentence is not part of an identifier.
      const length = match[0].replace(/[.,;:)\]]+$/, '').length;
      found.push({ kind, start: match.index, end: match.index + length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A hash has digits and letters beyond a lone exponent mark; 12345678 and 1234567e8 are numbers. */
function isHash(word: string): boolean {
  return /\d/.test(word) && /[a-f]/.test(word) && !/^\d+e\d+$/.test(word);
}
