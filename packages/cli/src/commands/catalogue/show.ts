import { constraintRegistry, constraintsOfRecord } from '@nereid/analysis';
import {
  actorName,
  type Experiments,
  type FullRecord,
  formatValue,
  isError,
  renderReferences,
  standardModelParts,
} from '@nereid/catalogue';
import { loadData } from '@nereid/catalogue/node';
import { InputError, suggestName } from '@nereid/physics';
import { printJson } from '../../output/json.js';
import { table } from '../../output/text.js';
import type { ShowFlags } from './flags.js';

/** `nereid catalogue show L023`: one record, measured values first. */
export async function catalogueShow(id: string, options: ShowFlags): Promise<void> {
  const { catalogue, records, diagnostics } = await loadData(options.data);
  const record = records.get(id);
  if (record === undefined) {
    const isBroken = diagnostics.some((one) => isError(one) && one.file.endsWith(`/records/${id}.yaml`));
    if (isBroken) throw new InputError('record', id, 'cannot be read', 'Run nereid catalogue check.');
    throw new InputError('record', id, 'no such record', suggestName(id, [...records.keys()]));
  }
  const files = new RegExp(`/(?:records/${id}\\.yaml|snapshots/[^/]*|references/[^/]*)$`);
  const machineChecked = !diagnostics.some((one) => isError(one) && files.test(one.file));
  const experiments: Experiments = catalogue.experiments ?? new Map();
  const constraints = constraintsOfRecord(constraintRegistry({ experiments }), id).map((one) => one.id);
  const standardModels = publishedStandardModels(id, experiments);
  if (options.json)
    return printJson({ ...record, machineChecked, constraints, publishedStandardModels: standardModels });
  if (record.kind !== 'record') {
    console.log(`${id} was ${record.kind} to ${[record.to].flat().join(', ')} on ${record.at}: ${record.note}`);
  } else console.log(recordText(record, machineChecked, constraints, standardModels));
}

type StandardModels = ReturnType<typeof publishedStandardModels>;

/** What the Standard Models of the ratios of a record contained, by experiment. */
const publishedStandardModels = (record: string, experiments: Experiments) =>
  [...experiments.values()].flatMap(({ id, name, record: of, publishedStandardModel }) =>
    of === record && publishedStandardModel !== undefined
      ? [{ experiment: id, name, parts: standardModelParts(publishedStandardModel) }]
      : [],
  );

function standardModelTable(standardModels: StandardModels): string[] {
  if (standardModels.length === 0) return [];
  const rows = standardModels.flatMap(({ name, parts }) =>
    parts.map(({ part, contains, basis, source }, i) => [i === 0 ? name : '', part, contains, basis, source]),
  );
  const title = '\nThe Standard Model that ratios were divided by (reasons: --json, data/experiments)';
  return [title, table([['experiment', 'part', 'contains', 'basis', 'source'], ...rows])];
}

function recordText(
  record: FullRecord,
  machineChecked: boolean,
  constraints: readonly string[],
  standardModels: StandardModels,
): string {
  const rows = record.values.map((value) => [
    value.id,
    formatValue(value),
    value.role,
    String(value.year),
    value.experiment ?? '',
    value.reference,
  ]);
  const issues = record.openIssues
    .filter(({ resolution }) => resolution === undefined)
    .map(({ id, type, question }) => `  ${id} (${type}): ${withValues(question, record)}`);
  const history = record.events.map(({ to, at, actor }) => `  ${at}  ${to}  ${actorName(actor)}`);
  return [
    `${record.id}  ${record.process}`,
    `status ${record.status}, ${machineChecked ? 'machine-checked' : 'with errors'}` +
      `; difficulty ${record.difficultyLevel ?? 'not rated'}; priority ${record.priorityLevel ?? 'not rated'}`,
    `constraints ${constraints.join(', ') || 'none'}`,
    `\n${withValues(record.summary, record)}\n`,
    table([['value', 'number', 'role', 'year', 'experiment', 'source'], ...rows]),
    ...standardModelTable(standardModels),
    ...(issues.length > 0 ? ['\nOpen issues', ...issues] : []),
    '\nHistory',
    ...history,
  ].join('\n');
}

/** Text with the values and citations it refers to. */
function withValues(text: string, { values }: FullRecord): string {
  const find = (id: string) => values.find((value) => value.id === id);
  return renderReferences(text, {
    value: (id) => {
      const value = find(id);
      return value ? formatValue(value) : id;
    },
    number: (id) => find(id)?.number ?? id,
    citation: (keys) => `[${keys.join(', ')}]`,
  });
}
