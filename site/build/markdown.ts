import { LONGEST_TEXT } from '@nereid/catalogue';
import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** A text that cannot be shown as it was meant. The build stops on it: a page with broken maths is not published. */
export class MarkupError extends Error {
  override name = 'MarkupError';
  constructor(
    readonly source: string,
    readonly reason: string,
    /** What the text belongs to: `L023: sections[0].text`. */
    readonly place?: string,
  ) {
    const line = source.replace(/\s+/g, ' ').trim();
    const shown = line.length > 120 ? `${line.slice(0, 120)} …` : line;
    super(`${place === undefined ? '' : `${place}: `}${reason} In: ${shown}`);
  }
}

/** How every formula of the site is typeset. An unknown command is an error; nothing leads elsewhere or grows without end. */
export const KATEX_OPTIONS = {
  output: 'htmlAndMathml',
  strict: 'error',
  trust: refuse,
  maxExpand: 200,
  maxSize: 20,
} as const;

/**
 * Markdown with TeX maths to HTML. HTML in the source is dropped, links lead to https or to a place on this site (the
 * catalogue has checked that already), and every formula becomes HTML for the eye and MathML for everything else.
 */
const processor = unified()
  .use(remarkParse)
  .use(remarkMath)
  .use(() => (tree, file) => {
    if (hasOpenDollar(tree as MarkdownNode, String(file))) throw new Refused(OPEN_DOLLAR);
  })
  .use(remarkRehype)
  .use(() => checkNode)
  // An unknown command or a character outside maths fonts is an error, which rehype-katex leaves as a message.
  .use(rehypeKatex, KATEX_OPTIONS)
  .use(rehypeStringify)
  .freeze();

/** The longest text of a record, with the links that are written into it. Reading Markdown takes the square of its length. */
const LONGEST_SOURCE = 10 * LONGEST_TEXT;

const rendered = new Map<string, string>();

/** Blocks: paragraphs, lists. @throws MarkupError */
export function renderMarkdown(source: string): string {
  const known = rendered.get(source);
  if (known !== undefined) return known;
  const html = process(source);
  rendered.set(source, html);
  return html;
}

function process(source: string): string {
  if (source.length > LONGEST_SOURCE) {
    throw new MarkupError(source, `The text has ${source.length} characters, more than ${LONGEST_SOURCE}.`);
  }
  try {
    const file = processor.processSync(source);
    const reason = formulaProblem(file.messages);
    if (reason === undefined) return String(file);
    throw new Refused(reason);
  } catch (error) {
    if (error instanceof Refused) throw new MarkupError(source, error.message);
    if (error instanceof RangeError) throw new MarkupError(source, 'The text is nested too deeply.');
    throw error;
  }
}

/** What is wrong with the first formula that could not be typeset, from the messages that rehype-katex leaves. */
export function formulaProblem(messages: readonly { cause?: unknown; reason: string }[]): string | undefined {
  const [problem] = messages;
  if (problem === undefined) return undefined;
  return problem.cause instanceof Refused ? problem.cause.message : katexReason(problem.cause ?? problem.reason);
}

/** KaTeX marks the place with combining underscores in `message`, which not every terminal shows. */
function katexReason(cause: unknown): string {
  const { rawMessage, message } = cause as { readonly rawMessage?: string; readonly message?: string };
  return `A formula that cannot be typeset: ${rawMessage ?? message ?? String(cause)}.`;
}

/** A word before the text makes it a paragraph, whatever it begins with: `1.`, `-`, `#` and `>` have no meaning inside. */
const LEAD = 'x ';

/** One line: a title, the name of an observable. @throws MarkupError, also where the text has several paragraphs */
export function renderInline(source: string): string {
  const line = source.trim();
  if (/\n\s*\n/.test(line)) throw new MarkupError(source, 'Several paragraphs where one line is shown.');
  try {
    const html = renderMarkdown(LEAD + line.replace(/\s*\n\s*/g, ' '));
    return html.slice(`<p>${LEAD}`.length, -'</p>'.length);
  } catch (error) {
    throw error instanceof MarkupError ? new MarkupError(source, error.reason) : error;
  }
}

/** What is wrong with a text, found while it is made into HTML. */
class Refused extends Error {}

/** TeX that leads elsewhere, loads an image or sets HTML attributes. */
function refuse({ command }: { readonly command: string }): never {
  throw new Refused(`The TeX command ${command} is not allowed.`);
}

/** The parts of the Markdown tree that are looked at here. */
export interface MarkdownNode {
  readonly type: string;
  readonly position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } };
  readonly children?: readonly MarkdownNode[];
}

export const OPEN_DOLLAR = 'A dollar sign without its partner; write \\$ for the sign itself.';

/** A dollar sign that opens or closes nothing is text to the parser, and to the writer a formula. */
export function hasOpenDollar(node: MarkdownNode, source: string): boolean {
  if (node.children?.some((child) => hasOpenDollar(child, source))) return true;
  if (node.type !== 'text') return false;
  const written = source.slice(node.position?.start.offset, node.position?.end.offset);
  return /(?<!\\)(?:\\\\)*\$/.test(written);
}

/** The part of the HTML tree that is looked at here. */
interface HtmlNode {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Record<string, unknown>;
  readonly children?: readonly HtmlNode[];
}

/** Links within the site are told apart from those that leave it; no others pass, and no images or headings. */
function checkNode(node: HtmlNode): void {
  for (const child of node.children ?? []) checkNode(child);
  // The page has its own headings, one level below the other.
  if (/^h[1-6]$/.test(node.tagName ?? '')) throw new Refused('A heading; give the section a title instead.');
  if (node.tagName === 'img') throw new Refused('An image, which texts do not have.');
  if (node.tagName !== 'a' || node.properties === undefined) return;
  const address = String(node.properties.href ?? '');
  if (/^https:\/\/[^/]/.test(address)) node.properties.rel = ['external'];
  else if (/^(?:\/(?!\/)[^?]*)?#/.test(address)) {
    node.properties.className = [address.includes('#ref-') ? 'citation' : 'value-ref'];
  } else if (/^(?:\.\.|\/(?!\/)[\w/-]*)\/[A-Z]{1,3}\d{3}\/$/.test(address)) node.properties.className = ['record-ref'];
  else throw new Refused(`A link to "${address}"; links lead to https:// or to a place on this site.`);
}
