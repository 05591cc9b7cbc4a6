import { sortedJson } from '@nereid/catalogue';

export { sortedJson as toJson };

/** One result alone, several in a list. */
export const printResults = (results: readonly unknown[]): void =>
  printJson(results.length === 1 ? results[0] : { results });

export function printJson(value: unknown): void {
  process.stdout.write(`${sortedJson(value)}\n`);
}
