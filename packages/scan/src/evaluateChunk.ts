import { columnEvaluator, type PointColumn, verdictColumnKinds } from '@nereid/analysis';
import { parameterPoints } from './parameterPoints.js';
import { jobConstraints, type ScanChunk, type ScanJob } from './scanJob.js';

/** One column of a shard: the numbers of its points, or what was computed for them. */
export type ScanColumn = PointColumn | { readonly name: string; readonly kind: 'index'; readonly values: Float64Array };

/** Points of a chunk evaluated: `index`, one column for each parameter, then those of the constraints. */
export type ChunkEvaluator = (chunk: ScanChunk) => ScanColumn[];

/**
 * An evaluator of chunks, a pure function of the job: any worker gives the same numbers. What could not be evaluated has NaN and
 * the verdict notEvaluated or invalidInput, never allowed.
 */
export function chunkEvaluator(job: ScanJob): ChunkEvaluator {
  const { model, outputs, correlations, constraints: order } = job.config;
  const statistics = { ...job.config.statistics, ...(correlations && { correlations }) };
  const points = parameterPoints(job.config);
  const { names } = points;
  const evaluate = columnEvaluator({ model, names, constraints: jobConstraints(job), order, statistics, outputs });
  return (chunk) => {
    const index = new Float64Array(chunk.count);
    const parameters = names.map(() => new Float64Array(chunk.count));
    const values = new Float64Array(names.length);
    for (let i = 0; i < chunk.count; i++) {
      index[i] = chunk.first + i;
      points.values(index[i], values);
      for (let k = 0; k < parameters.length; k++) parameters[k][i] = values[k];
    }
    return [
      { name: 'index', kind: 'index', values: index },
      ...names.map((name, k) => ({ name, kind: 'number' as const, values: parameters[k] })),
      ...evaluate(parameters, chunk.count).columns,
    ];
  };
}

/** The columns of every shard, in order, and what they hold. */
export function chunkColumnKinds({ config }: ScanJob): Pick<ScanColumn, 'name' | 'kind'>[] {
  return [
    { name: 'index', kind: 'index' },
    ...Object.keys(config.parameters).map((name) => ({ name, kind: 'number' as const })),
    ...verdictColumnKinds(config.constraints, config.outputs),
  ];
}

/** Names of the columns of every shard, in order. */
export const chunkColumns = (job: ScanJob): string[] => chunkColumnKinds(job).map(({ name }) => name);
