import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** A formula that cannot be typeset. The build stops on it: a page with broken maths is not published. */
export class MarkupError extends Error {
  override name = 'MarkupError';
  constructor(
    readonly source: string,
    reason: string,
  ) {
    super(`${reason}\n  in: ${source.length > 200 ? `${source.slice(0, 200)} …` : source}`);
  }
}

/**
 * Markdown with TeX maths to HTML. HTML in the source is dropped, links lead to https or to a place on the page (the
 * catalogue has checked that already), and every formula becomes HTML for the eye and MathML for everything else.
 */
const processor = unified()
  .use(remarkParse)
  .use(remarkMath)
  .use(remarkRehype)
  .use(() => markLinks)
  // An unknown command or a character outside maths fonts is an error, which rehype-katex leaves as a message.
  .use(rehypeKatex, { output: 'htmlAndMathml', strict: 'error', trust: false, maxExpand: 200, maxSize: 20 })
  .use(rehypeStringify)
  .freeze();

const rendered = new Map<string, string>();

/** Blocks: paragraphs, lists. @throws MarkupError */
export function renderMarkdown(source: string): string {
  const known = rendered.get(source);
  if (known !== undefined) return known;
  const file = processor.processSync(source);
  const problem = file.messages[0];
  if (problem) throw new MarkupError(source, String(problem.cause ?? problem.reason));
  const html = String(file);
  rendered.set(source, html);
  return html;
}

/** One line: a title, the name of an observable. @throws MarkupError, also where the text has several paragraphs */
export function renderInline(source: string): string {
  // Escaped, because a title that starts with a number and a full stop is no list.
  const html = renderMarkdown(source.trim().replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2'));
  const match = /^<p>([\s\S]*)<\/p>$/.exec(html.trim());
  if (!match || match[1].includes('</p>')) throw new MarkupError(source, 'Not a single paragraph.');
  return match[1];
}

/** The part of the HTML tree that is looked at here. */
interface HtmlNode {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Record<string, unknown>;
  readonly children?: readonly HtmlNode[];
}

/** Links within the site are told apart from those that leave it. */
function markLinks(node: HtmlNode): void {
  for (const child of node.children ?? []) markLinks(child);
  if (node.tagName !== 'a' || node.properties === undefined) return;
  const address = String(node.properties.href ?? '');
  if (/^https?:/.test(address)) node.properties.rel = ['external'];
  else node.properties.className = [address.includes('#ref-') ? 'citation' : 'value-ref'];
}
