import type { RecordValue } from '../records/schema.js';
import type { References } from '../references.js';
import { citationKey } from './bibtex.js';
import { findReference } from './exportData.js';
import { ExportError, excerpt } from './exportError.js';
import { hyperlink } from './latexLinks.js';
import { latexText } from './latexText.js';
import { type MarkdownNode, type MarkdownRoot, parseMarkdown, prosePieces } from './markdown.js';
import { texMath } from './texMath.js';
import { numberTex, valueInFormula, valueTex } from './valueTex.js';

/** What the texts of a record refer to. */
export interface LatexContext {
  readonly values: readonly RecordValue[];
  readonly references: References;
}

/**
 * Markdown of a record as LaTeX: values as formulas, citations as `\cite`, formulas taken through, everything else escaped.
 * Paragraphs are parted by an empty line. @throws ExportError for what has no LaTeX
 */
export function markdownLatex(text: string, context: LatexContext): string {
  return blocks(parseMarkdown(text).children, context);
}

/** The same for a text of one line, such as a title or a cell: without paragraphs, lists and displayed formulas. */
export function inlineLatex(text: string, context: LatexContext): string {
  const { children } = parseMarkdown(text);
  const [only, ...others] = children;
  // a text that Markdown takes for a list or a heading ("1. A ratio") is meant as it stands
  if (others.length > 0 || only?.type !== 'paragraph') return proseLatex(text, context);
  return inline(only.children, context);
}

const blocks = (nodes: readonly MarkdownNode[], context: LatexContext): string =>
  nodes.map((node) => block(node, context)).join('\n\n');

function block(node: MarkdownNode, context: LatexContext): string {
  switch (node.type) {
    case 'paragraph':
      return inline(node.children, context);
    case 'heading':
      return `\\paragraph{${inline(node.children, context)}}`;
    case 'blockquote':
      return environment('quote', blocks(node.children, context));
    case 'list': {
      const items = node.children.map((item) => `\\item ${blocks(item.children, context)}`);
      return environment(node.ordered ? 'enumerate' : 'itemize', items.join('\n'));
    }
    case 'code':
      return environment('quote', `\\ttfamily ${node.value.split('\n').map(latexText).join('\\\\\n')}`);
    case 'math':
      return `\\[ ${formula(node.value, context)} \\]`;
    case 'thematicBreak':
      return '\\medskip\\hrule\\medskip';
    default:
      return inline([node], context);
  }
}

const environment = (name: string, body: string): string => `\\begin{${name}}\n${body}\n\\end{${name}}`;

function inline(nodes: MarkdownRoot['children'], context: LatexContext): string {
  return nodes.map((node) => inlineNode(node, context)).join('');
}

function inlineNode(node: MarkdownNode, context: LatexContext): string {
  switch (node.type) {
    case 'text':
      return proseLatex(node.value, context);
    case 'inlineMath':
      return `$${formula(node.value, context)}$`;
    case 'inlineCode':
      return `\\texttt{${proseLatex(node.value, context)}}`;
    case 'emphasis':
      return `\\emph{${inline(node.children, context)}}`;
    case 'strong':
      return `\\textbf{${inline(node.children, context)}}`;
    case 'link':
      return hyperlink(node.url, inline(node.children, context));
    case 'break':
      return '\\newline{}';
    default: {
      const shown = 'value' in node ? ` ("${excerpt(node.value)}")` : '';
      throw new ExportError(`no LaTeX for Markdown of the kind ${node.type}${shown}`, 'Write it as plain text.');
    }
  }
}

function proseLatex(text: string, { values, references }: LatexContext): string {
  return prosePieces(text, values)
    .map((piece) => {
      // a number and its per cent sign stay on one line
      if (piece.kind === 'text') return latexText(piece.text.replace(/(\d) %/g, '$1\u00a0%'));
      if (piece.kind === 'value') return valueTex(piece.value);
      if (piece.kind === 'number') return `$${numberTex(piece.value.number)}$`;
      return `\\cite{${piece.keys.map((key) => citationKey(findReference(key, references))).join(',')}}`;
    })
    .join('');
}

function formula(tex: string, { values }: LatexContext): string {
  const written = prosePieces(tex, values).map((piece) => {
    if (piece.kind === 'text') return piece.text;
    if (piece.kind === 'citation') return `[${piece.keys.join(', ')}]`;
    return piece.kind === 'value' ? valueInFormula(piece.value) : numberTex(piece.value.number);
  });
  return texMath(written.join(''));
}
