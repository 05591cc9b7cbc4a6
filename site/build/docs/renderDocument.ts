import GithubSlugger from 'github-slugger';
import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import {
  formulaProblem,
  hasOpenDollar,
  KATEX_OPTIONS,
  type MarkdownNode,
  MarkupError,
  OPEN_DOLLAR,
} from '../markdown.js';
import type { DocumentImage } from './documentPages.js';
import { symbolsIn } from './plainSymbols.js';

export interface DocumentHeading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

/** A heading with the text under it, as the search finds it. */
export interface DocumentSection {
  /** Empty for what stands before the first heading. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface RenderedDocument {
  readonly title: string;
  /** The first paragraph, shortened. */
  readonly description: string;
  /** Without the title. */
  readonly html: string;
  readonly headings: readonly DocumentHeading[];
  readonly sections: readonly DocumentSection[];
}

export interface DocumentTargets {
  /** Address of a link; undefined where it leads to a file of the repository that is no page: its text stays. @throws Error */
  link(address: string): { readonly href: string; readonly external?: boolean; readonly title?: string } | undefined;
  /** @throws Error where there is no such drawing */
  image(address: string): { readonly src: string; readonly size: Pick<DocumentImage, 'width' | 'height'> };
}

/** The parts of the HTML tree that are changed here. */
interface Element {
  readonly type: 'element';
  tagName: string;
  properties: Record<string, unknown>;
  readonly children: HtmlNode[];
}
type HtmlNode = Element | { readonly type: 'text'; readonly value: string } | { readonly type: 'comment' | 'raw' };
interface Root {
  readonly type: string;
  children: HtmlNode[];
}

/**
 * A Markdown file as a forge shows it: tables, formulas between dollar signs, headings that can be linked to. HTML in the
 * source is dropped. @param file - its name, for messages. @throws MarkupError
 */
export function renderDocument(source: string, file: string, targets: DocumentTargets): RenderedDocument {
  let page: Omit<RenderedDocument, 'html'> | undefined;
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(() => (tree) => {
      if (hasOpenDollar(tree as MarkdownNode, source)) throw new Error(OPEN_DOLLAR);
    })
    .use(remarkRehype)
    .use(() => (tree) => {
      page = arrange(tree as Root, targets);
    })
    .use(rehypeKatex, KATEX_OPTIONS)
    .use(() => (tree) => visitElements((tree as Root).children, letFormulasScroll))
    .use(rehypeStringify);
  try {
    const result = processor.processSync(source);
    const problem = formulaProblem(result.messages);
    if (problem !== undefined) throw new Error(problem);
    return { ...(page as Omit<RenderedDocument, 'html'>), html: String(result) };
  } catch (error) {
    throw new MarkupError(source, (error as Error).message, file);
  }
}

/** Takes the title out, gives headings their ids, leads links and drawings to their places, and lets wide parts scroll. */
function arrange(tree: Root, targets: DocumentTargets): Omit<RenderedDocument, 'html'> {
  const title = takeTitle(tree);
  const slugger = new GithubSlugger();
  slugger.slug(title);
  const headings: DocumentHeading[] = [];
  const sections: { id: string; title: string; text: string }[] = [{ id: '', title, text: '' }];
  for (const node of tree.children) {
    if (node.type !== 'element') continue;
    if (/^h[2-6]$/.test(node.tagName)) {
      const text = textOf(node).trim();
      const id = slugger.slug(text);
      node.properties.id = id;
      headings.push({ id, level: Number(node.tagName[1]), text });
      sections.push({ id, title: text, text: '' });
    } else {
      const section = sections.at(-1);
      if (section) section.text += `${textOf(node)}\n`;
    }
  }
  const paragraph = tree.children.find((node) => node.type === 'element' && node.tagName === 'p');
  visitElements(tree.children, (element) => mend(element, targets));
  visitElements(tree.children, typesetSymbols);
  tree.children = scrollingTables(tree.children);
  return { title, description: shortened(paragraph ? textOf(paragraph) : title), headings, sections };
}

function takeTitle(tree: Root): string {
  const at = tree.children.findIndex((node) => node.type === 'element' && node.tagName === 'h1');
  if (at < 0) throw new Error('No title; begin with "# Title".');
  const [title] = tree.children.splice(at, 1);
  return textOf(title as Element).trim();
}

/** The text of an element; of a formula its TeX. */
function textOf(node: HtmlNode): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

