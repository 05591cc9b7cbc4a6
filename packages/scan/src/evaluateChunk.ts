import { columnEvaluator, type EvaluatedColumns, type PointColumn, verdictColumnKinds } from '@nereid/analysis';
import { parameterPoints } from './parameterPoints.js';
import { rowEvaluator } from './points/evaluateRows.js';
import type { PointRows } from './points/pointRows.js';
import { jobConstraints, type ScanChunk, type ScanJob } from './scanJob.js';

/** One column of a shard: the numbers of its points, or what was computed for them. */
export type ScanColumn = PointColumn | { readonly name: string; readonly kind: 'index'; readonly values: Float64Array };

/**
 * Points of a chunk evaluated: `index`, one column for each parameter, then those of the constraints.
 * @param rows the points of a chunk of a scan whose points stand in a file
 */
export type ChunkEvaluator = (chunk: ScanChunk, rows?: PointRows) => ScanColumn[];

/**
 * An evaluator of chunks, a pure function of the job and of the points in its file: any worker gives the same numbers. What could not be
 * evaluated has NaN and the verdict notEvaluated or invalidInput, never allowed.
 */
export function chunkEvaluator(job: ScanJob): ChunkEvaluator {
  const evaluate = job.points === undefined ? generatedPoints(job) : pointsOfFile(job);
  const names = jobParameters(job);
  return (chunk, rows) => {
    const { parameters, evaluated } = evaluate(chunk, rows);
    const index = new Float64Array(chunk.count);
    for (let i = 0; i < chunk.count; i++) index[i] = chunk.first + i;
    return [
      { name: 'index', kind: 'index', values: index },
      ...names.map((name, k) => ({ name, kind: 'number' as const, values: parameters[k] })),
      ...evaluated.columns,
    ];
  };
}

/** Columns of parameters, and what was found for them. */
type EvaluatedPoints = (
  chunk: ScanChunk,
  rows?: PointRows,
) => { readonly parameters: readonly Float64Array[]; readonly evaluated: EvaluatedColumns };

/** What points are judged with. */
function questionOf(job: ScanJob) {
  const { model, outputs, correlations, constraints: order } = job.config;
  const statistics = { ...job.config.statistics, ...(correlations && { correlations }) };
  return { model, constraints: jobConstraints(job), order, statistics, outputs };
}

function generatedPoints(job: ScanJob): EvaluatedPoints {
  const points = parameterPoints(job.config);
  const { names } = points;
  const evaluate = columnEvaluator({ ...questionOf(job), names });
  return (chunk) => {
    const parameters = names.map(() => new Float64Array(chunk.count));
    const values = new Float64Array(names.length);
    for (let i = 0; i < chunk.count; i++) {
      points.values(chunk.first + i, values);
      for (let k = 0; k < parameters.length; k++) parameters[k][i] = values[k];
    }
    return { parameters, evaluated: evaluate(parameters, chunk.count) };
  };
}

function pointsOfFile(job: ScanJob): EvaluatedPoints {
  // beside points of a file each of these is one number
  const constants = job.config.parameters as Readonly<Record<string, number>>;
  const evaluate = rowEvaluator({ ...questionOf(job), constants });
  return ({ count }, rows) => {
    if (rows === undefined) throw new Error('the points of this scan stand in its file');
    const same = Object.values(constants).map((value) => new Float64Array(count).fill(value));
    return { parameters: [...rows.values, ...same], evaluated: evaluate(rows) };
  };
}

/** Names of the parameters, in the order of their columns. */
export const jobParameters = ({ config, points }: Pick<ScanJob, 'config' | 'points'>): string[] => [
  ...(points?.parameters.map(({ name }) => name) ?? []),
  ...Object.keys(config.parameters),
];

/** The columns of every shard, in order, and what they hold. */
export function chunkColumnKinds(job: ScanJob): Pick<ScanColumn, 'name' | 'kind'>[] {
  return [
    { name: 'index', kind: 'index' },
    ...jobParameters(job).map((name) => ({ name, kind: 'number' as const })),
    ...verdictColumnKinds(job.config.constraints, job.config.outputs),
  ];
}

/** Names of the columns of every shard, in order. */
export const chunkColumns = (job: ScanJob): string[] => chunkColumnKinds(job).map(({ name }) => name);
