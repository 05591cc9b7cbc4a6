/** JSON in one line with sorted keys: the same value always gives the same text. Typed arrays are lists; infinities become null. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (!part || typeof part !== 'object' || Array.isArray(part)) return part;
    if (part instanceof Float64Array) return Array.from(part);
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
