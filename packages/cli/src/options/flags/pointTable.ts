import { Command } from '@commander-js/extra-typings';
import { modelNames } from '@nereid/physics';
import type { OptionsOf } from './groups.js';
import { collect, joined } from './rules.js';

/** How a table of points is read and what is written. */
export const pointTable = () =>
  new Command()
    .option('--model <name>', `of all rows of a table without a column model: ${modelNames().join(', ')}`)
    .option('--column <parameter=column>', 'the column that holds a parameter, or the model (repeatable)', collect)
    .option('--set <key=value>', 'a parameter that is the same in all rows (repeatable)', collect)
    .option('--input-format <name>', 'csv, parquet or ndjson, where the name of the table does not say it')
    .option('--to <file>', 'where results go: .csv, .parquet or .ndjson (default: standard output)')
    .option('--format <name>', 'of the results: csv, parquet or ndjson (default: by --to, or as the table)')
    .option('--outputs <names>', 'of each constraint: ratio, pull, chiSquare; the verdict is always there', joined())
    .option('--workers <number>', 'threads (default: one for each processor)');

export type TableFlags = OptionsOf<typeof pointTable>;