function visitElements(nodes: readonly HtmlNode[], visit: (one: Element) => void) {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    visitElements(node.children, visit);
    visit(node);
  }
}

function mend(element: Element, targets: DocumentTargets): void {
  const { tagName, properties } = element;
  if (tagName === 'a') {
    const target = targets.link(String(properties.href ?? ''));
    if (target === undefined) {
      element.tagName = 'span';
      element.properties = {};
      return;
    }
    properties.href = target.href;
    // On the site a page is known by its title, not by its file.
    if (target.title !== undefined && /^[\w./-]+\.md$/.test(textOf(element))) {
      element.children.splice(0, element.children.length, { type: 'text', value: target.title });
    }
    if (target.external) properties.rel = ['external'];
  } else if (tagName === 'img') {
    const { src, size } = targets.image(String(properties.src ?? ''));
    if (!properties.alt)
      throw new Error(`The drawing ${String(properties.src)} has no text for those who do not see it.`);
    Object.assign(properties, { src, ...size, loading: 'lazy', className: ['document-image'] });
  } else if (tagName === 'pre') {
    // What scrolls must be reached by the keyboard.
    if (element.children.some((child) => child.type === 'element' && !isFormula(child))) properties.tabIndex = 0;
    for (const code of element.children) if (code.type === 'element' && isShell(code)) keepOptionsWhole(code);
  } else if (tagName === 'td') {
    // Numbers and single words are not broken.
    if (textOf(element).length <= LONGEST_UNBROKEN) properties.className = ['short'];
  } else if (tagName === 'th' && textOf(element).trim() === '') element.tagName = 'td';
  else if (tagName === 'th' && properties.scope === undefined) properties.scope = 'col';
}

/** Symbols in words, `L_μ`, are set as formulas are. Headings keep their texts: links and contents name them. */
function typesetSymbols({ tagName, children }: Element): void {
  if (/^(?:h\d|code|pre)$/.test(tagName)) return;
  const typeset = children.flatMap((node) => {
    const parts = node.type === 'text' ? symbolsIn(node.value) : undefined;
    return parts === undefined ? [node] : parts.map(symbolNode);
  });
  children.splice(0, children.length, ...typeset);
}

function symbolNode({ text, tex }: { readonly text: string; readonly tex?: string }): HtmlNode {
  if (tex === undefined) return { type: 'text', value: text };
  const properties = { className: ['language-math', 'math-inline'] };
  return { type: 'element', tagName: 'code', properties, children: [{ type: 'text', value: tex }] };
}

const isShell = ({ properties }: Element): boolean =>
  Array.isArray(properties.className) && properties.className.includes('language-sh');

/** A command is wrapped on a narrow screen, but not after the hyphens of an option. */
function keepOptionsWhole({ children }: Element): void {
  const parts = children
    .map(textOf)
    .join('')
    .split(/((?<=\s)-[-\w=.,:]{1,40})/);
  const nodes = parts.map((value, i): HtmlNode => {
    const text: HtmlNode = { type: 'text', value };
    if (i % 2 === 0) return text;
    return { type: 'element', tagName: 'span', properties: { className: ['option'] }, children: [text] };
  });
  children.splice(0, children.length, ...nodes);
}

/** A long formula scrolls on a narrow screen, and is then reached by the keyboard, as code is. */
function letFormulasScroll({ properties }: Element): void {
  const { className } = properties;
  if (Array.isArray(className) && className.includes('katex-display')) properties.tabIndex = 0;
}

const LONGEST_UNBROKEN = 14;

const isFormula = ({ properties }: Element): boolean =>
  Array.isArray(properties.className) && properties.className.includes('language-math');

/** Tables scroll by themselves on a narrow screen; each has a name that no other has. */
function scrollingTables(nodes: HtmlNode[]): HtmlNode[] {
  let tables = 0;
  return nodes.map((node) => {
    if (node.type !== 'element' || node.tagName !== 'table') return node;
    tables += 1;
    node.properties.className = ['plain'];
    const properties = { className: ['scroll-table'], role: 'region', ariaLabel: `Table ${tables}`, tabIndex: 0 };
    return { type: 'element', tagName: 'div', properties, children: [node] };
  });
}

const LONGEST_DESCRIPTION = 200;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_DESCRIPTION ? line : `${line.slice(0, LONGEST_DESCRIPTION).replace(/\s+\S*$/, '')} …`;
}
