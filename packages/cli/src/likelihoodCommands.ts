import { Command } from 'commander';

/** What `--experiment` takes. */
export const EXPERIMENTS =
  'ccfr, charm-ii, nutev (or dune-projection-40, -25, or any percentage); several joined by commas are combined';

export function likelihoodCommand(): Command {
  return new Command('likelihood')
    .description('counting likelihood of an experiment, or of a HistFactory file, and its limits on σ/σ_SM')
    .option('--experiment <name>', 'an experiment that published counts: nutev')
    .option('--read <file>', 'a HistFactory workspace (pyhf JSON) with one bin instead; - is standard input')
    .option('--background-constraint <name>', 'errors on expected counts: gaussian, log-normal, poisson', 'gaussian')
    .option('--cl <level>', 'confidence level', '0.95')
    .option('--format <name>', 'table, or pyhf: HistFactory JSON 1.0.0', 'table')
    .option('--out <file>', 'where --format pyhf goes (default: standard output)')
    .option('--json', 'print JSON instead of the table')
    .addHelpText(
      'after',
      `
Examples:
  nereid likelihood --experiment nutev
  nereid likelihood --experiment nutev --format pyhf --out nutev.json
  nereid likelihood --read nutev.json`,
    );
}

export function citeCommand(): Command {
  return new Command('cite')
    .description('the papers behind a calculation: measurements, beams, targets, nuclear data, model, method')
    .option('--experiment <names>', `required; ${EXPERIMENTS}`)
    .option('--model <name>', 'sm, lmu-ltau, vector, contact, randall-sundrum')
    .option('--statistic <name>', 'as of nereid limit', 'likelihood-ratio')
    .option('--error-model <name>', 'as of nereid limit', 'bifurcated-gaussian')
    .option('--format <name>', 'bibtex, csl (CSL-JSON) or text', 'bibtex')
    .option('--json', 'the same as --format csl')
    .addHelpText(
      'after',
      `
Examples:
  nereid cite --experiment ccfr,charm-ii,nutev --model lmu-ltau > trident.bib
  nereid cite --experiment nutev --statistic cls --format text`,
    );
}
