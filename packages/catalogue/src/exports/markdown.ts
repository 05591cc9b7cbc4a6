import { fromMarkdown } from 'mdast-util-from-markdown';
import { mathFromMarkdown } from 'mdast-util-math';
import { math } from 'micromark-extension-math';
import { textReferences } from '../records/prose.js';
import { LONGEST_TEXT } from '../records/safeText.js';
import type { RecordValue } from '../records/schema.js';
import { ExportError, excerpt } from './exportError.js';

export type MarkdownRoot = ReturnType<typeof fromMarkdown>;
/** Any node of a Markdown tree below its root. */
export type MarkdownNode = MarkdownRoot['children'][number];

/** Markdown with TeX between dollars, as a syntax tree. @throws ExportError where it is too long or nested too deeply */
export function parseMarkdown(text: string): MarkdownRoot {
  if (text.length > LONGEST_TEXT) {
    const problem = `the text "${excerpt(text)}" has ${text.length} characters, more than ${LONGEST_TEXT}`;
    throw new ExportError(problem, 'Shorten it.');
  }
  const root = treeOf(text);
  if (root !== undefined && isShallow(root)) return root;
  throw new ExportError(`the text "${excerpt(text)}" is nested too deeply`, 'Write it with fewer levels.');
}

/** Undefined where quotes inside quotes, by the thousand, exhaust the stack. */
function treeOf(text: string): MarkdownRoot | undefined {
  try {
    return fromMarkdown(text, { extensions: [math()], mdastExtensions: [mathFromMarkdown()] });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Levels of a tree that is walked by recursion. */
const MAXIMUM_DEPTH = 100;

function isShallow(root: MarkdownRoot): boolean {
  let level: (MarkdownRoot | MarkdownNode)[] = [root];
  for (let depth = 0; depth <= MAXIMUM_DEPTH; depth++) {
    level = level.flatMap((node) => ('children' in node ? (node.children as MarkdownNode[]) : []));
    if (level.length === 0) return true;
  }
  return false;
}

/** A piece of a text: as it stands, or a reference to a value or to papers. */
export type ProsePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: RecordValue }
  | { readonly kind: 'number'; readonly value: RecordValue }
  | { readonly kind: 'citation'; readonly keys: readonly string[] };

/** Splits a text at `{value:…}`, `{number:…}` and `[@…]`. @throws ExportError for a value that the record does not have */
export function prosePieces(text: string, values: readonly RecordValue[]): ProsePiece[] {
  const pieces: ProsePiece[] = [];
  let end = 0;
  for (const reference of textReferences(text)) {
    // further keys of one bracket have its span
    if (reference.start < end) {
      const last = pieces.at(-1);
      if (last?.kind === 'citation') pieces[pieces.length - 1] = { ...last, keys: [...last.keys, reference.target] };
      continue;
    }
    if (reference.start > end) pieces.push({ kind: 'text', text: text.slice(end, reference.start) });
    pieces.push(
      reference.kind === 'citation'
        ? { kind: 'citation', keys: [reference.target] }
        : { kind: reference.kind, value: findValue(reference.target, values) },
    );
    end = reference.end;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** The value of an id. @throws ExportError where the record has none */
export function findValue(id: string, values: readonly RecordValue[]): RecordValue {
  const value = values.find((one) => one.id === id);
  if (value !== undefined) return value;
  throw new ExportError(`no value "${id}" to refer to`, 'Run nereid catalogue check.');
}
