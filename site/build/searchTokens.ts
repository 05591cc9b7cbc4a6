/**
 * How texts and queries are cut into words; the same in the build and in the browser. Greek letters become their names and
 * indices lose their mark, so that ν_μ, νμ, nu_mu and numu are one word; numbers stay whole: 0.82, 1406.2332, 9811012.
 */
export function searchTokens(text: string): string[] {
  const plain = [...text.normalize('NFKD').replace(/\p{Mark}/gu, '')].map((c) => GREEK[c.toLowerCase()] ?? c).join('');
  const words = plain
    .toLowerCase()
    .replace(/[−–—]/g, '-')
    .replace(/(\d) ?× ?10(-?\d+)/g, '$1e$2')
    .replace(/[_{}\\^$′’']/g, '');
  // A number keeps its point and power; a word its inner hyphens and digits.
  const found =
    words.match(
      /\d+(?:\.\d+)*e-?\d+(?![\p{L}\d])|\d+(?:\.\d+)+|\d+(?![\p{L}\d])|[\p{L}\d]+(?:[-/.]\p{L}[\p{L}\d]*)*/gu,
    ) ?? [];
  return [...new Set(found.flatMap(withParts))];
}

/** CHARM-II is also found by CHARM, hep-ex/9811012 by its number. */
function withParts(token: string): string[] {
  const isNumber = /^[\d.]+(?:e-?\d+)?$/.test(token);
  const parts = isNumber ? [] : token.split(/[-/.]/).filter((part) => part.length > 1);
  return [token, ...parts];
}

const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  θ: 'theta',
  μ: 'mu',
  µ: 'mu',
  ν: 'nu',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  χ: 'chi',
  ω: 'omega',
};

/** A word is completed and may hold one slip; a number is neither: 0.8 is not 0.82, 1406.2332 not 1406.2333. */
export const SEARCH_OPTIONS = {
  combineWith: 'AND',
  prefix: (term: string) => !/^\d/.test(term) && term.length > 1,
  fuzzy: (term: string) => (/\d/.test(term) || term.length < 5 ? false : 0.15),
  boost: { title: 4, process: 3, id: 6, values: 2 },
} as const;

/** What the index holds; `JSON` of it is read back in the browser with the same options. */
export const INDEX_OPTIONS = {
  idField: 'id',
  fields: ['id', 'title', 'process', 'family', 'values', 'references', 'text'],
  storeFields: ['hits'],
  tokenize: searchTokens,
  processTerm: (term: string) => term,
};

/** The same for the documentation: a section of a page, or a name of the interface. */
export const DOCUMENT_INDEX_OPTIONS = {
  idField: 'id',
  fields: ['title', 'text'],
  storeFields: ['title', 'page', 'href'],
  tokenize: searchTokens,
  processTerm: (term: string) => term,
};

/** What is shown of a hit in the documentation. */
export interface FoundDocument {
  readonly title: string;
  /** The page it stands on, or the group of the page. */
  readonly page: string;
  readonly href: string;
}

/** What is found beside records and texts. */
export type PlaceKind = 'experiment' | 'model' | 'command' | 'page' | 'paper';

/** What is shown of a hit among them. */
export interface FoundPlace {
  readonly kind: PlaceKind;
  readonly title: string;
  /** What it is, in a few words; may be empty. */
  readonly words: string;
  readonly href: string;
}

export const PLACE_INDEX_OPTIONS = {
  idField: 'id',
  fields: ['title', 'text'],
  storeFields: ['kind', 'title', 'words', 'href'],
  tokenize: searchTokens,
  processTerm: (term: string) => term,
};

/** The texts of values are joined for the index and kept apart for the list of hits. */
export interface IndexedValue {
  readonly id: string;
  readonly text: string;
}
