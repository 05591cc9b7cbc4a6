import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import * as flags from './flags.js';

/** `nereid catalogue …` */
export const catalogueCommand = (): CommandUnknownOpts =>
  new Command('catalogue')
    .description('the records behind the limits: check, show, anchor, coverage, export')
    .helpCommand(false)
    .addCommand(flags.checkCommand().action(async (options) => (await import('./check.js')).catalogueCheck(options)))
    .addCommand(
      flags.showCommand().action(async (id, options) => (await import('./show.js')).catalogueShow(id, options)),
    )
    .addCommand(
      flags.anchorCommand().action(async (id, options) => (await import('./anchor.js')).catalogueAnchor(id, options)),
    )
    .addCommand(
      flags
        .coverageCommand()
        .action(async (ids, options) => (await import('./coverage.js')).catalogueCoverage(ids, options)),
    )
    .addCommand(
      flags.exportCommand().action(async (ids, options) => (await import('./export.js')).catalogueExport(ids, options)),
    )
    .addHelpText('after', '\nExamples:\n  nereid catalogue check\n  nereid catalogue show L023');
