import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { buildCommand, checkCommand, serveCommand } from './flags.js';

/** `nereid site …` */
export const siteCommand = (): CommandUnknownOpts =>
  new Command('site')
    .description('the catalogue as a web site: build, serve, check')
    .helpCommand(false)
    .addCommand(buildCommand().action(async (options) => (await import('./build.js')).siteBuild(options)))
    .addCommand(serveCommand().action(async (options) => (await import('./serve.js')).siteServe(options)))
    .addCommand(checkCommand().action(async (options) => (await import('./check.js')).siteCheck(options)))
    .addHelpText('after', '\nExamples:\n  nereid site build\n  nereid site serve\n  nereid site check');
