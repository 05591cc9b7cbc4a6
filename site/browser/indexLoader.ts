import MiniSearch, { type Options } from 'minisearch';
import { rowIndex } from '../build/rowIndex.ts';

/**
 * Fetches an index when it is first needed, and once. Short texts come as a list, which weighs less than half of their index and is
 * indexed here in some milliseconds; long ones as the index itself.
 * @param what it is of, for its error
 * @param rowsOf what is indexed, of the list
 */
export function indexLoader<Row extends object>(
  options: Options,
  what: string,
  rowsOf: (list: readonly Row[]) => readonly object[] = (list) => list,
): (address: string) => Promise<MiniSearch> {
  let index: Promise<MiniSearch> | undefined;
  return (address) => {
    index ??= fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`the index${what} answers ${response.status}`);
      const text = await response.text();
      return text.startsWith('[') ? rowIndex(rowsOf(JSON.parse(text)), options) : MiniSearch.loadJSON(text, options);
    });
    return index;
  };
}
