import { Command } from '@commander-js/extra-typings';
import { type OptionsOf, ruled, withFlags } from './groups.js';
import { joined, withFolder } from './rules.js';

/** How figures are written and drawn. */
export const figure = () =>
  ruled(
    withFlags(
      new Command().option(
        '--format <names>',
        'of the figure: svg, png, pdf, joined by commas (default: all three)',
        joined(),
      ),
      figureLook(),
    ),
    ['--format', '--style', '--width'],
    withFolder(),
  );

/** How a figure is drawn. */
export const figureLook = () =>
  new Command()
    .option(
      '--style <name>',
      'of the figure: screen, or paper (no title, text of 8 to 9 pt at print size) (default: screen)',
    )
    .option('--width <name>', 'of a figure for paper: single column (86 mm) or double (178 mm) (default: single)');

export type FigureFlags = OptionsOf<typeof figure>;
