import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { SitePlace, SiteProblem } from './problem.js';

/** An element with what the rules ask about it. */
export interface PageElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: PageElement | undefined;
  /** Text of the element and everything in it. */
  readonly text: () => string;
  readonly place: SitePlace;
  /** A problem at the place of the element. */
  readonly problem: (message: string) => SiteProblem;
}

export interface HtmlPage {
  /** Path in the folder of the site: `records/L023/index.html`. */
  readonly file: string;
  /** In the order of the document. */
  readonly elements: readonly PageElement[];
  readonly withName: (...names: string[]) => PageElement[];
  readonly withAttribute: (name: string) => PageElement[];
  readonly ids: ReadonlySet<string>;
  /** Mistakes that a browser passes over. */
  readonly parseProblems: readonly SiteProblem[];
}

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Reads a page as a browser without scripts does. */
export function readHtmlPage(file: string, html: string): HtmlPage {
  const parseProblems: SiteProblem[] = [];
  const document = parse(html, {
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) =>
      parseProblems.push({ file, line: startLine, column: startCol, message: `HTML: ${code}` }),
  });
  const elements: PageElement[] = [];
  collect(file, document.childNodes, undefined, elements);
  return {
    file,
    elements,
    withName: (...names) => elements.filter(({ name }) => names.includes(name)),
    withAttribute: (name) => elements.filter(({ attributes }) => attributes.has(name)),
    ids: new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? [])),
    parseProblems,
  };
}

function collect(file: string, nodes: readonly Node[], parent: PageElement | undefined, found: PageElement[]): void {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    const { startLine = 1, startCol = 1 } = node.sourceCodeLocation ?? {};
    const place = { file, line: startLine, column: startCol };
    const element: PageElement = {
      name: node.tagName,
      attributes: new Map(node.attrs.map(({ name, prefix, value }) => [prefix ? `${prefix}:${name}` : name, value])),
      parent,
      text: () => textIn(node.childNodes),
      place,
      problem: (message) => ({ ...place, message }),
    };
    found.push(element);
    collect(file, 'content' in node ? node.content.childNodes : node.childNodes, element, found);
  }
}

const textIn = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
      return 'childNodes' in node ? textIn(node.childNodes) : '';
    })
    .join('');

/** Elements around an element, the nearest first. */
export function ancestors({ parent }: PageElement): PageElement[] {
  return parent === undefined ? [] : [parent, ...ancestors(parent)];
}

/** The element as it is written in messages: `<a>`. */
export const tag = ({ name }: PageElement): string => `<${name}>`;
