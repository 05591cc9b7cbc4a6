import { formatValue } from '../records/prose.js';
import type { RecordValue } from '../records/schema.js';
import { type MarkdownNode, type MarkdownRoot, parseMarkdown, prosePieces } from './markdown.js';
import { plainMath } from './plainText.js';

/** Markdown of a record as plain text in one line: formulas as Unicode, values as numbers, citations as keys. */
export function markdownPlain(text: string, values: readonly RecordValue[]): string {
  return plainNode(parseMarkdown(text), values).replace(/\s+/g, ' ').trim();
}

function plainNode(node: MarkdownNode | MarkdownRoot, values: readonly RecordValue[]): string {
  if (node.type === 'inlineMath' || node.type === 'math') return plainMath(plainProse(node.value, values));
  if ('value' in node) return plainProse(node.value, values);
  if ('alt' in node) return node.alt ?? '';
  if (!('children' in node)) return ' ';
  const blocks = ['root', 'list', 'listItem', 'blockquote'].includes(node.type);
  return node.children.map((child) => plainNode(child, values)).join(blocks ? ' ' : '');
}

function plainProse(text: string, values: readonly RecordValue[]): string {
  return prosePieces(text, values)
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'citation') return `[${piece.keys.join(', ')}]`;
      return piece.kind === 'value' ? formatValue(piece.value) : piece.value.number;
    })
    .join('');
}
