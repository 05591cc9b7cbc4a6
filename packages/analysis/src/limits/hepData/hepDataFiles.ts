import { yamlText } from '@nereid/catalogue/exports';
import { hepDataProblems } from './hepDataProblems.js';
import type { HepDataSubmission } from './hepDataTable.js';

/** The files of a HEPData submission as YAML: `submission.yaml`, one document after another, and one file for each table. */
export function hepDataFiles(submission: HepDataSubmission): Record<string, string> {
  const problems = hepDataProblems(submission);
  if (problems.length > 0) throw new Error(`HEPData would refuse this: ${problems.join('; ')}`);
  const documents = [submission.overview, ...submission.tables].map(yamlText);
  const tables = Object.entries(submission.files).map(([name, table]) => [name, yamlText(table)]);
  return { 'submission.yaml': documents.map((text) => `---\n${text}`).join(''), ...Object.fromEntries(tables) };
}

/** The same submission as one file, which HEPData takes as well: each table with its values in place of the name of a data file. */
export function hepDataSingleFile(submission: HepDataSubmission): string {
  const problems = hepDataProblems(submission);
  if (problems.length > 0) throw new Error(`HEPData would refuse this: ${problems.join('; ')}`);
  const tables = submission.tables.map(({ data_file, ...table }) => ({ ...table, ...submission.files[data_file] }));
  return [submission.overview, ...tables].map((document) => `---\n${yamlText(document)}`).join('');
}
