import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import * as flags from './flags.js';

/** `nereid scan …` */
export function scanCommand(): CommandUnknownOpts {
  return new Command('scan')
    .description('verdicts on many parameter points: run, status, export, sql, plot, cancel')
    .helpCommand(false)
    .addCommand(flags.runCommand().action(async (file, options) => (await import('./run.js')).scanRun(file, options)))
    .addCommand(flags.statusCommand().action(async (options) => (await import('./status.js')).scanStatus(options)))
    .addCommand(flags.exportCommand().action(async (options) => (await import('./export.js')).scanExport(options)))
    .addCommand(flags.sqlCommand().action(async (query, options) => (await import('./sql.js')).scanSql(query, options)))
    .addCommand(flags.plotCommand().action(async (options) => (await import('./plot.js')).scanPlot(options)))
    .addCommand(flags.cancelCommand().action(async (options) => (await import('./cancel.js')).scanCancel(options)))
    .addCommand(
      flags.workCommand().action(async (options) => (await import('./work.js')).scanWork(options)),
      { hidden: true },
    )
    .addHelpText('after', '\nExamples:\n  nereid scan run scan.yaml --out results\n  nereid scan status --out results');
}
