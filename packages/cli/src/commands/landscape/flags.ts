import { Command } from '@commander-js/extra-typings';
import { lmuLtau } from '@nereid/physics';
import { calculation } from '../../options/flags/calculation.js';
import { figure } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model } from '../../options/flags/model.js';
import { collect, joined, onlyWhere, withFolder } from '../../options/flags/rules.js';
import { statistics } from '../../options/flags/statistics.js';

/** `nereid landscape`: everything that bounds the coupling of a light boson. */
export function landscapeCommand() {
  const command = new Command('landscape').description(
    'everything that bounds the coupling of a light boson: computed, recast and published limits, each with level and sources',
  );
  const named = withFlags(command, model(lmuLtau.name))
    .option(
      '--mass <GeV>',
      'masses of the boson: one number, a list, or min:max:count (log-spaced; equal steps with :linear behind it)',
      joined(),
      '0.001:1000:120',
    )
    .option(
      '--constraint <ids>',
      'only these constraints and published curves, joined by commas (default: all)',
      joined(),
    )
    .option('--without <ids>', 'all but these, joined by commas', joined())
    .option('--list', 'list the names of all constraints and published curves, and draw nothing')
    .option('--curve <file>', 'a curve of your own as well: lines of mass, coupling (repeatable)', collect)
    .option(
      '--out <folder>',
      'write landscape.csv, landscape.json, landscape.bib, the figure, landscape.svg, .png and .pdf, and landscape.tex with its caption there',
    )
    .option('--hepdata', 'with --out: also a HEPData submission, a table for each bound');
  onlyWhere(named, ['--hepdata'], withFolder());
  return withFlags(named, statistics(), calculation(), figure()).addHelpText(
    'after',
    `
Examples:
  nereid landscape --model lmu-ltau
  nereid landscape --model lmu-ltau --out landscape
  nereid landscape --model b-l --mass 0.001:10:60 --style paper --format pdf --hepdata --out b-l
  nereid landscape --model lmu-ltau --mass 0.001:10:40 --constraint ccfr,g-2,borexino --json
  nereid landscape --without tau,babar --cl 0.9
  nereid landscape --list`,
  );
}

export type LandscapeFlags = OptionsOf<typeof landscapeCommand>;
