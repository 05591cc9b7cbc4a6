import { Command } from '@commander-js/extra-typings';
import type { OptionsOf } from '../../options/flags/groups.js';

export const buildCommand = () =>
  new Command('build')
    .description('the catalogue and its limits as static pages; the old pages stay until the new ones are complete')
    .option('--out <folder>', 'where the pages go; an earlier site there is replaced', 'out/site')
    .option('--base <path>', 'path under which they will be served', '/')
    .option('--data <folder>', 'data folder to read instead of that of this program')
    .option('--fresh', 'make every page anew, also those whose inputs did not change')
    .option('--json', 'print JSON: sorted keys')
    .addHelpText(
      'after',
      '\nExamples:\n  nereid site build\n  nereid site build --out public --base /nereid/   # for a server that has it in a subfolder',
    );

export const serveCommand = () =>
  new Command('serve')
    .description('serves the pages to a browser on this machine, until it is stopped')
    .option('--dir <folder>', 'folder that nereid site build made', 'out/site')
    .option('--port <number>', 'port; 0 takes a free one', '4321')
    .option('--host <address>', 'address to listen on; 0.0.0.0 is reached from other machines', '127.0.0.1')
    .addHelpText('after', '\nExamples:\n  nereid site serve\n  nereid site serve --dir public --port 8080');

export const checkCommand = () =>
  new Command('check')
    .description(
      'links, headings, labels, security and sizes of built pages, without a network; exit code 2 for a problem',
    )
    .option('--dir <folder>', 'folder that nereid site build made', 'out/site')
    .option('--external', 'also try the links to other sites, one after the other; those not reached are warnings')
    .option('--json', 'print JSON: sorted keys')
    .addHelpText('after', '\nExamples:\n  nereid site check\n  nereid site check --dir public --external');

export type BuildFlags = OptionsOf<typeof buildCommand>;
export type ServeFlags = OptionsOf<typeof serveCommand>;
export type CheckFlags = OptionsOf<typeof checkCommand>;
