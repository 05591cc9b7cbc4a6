import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** Syntax tree of a YAML text with the lines it was read from. */
export interface YamlTree {
  readonly document: Document.Parsed;
  readonly lineCounter: LineCounter;
}

/** Largest document that is parsed, in characters; the largest record has a fiftieth of this. */
export const MAXIMUM_YAML_LENGTH = 1_000_000;
/** Nesting beyond what any data file needs, and far below what exhausts the stack. */
const MAXIMUM_DEPTH = 100;

/** Why a text is not parsed at all: too long, or nested too deeply. */
export function refusedText(text: string, maximumLength: number): { message: string; remedy: string } | undefined {
  if (text.length > maximumLength) {
    const message = `the file has ${text.length} characters, more than ${maximumLength}`;
    return { message, remedy: 'Split it, or keep bulk data outside YAML.' };
  }
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAXIMUM_DEPTH) break;
  }
  const tooDeep = depth > MAXIMUM_DEPTH || /^\s*(?:[-?:] +){100}|^ {2000}/m.test(text);
  return tooDeep ? { message: 'the file is nested too deeply', remedy: 'Write it with fewer levels.' } : undefined;
}

/**
 * The tree as `parseDocument` of the yaml package gives it. That function compares every key of a map with every other,
 * which takes seconds for a map of ten thousand; keys are therefore compared here, by hash, and only a document in which
 * anything is wrong or unusual is parsed again in the strict way.
 */
export function readYamlTree(text: string): YamlTree {
  const quick = parse(text, false);
  const { errors, warnings, contents } = quick.document;
  if (errors.length === 0 && warnings.length === 0 && hasPlainKeys(contents)) return quick;
  return parse(text, true);
}

/** The tree with the keys of maps compared by the yaml package: what `readYamlTree` has to agree with. */
export function parse(text: string, uniqueKeys: boolean): YamlTree {
  const lineCounter = new LineCounter();
  return { document: parseDocument(text, { lineCounter, uniqueKeys }), lineCounter };
}

/** Position of the first alias of the tree in the order of the text; undefined where there is none. */
export function aliasOffset(node: unknown): number | undefined {
  if (isAlias(node)) return node.range?.[0] ?? 0;
  if (isPair(node)) return aliasOffset(node.key) ?? aliasOffset(node.value);
  if (!isMap(node) && !isSeq(node)) return undefined;
  for (const item of node.items) {
    const offset = aliasOffset(item);
    if (offset !== undefined) return offset;
  }
  return undefined;
}

/** Whether all maps have scalar keys without tags, and no map has one twice. */
function hasPlainKeys(node: unknown): boolean {
  if (isPair(node)) return hasPlainKeys(node.value);
  if (isMap(node)) return node.tag === undefined && areDistinct(node.items) && node.items.every(hasPlainKeys);
  return !isSeq(node) || (node.tag === undefined && node.items.every(hasPlainKeys));
}

function areDistinct(pairs: readonly { key: unknown }[]): boolean {
  const seen = new Set<unknown>();
  for (const { key } of pairs) {
    if (!isScalar(key) || key.tag !== undefined || seen.has(key.value)) return false;
    seen.add(key.value);
  }
  return true;
}
