/** A key that an object of a JSON text has twice: JSON.parse keeps the last value without a word. */
export class RepeatedKeyError extends Error {
  override readonly name = 'RepeatedKeyError';
}

/** Strings and the signs that give a JSON text its structure; the loop over a string does not nest, so that none is too long. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/**
 * The value of a JSON text, which may begin with a byte-order mark, as some editors write one.
 * @throws SyntaxError as JSON.parse does, or RepeatedKeyError naming key and line
 */
export function parseJson(text: string): unknown {
  const bare = text.replace(/^\uFEFF/, '');
  const value: unknown = JSON.parse(bare);
  requireDistinctKeys(bare);
  return value;
}

/** Looks through a text that is known to be JSON. A string is a key where an object has just begun or had a comma. */
function requireDistinctKeys(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  let atKey = false;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const keys = open.at(-1);
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : undefined);
      atKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      atKey = false;
    } else if (token === ',') atKey = keys !== undefined;
    else if (atKey && keys !== undefined) {
      // decoded, as "a" and "\u0061" are one key
      const key: string = JSON.parse(token);
      if (keys.has(key)) throw new RepeatedKeyError(`line ${lineOf(text, index)}: the key "${key}" is there twice`);
      keys.add(key);
      atKey = false;
    }
  }
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;
