import type { TableFlags } from '../../options/flags/pointTable.js';

const TABLE_NAME = /\.(csv|tsv|parquet|pq|ndjson|jsonl)(\.gz)?$/i;

/** Whether a file holds a table of points, not one point: by its name, or because something is said of a table. */
export function isTable(file: string | undefined, options: TableFlags): file is string {
  if (file === undefined || TABLE_NAME.test(file)) return file !== undefined;
  return !file.endsWith('.json') && givenTableFlag(options) !== undefined;
}

const FLAGS: Readonly<Record<keyof TableFlags, string>> = {
  model: '--model',
  column: '--column',
  set: '--set',
  inputFormat: '--input-format',
  to: '--to',
  format: '--format',
  outputs: '--outputs',
  workers: '--workers',
};

/** A flag about tables that was given. */
export const givenTableFlag = (options: TableFlags): string | undefined =>
  Object.entries(FLAGS).find(([name]) => options[name as keyof TableFlags] !== undefined)?.[1];
