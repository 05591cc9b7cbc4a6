import { type HtmlPage, type PageElement, tag } from './htmlPage.js';
import type { SitePlace } from './problem.js';

/**
 * An address on a page or in a style sheet, and what it is for. Plain data: a function that made the problem would keep the
 * whole tree of its page in memory.
 */
export interface SiteReference extends SitePlace {
  readonly address: string;
  /** `load` is fetched with the page; `link` is followed by a reader; `external` leaves the site. */
  readonly kind: 'load' | 'link' | 'external';
  /** How the address is written: `<a> href="/records/"`. */
  readonly written: string;
}

/** Attributes that hold an address, by element; `*` for every element. */
const ADDRESSES: readonly (readonly [element: string, attribute: string, kind: 'load' | 'link'])[] = [
  ['a', 'href', 'link'],
  ['area', 'href', 'link'],
  ['form', 'action', 'link'],
  ['form', 'data-index', 'link'],
  ['form', 'data-documents', 'link'],
  ['form', 'data-records', 'link'],
  ['form', 'data-place-index', 'link'],
  ['*', 'formaction', 'link'],
  ['*', 'cite', 'link'],
  ['link', 'href', 'load'],
  ['use', 'href', 'load'],
  ['image', 'href', 'load'],
  ['*', 'xlink:href', 'load'],
  ['*', 'src', 'load'],
  ['img', 'srcset', 'load'],
  // instead of the image of its picture, which is the larger one here: a page fetches one of them
  ['source', 'srcset', 'link'],
  ['*', 'poster', 'load'],
  ['*', 'data', 'load'],
  ['*', 'background', 'load'],
  ['*', 'ping', 'load'],
];

/** Every address on a page. */
export function pageReferences({ elements }: HtmlPage): SiteReference[] {
  return elements.flatMap((element) =>
    ADDRESSES.flatMap(([name, attribute, kind]) => {
      const value = element.attributes.get(attribute);
      if (value === undefined || (name !== '*' && name !== element.name)) return [];
      const written = `${tag(element)} ${attribute}="${shorten(value)}"`;
      const addresses = attribute === 'srcset' ? value.split(',').map((one) => one.trim().split(/\s+/)[0]) : [value];
      return addresses.map((address) => ({
        address,
        kind: isExternal(element) ? ('external' as const) : kind,
        written,
        ...element.place,
      }));
    }),
  );
}

const isExternal = ({ name, attributes }: PageElement): boolean =>
  name === 'a' && (attributes.get('rel') ?? '').split(/\s+/).includes('external');

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

const STYLE_ADDRESS = /@import\s+["']([^"']*)["']|url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g;
/** Of a module; a text that ends with the word "from" is followed by what is no address. */
const SCRIPT_ADDRESS = /\b(?:from|import)\s*\(?\s*["']([./@\w][^"'\s,]*)["']/g;

/** Every address that a style sheet or a script loads. */
export function textReferences(file: string, text: string): SiteReference[] {
  const pattern = file.endsWith('.css') ? STYLE_ADDRESS : SCRIPT_ADDRESS;
  return [...text.matchAll(pattern)].map((match) => {
    const address = match.slice(1).find((part) => part !== undefined) ?? '';
    const before = text.slice(0, match.index).split('\n');
    const place = { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
    return { address, kind: 'load', written: shorten(address), ...place };
  });
}
