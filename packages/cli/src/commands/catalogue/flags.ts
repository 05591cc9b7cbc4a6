import { Command } from '@commander-js/extra-typings';
import type { OptionsOf } from '../../options/flags/groups.js';

const common = (command: Command) =>
  command
    .option('--data <folder>', 'data folder to read instead of that of this program')
    .option('--json', 'print JSON: sorted keys, numbers unrounded');

export const checkCommand = () =>
  common(new Command('check').description('every problem in the data; exit code 2 if one is an error')).addHelpText(
    'after',
    '\nExamples:\n  nereid catalogue check\n  nereid catalogue check --json',
  );

export const showCommand = () =>
  common(new Command('show').description('a record with its values, open issues and history'))
    .argument('<record>', 'for example L023')
    .addHelpText('after', '\nExamples:\n  nereid catalogue show L023\n  nereid catalogue show L023 --json');

export const anchorCommand = () =>
  common(new Command('anchor').description('the line of its snapshot on which each value stands'))
    .argument('[record]', 'for example L023; a summary of all unless given')
    .addHelpText('after', '\nExamples:\n  nereid catalogue anchor L023\n  nereid catalogue anchor --json');

export const coverageCommand = () =>
  common(
    new Command('coverage').description('how much of a record this program computes: YES, PARTIAL or NO, tested now'),
  )
    .argument('[records...]', 'for example L023; all unless given')
    .option('--repository <folder>', "also count a record's words in another program; shown beside the coverage")
    .addHelpText(
      'after',
      '\nExamples:\n  nereid catalogue coverage\n  nereid catalogue coverage L023 --repository ../flavour-code --json',
    );

export const exportCommand = () =>
  common(new Command('export').description('records for other programs: JSON, CSV, BibTeX, CSL-JSON, LaTeX or PDF'))
    .argument('[records...]', 'for example L023; the whole catalogue unless given')
    .option('--format <name>', 'json, csv, bibtex, csl, latex, pdf, or all with --out (default: json)')
    .option('--out <path>', 'file to write, or folder; printed unless given')
    .addHelpText(
      'after',
      `
A CSV cell that a spreadsheet would read as a formula starts with an apostrophe. PDF needs pdflatex.

Examples:
  nereid catalogue export L023 --format bibtex
  nereid catalogue export --format csv --out values.csv
  nereid catalogue export L023 --format all --out L023
  nereid catalogue export --format pdf --out catalogue.pdf`,
    );

export type CheckFlags = OptionsOf<typeof checkCommand>;
export type ShowFlags = OptionsOf<typeof showCommand>;
export type AnchorFlags = OptionsOf<typeof anchorCommand>;
export type CoverageFlags = OptionsOf<typeof coverageCommand>;
export type ExportFlags = OptionsOf<typeof exportCommand>;
