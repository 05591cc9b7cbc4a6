import { type CitedQuestion, citedNames, citedReferences } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { bibtex, cslItems } from '@nereid/catalogue/exports';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError, LIMIT_STATISTICS, modelDefinition, RATIO_ERROR_MODELS } from '@nereid/physics';
import { companionSettings } from '../../options/constraintInputs.js';
import { type GivenConstraints, givenConstraints } from '../../options/constraints.js';
import { parseChoice, parseNames } from '../../options/parse.js';
import { parseConfidenceLevel } from '../../options/statistics.js';
import { citationText } from '../../output/citationText.js';
import { printJson } from '../../output/json.js';
import type { CiteFlags } from './flags.js';

const CITATION_FORMATS = ['bibtex', 'csl', 'text'] as const;

/**
 * `nereid cite`: the papers behind a calculation and what its figure shows: measurements, beams, targets, nuclear data, other
 * observables, curves of others, model and method.
 */
export async function cite(options: CiteFlags): Promise<void> {
  const named = givenConstraints(options);
  const format = parseChoice('--format', options.json ? 'csl' : options.format, CITATION_FORMATS);
  const catalogue = await loadCatalogue();
  const question = await citedQuestion(named, options, catalogue);
  const references = await citedReferences(question);
  if (format === 'bibtex') process.stdout.write(bibtex(references));
  else if (format === 'csl') printJson(cslItems(references));
  else for (const reference of references) console.log(citationText(reference));
  const { model } = question;
  if (model !== undefined && modelDefinition(model).papers.length === 0) {
    console.error(
      `note: no paper of the catalogue stands behind the model ${model}; its pages in docs/physics derive it.`,
    );
  }
}

async function citedQuestion(
  { flag, ids }: GivenConstraints,
  options: CiteFlags,
  catalogue: Catalogue,
): Promise<CitedQuestion> {
  const { overlay, model } = options;
  const errorModel = parseChoice('--error-model', options.errorModel, RATIO_ERROR_MODELS);
  const confidenceLevel = parseConfidenceLevel(options.cl, 'one-sided');
  const names = citedNames(flag, parseNames(flag, ids), catalogue);
  const beside =
    overlay === undefined ? undefined : citedNames('--overlay', parseNames('--overlay', overlay), catalogue);
  const other = [...(beside?.experiments ?? []), ...(beside?.exposures ?? [])][0];
  if (other) throw new InputError('--overlay', other.id, 'not drawn beside limits', `Name it with ${flag}.`);
  const statistic =
    options.statistic === undefined ? undefined : parseChoice('--statistic', options.statistic, LIMIT_STATISTICS);
  const settings = companionSettings(options, confidenceLevel);
  return { catalogue, names, beside, model, errorModel, confidenceLevel, settings, statistic };
}
