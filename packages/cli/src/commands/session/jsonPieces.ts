/** Numbers of a column that are written at once. */
const NUMBERS = 4096;
/** Characters after which a piece is long enough to be written. */
const PIECE = 1 << 16;

/**
 * JSON text of a value, piece by piece, so that a long column is never there as one text: typed arrays are arrays, numbers that are not
 * finite are null, and what is undefined is left out, as JSON.stringify has it.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  let held = '';
  for (const part of parts(value)) {
    held += part;
    if (held.length < PIECE) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}

/** Characters of what is written without being taken apart. */
const MOST_AT_ONCE = PIECE;
const CHARACTERS_OF_A_NUMBER = 18;

type Column = Float64Array | Uint8Array;

const isColumn = (value: unknown): value is Column => value instanceof Float64Array || value instanceof Uint8Array;

function* parts(value: unknown): Generator<string> {
  // at once where that is no long text
  if (rest(value, MOST_AT_ONCE) > 0) yield JSON.stringify(value) ?? 'null';
  else if (isColumn(value)) yield* columnParts(value);
  else if (Array.isArray(value)) yield* listParts(value);
  else if (typeof value === 'object' && value !== null) yield* objectParts(value);
  else yield JSON.stringify(value);
}

/** What is left of a number of characters, roughly, after a value is written; 0 where it has a column in it. */
function rest(value: unknown, characters: number): number {
  if (typeof value === 'string') return Math.max(0, characters - value.length);
  if (typeof value !== 'object' || value === null) return Math.max(0, characters - CHARACTERS_OF_A_NUMBER);
  if (isColumn(value)) return 0;
  let left = characters;
  for (const key in value) {
    left = rest((value as Readonly<Record<string, unknown>>)[key], left - key.length);
    if (left <= 0) return 0;
  }
  return left;
}

function* columnParts(column: Column): Generator<string> {
  yield '[';
  for (let first = 0; first < column.length; first += NUMBERS) {
    const text = JSON.stringify(Array.from(column.subarray(first, first + NUMBERS)));
    yield (first === 0 ? '' : ',') + text.slice(1, -1);
  }
  yield ']';
}

function* listParts(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (let i = 0; i < list.length; i++) {
    if (i > 0) yield ',';
    yield* parts(list[i]);
  }
  yield ']';
}

function* objectParts(value: object): Generator<string> {
  let before = '{';
  for (const [key, one] of Object.entries(value)) {
    if (one === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    yield* parts(one);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}
