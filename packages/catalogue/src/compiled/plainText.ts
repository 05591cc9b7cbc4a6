/** Marks of what JSON has no form for; no object of the catalogue has such a key. */
const MAP = '$map';
const NUMBERS = '$numbers';

/** A value made of plain objects, arrays, maps and arrays of doubles as JSON. Numbers keep every bit, keys their order. */
export function toPlainText(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (part instanceof Map) return { [MAP]: [...part] };
    if (part instanceof Float64Array) return { [NUMBERS]: Array.from(part) };
    return part;
  });
}

/** The value that `toPlainText` wrote. @throws SyntaxError for a text that is not JSON */
export function fromPlainText(text: string): unknown {
  return JSON.parse(text, (_, part) => {
    if (part === null || typeof part !== 'object') return part;
    if (MAP in part) return new Map(part[MAP]);
    return NUMBERS in part ? Float64Array.from(part[NUMBERS]) : part;
  });
}
