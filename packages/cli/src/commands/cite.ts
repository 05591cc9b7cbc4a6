import { calculationReferences } from '@nereid/analysis';
import type { Reference } from '@nereid/catalogue';
import { bibtex, citationKey, cslItems, plainText, referenceUrl } from '@nereid/catalogue/exports';
import { loadCatalogue } from '@nereid/catalogue/node';
import { LIMIT_STATISTICS, RATIO_ERROR_MODELS, requireModelName } from '@nereid/physics';
import { parseChoice } from '../cliOptions.js';
import { printJson } from '../output.js';
import { namedExperiments } from '../prepare.js';

export const CITATION_FORMATS = ['bibtex', 'csl', 'text'] as const;

export interface CiteOptions {
  readonly experiment: string;
  readonly model?: string;
  readonly statistic: string;
  readonly errorModel: string;
  readonly format: string;
  readonly json?: boolean;
}

/** `nereid cite`: the papers behind a calculation: measurements, beams, targets, nuclear data, model and method. */
export async function cite(options: CiteOptions): Promise<void> {
  const format = parseChoice('--format', options.json ? 'csl' : options.format, CITATION_FORMATS);
  const statistic = parseChoice('--statistic', options.statistic, LIMIT_STATISTICS);
  const errorModel = parseChoice('--error-model', options.errorModel, RATIO_ERROR_MODELS);
  const model = options.model === undefined ? undefined : requireModelName(options.model);
  const catalogue = await loadCatalogue();
  const experiments = namedExperiments('--experiment', options.experiment, catalogue);
  const calculation = { experiments, statistic, errorModel, ...(model && { model }) };
  const references = calculationReferences(calculation, catalogue);
  if (format === 'bibtex') process.stdout.write(bibtex(references));
  else if (format === 'csl') printJson(cslItems(references));
  else for (const reference of references) console.log(citationText(reference));
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
