import { coverageOfRecords, type UnrecordedConstraint, unrecordedConstraints } from '@nereid/analysis';
import { gatherCachedCoverage } from '@nereid/analysis/node';
import { type CodeCoverage, type FullRecord, type Records, requireCatalogue, type TermHits } from '@nereid/catalogue';
import { loadData } from '@nereid/catalogue/node';
import { InputError, suggestName } from '@nereid/physics';
import { printJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { table } from '../../output/text.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { CoverageFlags } from './flags.js';
import { type RepositorySearch, searchRepository } from './repositorySearch.js';

/** `nereid catalogue coverage [record…]`: how much of each record this program computes, from tests run now. */
export async function catalogueCoverage(ids: readonly string[], options: CoverageFlags): Promise<void> {
  const report = await loadData(options.data);
  const data = requireCatalogue(report);
  const records = chosenRecords(ids, report.records);
  const progress = new Progress();
  const search = options.repository === undefined ? undefined : await searched(options.repository, records, progress);
  const evidence = await gatherCachedCoverage(records, data, {
    onProgress: (subject) => progress.show(`testing ${subject} …`),
  });
  progress.clear();
  const repositoryHits = search && hitsByRecord(records, search.hits);
  const coverage = [...coverageOfRecords(records, { ...evidence, repositoryHits }).values()];
  // constraints of no record belong to the whole, not to a record that was asked for
  const unrecorded = ids.length === 0 ? unrecordedConstraints(data) : [];
  if (options.json) printCoverageJson(coverage, records, search, unrecorded);
  else console.log([coverageText(coverage, records, search), ...unrecordedText(unrecorded)].join('\n'));
}

/** The full records named, each once, or all of them. @throws InputError with the nearest known name */
function chosenRecords(ids: readonly string[], records: Records): FullRecord[] {
  if (ids.length === 0) return [...records.values()].filter((record) => record.kind === 'record');
  return [...new Set(ids)].map((id) => {
    const record = records.get(id);
    if (record?.kind === 'record') return record;
    if (record === undefined) {
      throw new InputError('record', id, 'no such record', suggestName(id, [...records.keys()]));
    }
    const problem = `${record.kind} to ${[record.to].flat().join(', ')}`;
    throw new InputError('record', id, problem, 'Ask for the record it went to.');
  });
}

/** One search for the terms of all records. */
async function searched(folder: string, records: readonly FullRecord[], progress: Progress): Promise<RepositorySearch> {
  await progress.show(`searching ${folder} …`);
  let files = 0;
  const onFile = () => {
    if (++files % 100 === 0) progress.update(`searching ${folder}: ${files} files …`);
  };
  return searchRepository(
    folder,
    records.flatMap(({ codeTerms = [] }) => codeTerms),
    { onFile },
  );
}

function hitsByRecord(records: readonly FullRecord[], hits: readonly TermHits[]): Map<string, TermHits[]> {
  return new Map(records.map(({ id, codeTerms = [] }) => [id, hits.filter(({ term }) => codeTerms.includes(term))]));
}

function printCoverageJson(
  coverage: readonly CodeCoverage[],
  records: readonly FullRecord[],
  search: RepositorySearch | undefined,
  unrecorded: readonly UnrecordedConstraint[],
): void {
  const levels = coverage.map((one, i) => {
    const { difficultyLevel, priorityLevel } = records[i];
    return { ...one, difficultyLevel: difficultyLevel ?? null, priorityLevel: priorityLevel ?? null };
  });
  const { folder, filesSearched, filesSkipped } = search ?? {};
  printJson({
    records: levels,
    ...(unrecorded.length > 0 && { constraintsOfNoRecord: unrecorded }),
    ...(search && { repository: { folder, filesSearched, filesSkipped } }),
    provenance: PROVENANCE,
  });
}

function coverageText(
  coverage: readonly CodeCoverage[],
  records: readonly FullRecord[],
  search: RepositorySearch | undefined,
): string {
  const rows = coverage.map(({ record, level, constraints, curves, channel }, i) => [
    record,
    level,
    records[i].difficultyLevel ?? '',
    records[i].priorityLevel ?? '',
    [...constraints.map(({ constraint, passed }) => ({ name: constraint, passed })), ...curves.map(projectionName)]
      .map(({ name, passed }) => (passed ? name : `${name} (fails)`))
      .join(', '),
    channel === undefined ? '' : channel.passed ? channel.channel : `${channel.channel} (fails)`,
  ]);
  const reasons = coverage.flatMap((one) => ['', one.record, ...one.reasons.map((reason) => `  ${reason}`)]);
  return [
    table([['record', 'coverage', 'difficulty', 'priority', 'constraints', 'channel'], ...rows]),
    ...reasons,
    ...(search === undefined ? [] : ['', repositoryText(coverage, search)]),
  ].join('\n');
}

const projectionName = ({ curve, passed }: CodeCoverage['curves'][number]) => ({
  name: `${curve} (projection)`,
  passed,
});

function unrecordedText(unrecorded: readonly UnrecordedConstraint[]): string[] {
  if (unrecorded.length === 0) return [];
  const lines = unrecorded.map(
    ({ constraint, passed, references }) =>
      `  The constraint ${constraint} ${passed ? 'passes' : 'fails'} its test; its numbers are those of ${references.join(', ')}.`,
  );
  return ['', 'Constraints of no record', ...lines];
}

/** File names of others are shown without control characters, which a terminal would obey. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, '?');

function repositoryText(coverage: readonly CodeCoverage[], search: RepositorySearch): string {
  const rows = coverage.flatMap(({ record, repositoryHits = [] }) =>
    repositoryHits.map(({ term, count, places }) => [
      record,
      term,
      String(count),
      places.map(({ file, line }) => `${printable(file)}:${line}`).join(' '),
    ]),
  );
  const { folder, filesSearched, filesSkipped } = search;
  const summary = `Words in ${printable(folder)} (${filesSearched} file${filesSearched === 1 ? '' : 's'} searched, ${filesSkipped} skipped); they do not change the coverage`;
  if (rows.length === 0) return `${summary}\nnone of these records names words to look for`;
  const align = ['left', 'left', 'right', 'left'] as const;
  return `${summary}\n${table([['record', 'word', 'hits', 'first places'], ...rows], align)}`;
}
