import { type CitedCalculation, calculationReferences, constraintPapers, publishedCurves } from '@nereid/analysis';
import { observableValues } from '@nereid/analysis/node';
import type { Catalogue, Reference } from '@nereid/catalogue';
import { bibtex, citationKey, cslItems, plainText, referenceUrl } from '@nereid/catalogue/exports';
import { loadCatalogue } from '@nereid/catalogue/node';
import { electroweakInputs, InputError, LIMIT_STATISTICS, modelDefinition, RATIO_ERROR_MODELS } from '@nereid/physics';
import { companionSettings } from '../../options/constraintInputs.js';
import { type GivenConstraints, givenConstraints } from '../../options/constraints.js';
import { parseChoice } from '../../options/parse.js';
import { parseConfidenceLevel } from '../../options/statistics.js';
import { printJson } from '../../output/json.js';
import type { CiteFlags } from './flags.js';
import { citedNames } from './names.js';

const CITATION_FORMATS = ['bibtex', 'csl', 'text'] as const;

/**
 * `nereid cite`: the papers behind a calculation and what its figure shows: measurements, beams, targets, nuclear data, other
 * observables, curves of others, model and method.
 */
export async function cite(options: CiteFlags): Promise<void> {
  const named = givenConstraints(options);
  const format = parseChoice('--format', options.json ? 'csl' : options.format, CITATION_FORMATS);
  const catalogue = await loadCatalogue();
  const calculation = await citedCalculation(named, options, catalogue);
  const references = calculationReferences(calculation, catalogue);
  if (format === 'bibtex') process.stdout.write(bibtex(references));
  else if (format === 'csl') printJson(cslItems(references));
  else for (const reference of references) console.log(citationText(reference));
  const { model } = calculation;
  if (model !== undefined && modelDefinition(model).papers.length === 0) {
    console.error(
      `note: no paper of the catalogue stands behind the model ${model}; its pages in docs/physics derive it.`,
    );
  }
}

async function citedCalculation(
  { flag, ids }: GivenConstraints,
  options: CiteFlags,
  catalogue: Catalogue,
): Promise<CitedCalculation> {
  const { overlay, model: modelName } = options;
  const errorModel = parseChoice('--error-model', options.errorModel, RATIO_ERROR_MODELS);
  const confidenceLevel = parseConfidenceLevel(options.cl, 'one-sided');
  const model = modelName === undefined ? undefined : modelDefinition(modelName).name;
  const names = citedNames(flag, ids, catalogue);
  const beside = overlay === undefined ? undefined : citedNames('--overlay', overlay, catalogue);
  const { experiments, exposures } = names;
  const other = [...(beside?.experiments ?? []), ...(beside?.exposures ?? [])][0];
  if (other) throw new InputError('--overlay', other.id, 'not drawn beside limits', `Name it with ${flag}.`);
  // a rate and a curve of others are no test
  const tested = experiments.length > 0;
  const statistic = parseChoice('--statistic', options.statistic ?? 'likelihood-ratio', LIMIT_STATISTICS);
  const published = publishedCurves(catalogue, experiments, model ?? '', { confidenceLevel, sidedness: 'one-sided' });
  const companions = [...names.companions, ...(beside?.companions ?? [])];
  const settings = companionSettings(options, confidenceLevel);
  const values = companions.length > 0 ? await observableValues() : new Map();
  return {
    experiments,
    exposures,
    keys: companions.flatMap((name) => constraintPapers(name, settings, values, electroweakInputs({}))),
    curves: [...names.curves, ...(beside?.curves ?? []), ...published.flatMap(({ origin }) => origin ?? [])],
    ...((tested || options.statistic !== undefined) && { statistic }),
    errorModel,
    ...(model && { model }),
  };
}

/** One line: key, authors, title, where it was published, address. */
function citationText(reference: Reference): string {
  const { authors, collaboration, title, journal, volume, pages, year } = reference;
  const names = authors.map((author) => (author === 'others' ? 'et al.' : author)).join('; ');
  const who = collaboration === undefined ? names : `${names} (${collaboration})`;
  const place = [journal, volume, `(${year})`, pages].filter((part) => part !== undefined).join(' ');
  const address = referenceUrl(reference);
  const printedTitle = plainText(title);
  return `[${citationKey(reference)}] ${who}, “${printedTitle}”, ${place}${address === undefined ? '' : `, ${address}`}`;
}
