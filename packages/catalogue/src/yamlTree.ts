import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  YAMLParseError,
} from 'yaml';

/** Syntax tree of a YAML text with the lines it was read from. */
export interface YamlTree {
  readonly document: Document.Parsed;
  readonly lineCounter: LineCounter;
}

/** Largest document that is parsed, in characters; the largest record has a fiftieth of this. */
export const MAXIMUM_YAML_LENGTH = 1_000_000;
/** Nesting beyond what any data file needs, and far below what exhausts the stack. */
const MAXIMUM_DEPTH = 100;

/** Errors after which a text is given up: nobody reads more, and a megabyte can hold a million. */
export const MOST_ERRORS = 100;
/** In larger maps the yaml package takes too long to compare every key with every other. */
const COMPARED_KEYS = 300;

/** Why a text is not parsed. */
export interface Refusal {
  readonly message: string;
  readonly remedy: string;
}

/** The tree of a text, or why there is none: it is too long, or nested too deeply. */
export function treeOrRefusal(text: string, maximumLength: number): YamlTree | Refusal {
  if (text.length > maximumLength) {
    const message = `the file has ${text.length} characters, more than ${maximumLength}`;
    return { message, remedy: 'Split it, or keep bulk data outside YAML.' };
  }
  try {
    return readYamlTree(text);
  } catch (error) {
    if (!(error instanceof NestingError)) throw error;
    return { message: 'the file is nested too deeply', remedy: 'Write it with fewer levels.' };
  }
}

class NestingError extends Error {}

/**
 * The tree as `parseDocument` of the yaml package gives it. That function compares every key of a map with every other,
 * which takes seconds for a map of ten thousand; keys are therefore compared here, by hash, and only a document in which
 * anything is wrong or unusual is parsed again in the strict way, where that does not take long.
 */
export function readYamlTree(text: string): YamlTree {
  const quick = parse(text, false);
  const { errors, warnings, contents } = quick.document;
  if (errors.length === 0 && warnings.length === 0 && hasPlainKeys(contents)) return quick;
  if (largestMap(contents) <= COMPARED_KEYS) return parse(text, true);
  errors.push(...repeatedKeys(contents).slice(0, MOST_ERRORS));
  errors.sort((a, b) => a.pos[0] - b.pos[0]);
  placeProblems(quick);
  return quick;
}

/** The tree with the keys of maps compared by the yaml package: what `readYamlTree` has to agree with. */
export function parse(text: string, uniqueKeys: boolean): YamlTree {
  const lineCounter = new LineCounter();
  const composer = new Composer({ uniqueKeys });
  const [document, next] = composer.compose(boundedTokens(text, lineCounter), true, text.length);
  if (next !== undefined) {
    const message = 'Source contains multiple documents; please use YAML.parseAllDocuments()';
    document.errors.push(new YAMLParseError([next.range[0], next.range[1]], 'MULTIPLE_DOCS', message));
  }
  const tree = { document: document as Document.Parsed, lineCounter };
  placeProblems(tree);
  return tree;
}

/** Every level is a token that is not closed yet: the parser keeps them on a stack of its own, the composer after it recurses. */
function* boundedTokens(text: string, lineCounter: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lineCounter.addNewLine);
  lineCounter.addNewLine(0);
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      yield token;
      if (token.type === 'error' && ++errors >= MOST_ERRORS) return;
    }
    // the first is the document, and the last may be a scalar
    if (parser.stack.length > MAXIMUM_DEPTH + 2) throw new NestingError();
  }
  yield* parser.end();
}

/** Lines and columns of problems. What the yaml package does beyond it takes the length of the line for each of them. */
function placeProblems({ document, lineCounter }: YamlTree): void {
  for (const problem of [...document.errors, ...document.warnings]) {
    const [start, end] = problem.pos;
    if (start >= 0) problem.linePos = [lineCounter.linePos(start), lineCounter.linePos(end)];
  }
}

function largestMap(node: unknown): number {
  if (isPair(node)) return largestMap(node.value);
  if (!isMap(node) && !isSeq(node)) return 0;
  const own = isMap(node) ? node.items.length : 0;
  return node.items.reduce<number>((largest, item) => Math.max(largest, largestMap(item)), own);
}

/** One error for each scalar key that stands in the same map before. */
function repeatedKeys(node: unknown): YAMLParseError[] {
  if (isPair(node)) return repeatedKeys(node.value);
  if (!isMap(node) && !isSeq(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap((item) => {
    const key = isPair(item) && isScalar(item.key) ? item.key : undefined;
    const isRepeated = isMap(node) && key !== undefined && !Number.isNaN(key.value) && seen.has(key.value);
    if (key !== undefined) seen.add(key.value);
    const [start] = key?.range ?? [0];
    const own = isRepeated ? [new YAMLParseError([start, start + 1], 'DUPLICATE_KEY', 'Map keys must be unique')] : [];
    return [...own, ...repeatedKeys(item)];
  });
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
