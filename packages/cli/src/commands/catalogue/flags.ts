import { Command } from 'commander';

/** `nereid catalogue …`; what a command runs is loaded only then. */
export function catalogueCommand(): Command {
  const common = (command: Command): Command =>
    command
      .option('--data <folder>', 'data folder to read instead of that of this program')
      .option('--json', 'print JSON: sorted keys, numbers unrounded');
  const check = common(new Command('check').description('every problem in the data; exit code 2 if one is an error'))
    .addHelpText('after', '\nExamples:\n  nereid catalogue check\n  nereid catalogue check --json')
    .action(async (options) => (await import('./check.js')).catalogueCheck(options));
  const show = common(new Command('show').description('a record with its values, open issues and history'))
    .argument('<record>', 'for example L023')
    .addHelpText('after', '\nExamples:\n  nereid catalogue show L023\n  nereid catalogue show L023 --json')
    .action(async (id, options) => (await import('./show.js')).catalogueShow(id, options));
  const anchor = common(new Command('anchor').description('the line of its snapshot on which each value stands'))
    .argument('[record]', 'for example L023; a summary of all unless given')
    .addHelpText('after', '\nExamples:\n  nereid catalogue anchor L023\n  nereid catalogue anchor --json')
    .action(async (id, options) => (await import('./anchor.js')).catalogueAnchor(id, options));
  const coverage = common(
    new Command('coverage').description('how much of a record this program computes: YES, PARTIAL or NO, tested now'),
  )
    .argument('[records...]', 'for example L023; all unless given')
    .option('--repository <folder>', "also count a record's words in another program; shown beside the coverage")
    .addHelpText(
      'after',
      '\nExamples:\n  nereid catalogue coverage\n  nereid catalogue coverage L023 --repository ../flavour-code --json',
    )
    .action(async (ids, options) => (await import('./coverage.js')).catalogueCoverage(ids, options));
  const exportCommand = common(
    new Command('export').description('records for other programs: JSON, CSV, BibTeX, CSL-JSON, LaTeX or PDF'),
  )
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
    )
    .action(async (ids, options) => (await import('./export.js')).catalogueExport(ids, options));
  return new Command('catalogue')
    .description('the records behind the limits: check, show, anchor, coverage, export')
    .helpCommand(false)
    .addCommand(check)
    .addCommand(show)
    .addCommand(anchor)
    .addCommand(coverage)
    .addCommand(exportCommand)
    .addHelpText('after', '\nExamples:\n  nereid catalogue check\n  nereid catalogue show L023');
}
