import { type HepDataSubmission, hepDataProblems } from '@nereid/analysis';
import { stringify } from 'yaml';

/** The files of a HEPData submission as YAML: `submission.yaml`, one document after another, and one file for each table. */
export function hepDataFiles(submission: HepDataSubmission): Record<string, string> {
  const problems = hepDataProblems(submission);
  if (problems.length > 0) throw new Error(`HEPData would refuse this: ${problems.join('; ')}`);
  const documents = [submission.overview, ...submission.tables].map(toYaml);
  const tables = Object.entries(submission.files).map(([name, table]) => [name, toYaml(table)]);
  return { 'submission.yaml': documents.map((text) => `---\n${text}`).join(''), ...Object.fromEntries(tables) };
}

/** No anchors and no folded lines: what other readers of YAML stumble over. */
const toYaml = (value: unknown): string => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
