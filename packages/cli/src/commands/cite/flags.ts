import { Command } from '@commander-js/extra-typings';
import { modelNames } from '@nereid/physics';
import { constraint } from '../../options/flags/constraints.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { joined, onlyWhere } from '../../options/flags/rules.js';

/** `nereid cite`: papers. */
export function citeCommand() {
  const named = new Command('cite').description(
    'the papers behind a calculation and its figure: measurements, beams, targets, nuclear data, model, method',
  );
  const command = withFlags(
    named,
    constraint(
      'required; whatever a command takes, joined by commas: ccfr, dune-projection-40, dune-nd, g-2, borexino, tau, belle-ii, babar, cms …',
    ),
  )
    .option('--overlay <names>', 'as of nereid limit: g-2, belle-ii, borexino, tau, babar, cms', joined())
    .option('--g-minus-2 <pair>', 'as of nereid limit')
    .option('--model <name>', modelNames().join(', '))
    .option('--statistic <name>', 'as of nereid limit (default: likelihood-ratio, where there is a test)')
    .option('--error-model <name>', 'as of nereid limit', 'bifurcated-gaussian')
    .option('--cl <level>', 'as of nereid limit, which draws published curves of the same level', '0.95')
    .option('--format <name>', 'bibtex, csl (CSL-JSON) or text', 'bibtex')
    .option('--json', 'the same as --format csl')
    .addHelpText(
      'after',
      `
Examples:
  nereid cite --constraint ccfr,charm-ii,nutev --model lmu-ltau > trident.bib
  nereid cite --constraint ccfr --model lmu-ltau --overlay g-2,babar --format text
  nereid cite --constraint dune-nd --model sm
  nereid cite --constraint nutev --statistic cls --format text`,
    );
  return onlyWhere(command, ['--format'], {
    holds: ({ json, format }) => !json || format === 'csl',
    problem: 'given with --json',
    remedy: 'Leave one of them out.',
  });
}

export type CiteFlags = OptionsOf<typeof citeCommand>;
