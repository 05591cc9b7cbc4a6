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

type Column = Float64Array | Uint8Array;

const isColumn = (value: unknown): value is Column => value instanceof Float64Array || value instanceof Uint8Array;

function* parts(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) yield JSON.stringify(value) ?? 'null';
  else if (isColumn(value)) yield* columnParts(value);
  else if (Array.isArray(value)) yield* listParts(value);
  else yield* objectParts(value);
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
