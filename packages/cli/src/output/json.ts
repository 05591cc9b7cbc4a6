/** Sorted keys, numbers unrounded; infinities become null (JSON has none). */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (typeof part === 'number' && !Number.isFinite(part)) return null;
    if (part instanceof Float64Array) return Array.from(part);
    if (part && typeof part === 'object' && !Array.isArray(part)) {
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return part;
  });
}

/** One result alone, several in a list. */
export const printResults = (results: readonly unknown[]): void =>
  printJson(results.length === 1 ? results[0] : { results });

export function printJson(value: unknown): void {
  process.stdout.write(`${toJson(value)}\n`);
}
