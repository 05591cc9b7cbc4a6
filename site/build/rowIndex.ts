import MiniSearch, { type Options } from 'minisearch';

/** An index of rows, each known by its place among them. */
export function rowIndex<Row extends object>(rows: readonly Row[], options: Options): MiniSearch {
  const index = new MiniSearch(options);
  index.addAll(rows.map((row, id) => ({ ...row, id })));
  return index;
}
