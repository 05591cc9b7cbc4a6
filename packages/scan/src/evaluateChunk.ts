import { type ConstraintVerdict, evaluatePoint, isMeasuredObservable } from '@nereid/analysis';
import { parameterPoints } from './parameterPoints.js';
import { jobConstraints, type ScanChunk, type ScanJob, VERDICTS, verdictNames } from './scanJob.js';

/** One column of a shard: numbers, or codes of `words`. */
export type ScanColumn =
  | { readonly name: string; readonly kind: 'number'; readonly values: Float64Array }
  | { readonly name: string; readonly kind: 'index'; readonly values: Float64Array }
  | { readonly name: string; readonly kind: 'word'; readonly values: Uint8Array; readonly words: readonly string[] };

/** Points of a chunk evaluated: `index`, one column for each parameter, then those of the constraints. */
export type ChunkEvaluator = (chunk: ScanChunk) => ScanColumn[];

/**
 * An evaluator of chunks, a pure function of the job: any worker gives the same numbers. What could not be evaluated has NaN and
 * the verdict notEvaluated or invalidInput, never allowed.
 */
export function chunkEvaluator(job: ScanJob): ChunkEvaluator {
  const constraints = jobConstraints(job);
  const { model, outputs, correlations } = job.config;
  const statistics = { ...job.config.statistics, ...(correlations && { correlations }) };
  const points = parameterPoints(job.config);
  const names = verdictNames(job);
  return (chunk) => {
    const index = Float64Array.from({ length: chunk.count }, (_, i) => chunk.first + i);
    const parameters = points.names.map(() => new Float64Array(chunk.count));
    const verdicts = names.map((name) => verdictColumns(name, outputs, chunk.count));
    const values = new Float64Array(points.names.length);
    for (let i = 0; i < chunk.count; i++) {
      points.values(chunk.first + i, values);
      parameters.forEach((column, k) => {
        column[i] = values[k];
      });
      const given = Object.fromEntries(points.names.map((name, k) => [name, values[k]]));
      const results = evaluatePoint({ model, parameters: given }, constraints, statistics);
      verdicts.forEach((column) => {
        column.set(i, results);
      });
    }
    return [
      { name: 'index', kind: 'index', values: index },
      ...points.names.map((name, k) => ({ name, kind: 'number' as const, values: parameters[k] })),
      ...verdicts.flatMap(({ columns }) => columns),
    ];
  };
}

/** The columns of every shard, in order, and what they hold. */
export function chunkColumnKinds(job: ScanJob): Pick<ScanColumn, 'name' | 'kind'>[] {
  const { config } = job;
  const constraints = verdictNames(job).flatMap((name) => verdictColumns(name, config.outputs, 0).columns);
  return [
    { name: 'index', kind: 'index' },
    ...Object.keys(config.parameters).map((name) => ({ name, kind: 'number' as const })),
    ...constraints.map(({ name, kind }) => ({ name, kind })),
  ];
}

/** Names of the columns of every shard, in order. */
export const chunkColumns = (job: ScanJob): string[] => chunkColumnKinds(job).map(({ name }) => name);

type Output = ScanJob['config']['outputs'][number];

/** What is written for an output: an observable beside tridents has a prediction of its own in the place of σ/σ_SM. */
function shownOutputs(name: string, outputs: readonly Output[]): (Output | 'predicted')[] {
  // the combination has no ratio and no pull of its own
  if (name === 'combined') return outputs.filter((output) => output === 'chiSquare');
  return outputs.map((output) => (output === 'ratio' && isMeasuredObservable(name) ? 'predicted' : output));
}

/** Columns of one constraint. */
function verdictColumns(name: string, outputs: readonly Output[], count: number) {
  const numbers = shownOutputs(name, outputs).map((output) => ({
    output,
    values: new Float64Array(count).fill(Number.NaN),
  }));
  const verdict = new Uint8Array(count);
  const columns: ScanColumn[] = [
    ...numbers.map(({ output, values }) => ({ name: `${name}_${output}`, kind: 'number' as const, values })),
    { name: `${name}_verdict`, kind: 'word', values: verdict, words: VERDICTS },
  ];
  return {
    columns,
    set(i: number, results: readonly ConstraintVerdict[]): void {
      const result = results.find(({ constraint }) => constraint === name);
      // no combination is made where one of its parts could not be evaluated
      verdict[i] = VERDICTS.indexOf(result?.verdict ?? uncombined(results));
      for (const { output, values } of numbers) values[i] = result?.[output] ?? Number.NaN;
    },
  };
}

function uncombined(results: readonly ConstraintVerdict[]): ConstraintVerdict['verdict'] {
  return results.some(({ verdict }) => verdict === 'invalidInput') ? 'invalidInput' : 'notEvaluated';
}
