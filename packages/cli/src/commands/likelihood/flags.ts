import { Command } from 'commander';
import { joined, onlyWhere } from '../../options/optionRules.js';

/** What `--experiment` takes. */
export const EXPERIMENTS =
  'ccfr, charm-ii, nutev (or dune-projection-40, -25, or any percentage); several joined by commas are combined';

/** Models of `nereid evaluate`. */
const MODELS = 'sm, lmu-ltau, vector, scalar, contact, neutrino-dipole, randall-sundrum, wet';

export function likelihoodCommand(): Command {
  const command = new Command('likelihood')
    .description('counting likelihood of an experiment, or of a HistFactory file, and its limits on σ/σ_SM')
    .option('--experiment <name>', 'an experiment that published counts: nutev')
    .option('--read <file>', 'a HistFactory workspace (pyhf JSON) instead; - is standard input')
    .option('--measurement <name>', 'which one, where the workspace has several')
    .option(
      '--background-constraint <name>',
      'errors on expected counts of --experiment: gaussian (default), log-normal, poisson',
    )
    .option('--cl <level>', 'confidence level', '0.95')
    .option(
      '--null <ratio>',
      'σ/σ_SM that limits are relative to: 1, the Standard Model, or 0, no signal (as pyhf)',
      '1',
    )
    .option('--format <name>', 'table, or pyhf: HistFactory JSON 1.0.0', 'table')
    .option('--out <file>', 'where --format pyhf goes (default: standard output)')
    .option('--json', 'print JSON instead of the table')
    .addHelpText(
      'after',
      `
Examples:
  nereid likelihood --experiment nutev
  nereid likelihood --experiment nutev --format pyhf --out nutev.json
  nereid likelihood --read nutev.json
  nereid likelihood --read nutev.json --null 0`,
    );
  return onlyWhere(command, ['--cl'], {
    holds: ({ format }) => format !== 'pyhf',
    problem: 'a HistFactory file has no confidence level',
    remedy: 'Leave --format pyhf out for limits.',
  });
}

export function citeCommand(): Command {
  const command = new Command('cite')
    .description(
      'the papers behind a calculation and its figure: measurements, beams, targets, nuclear data, model, method',
    )
    .option(
      '--experiment <names>',
      'required; whatever a command takes, joined by commas: ccfr, dune-projection-40, dune-nd, g-2, borexino, tau, belle-ii, babar, cms …',
      joined(),
    )
    .option('--overlay <names>', 'as of nereid limit: g-2, belle-ii, borexino, tau, babar, cms', joined())
    .option('--g-minus-2 <pair>', 'as of nereid limit')
    .option('--model <name>', MODELS)
    .option('--statistic <name>', 'as of nereid limit (default: likelihood-ratio, where there is a test)')
    .option('--error-model <name>', 'as of nereid limit', 'bifurcated-gaussian')
    .option('--cl <level>', 'as of nereid limit, which draws published curves of the same level', '0.95')
    .option('--format <name>', 'bibtex, csl (CSL-JSON) or text', 'bibtex')
    .option('--json', 'the same as --format csl')
    .addHelpText(
      'after',
      `
Examples:
  nereid cite --experiment ccfr,charm-ii,nutev --model lmu-ltau > trident.bib
  nereid cite --experiment ccfr --model lmu-ltau --overlay g-2,babar --format text
  nereid cite --experiment dune-nd --model sm
  nereid cite --experiment nutev --statistic cls --format text`,
    );
  return onlyWhere(command, ['--format'], {
    holds: ({ json, format }) => !json || format === 'csl',
    problem: 'given with --json',
    remedy: 'Leave one of them out.',
  });
}
