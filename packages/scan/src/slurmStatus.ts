import { InputError } from '@nereid/physics';
import type { ScanFolder } from './scanFolder.js';
import { lockScanFolder } from './scanLock.js';
import { type ShardState, shardStates } from './shards.js';
import { arrayTasks, BRIEF } from './slurmClient.js';
import { dealtChunks, type SlurmOptions, type SubmittedJob, submitChunks, submittedJob } from './slurmJob.js';
import { hasEnded, type SlurmTask } from './slurmTasks.js';

/** How a chunk stands: with its shard; else as the task it was dealt to; missing where no task has it any more. */
export type ChunkStanding = 'done' | 'damaged' | 'running' | 'pending' | 'failed' | 'missing';

export interface TaskStanding {
  readonly task: number;
  /** In Slurm's words; UNKNOWN where the queue has forgotten the job. */
  readonly state: string;
  readonly reason: string;
  /** Chunks dealt to it, and those of them whose shards are complete. */
  readonly chunks: number;
  readonly done: number;
}

export interface JobStanding {
  readonly job: string;
  readonly tasks: readonly TaskStanding[];
  readonly active: boolean;
  /** Why the queue could not be asked. */
  readonly problem?: string | undefined;
}

export interface ScanStanding {
  /** By number of the chunk. */
  readonly chunks: readonly ChunkStanding[];
  /** The last job of the scan, where one was submitted. */
  readonly job?: JobStanding | undefined;
}

/**
 * Verifies every shard and asks the queue for the last job of the scan; where Slurm does not answer, the shards alone tell.
 */
export async function scanStanding(folder: ScanFolder): Promise<ScanStanding> {
  let problem: string | undefined;
  const unless = <T>(answer: Promise<T>, unanswered: T): Promise<T> =>
    answer.catch((error: Error) => {
      problem ??= error.message;
      return unanswered;
    });
  const submitted = await unless(submittedJob(folder, BRIEF), { job: 'unknown', tasks: 0 });
  if (submitted === undefined) return { chunks: (await shardStates(folder)).map(withoutTask) };
  // the queue is asked first: what a task wrote before it ended is then seen
  const tasks = problem === undefined ? await unless(arrayTasks(submitted.job, BRIEF), []) : [];
  const { chunks, job } = standing(submitted, tasks, await dealtChunks(folder, submitted), await shardStates(folder));
  return { chunks, job: { ...job, problem } };
}

/** Puts shards and tasks together. @param dealt chunks of each task */
export function standing(
  { job }: SubmittedJob,
  tasks: readonly SlurmTask[],
  dealt: readonly (readonly number[])[],
  states: readonly ShardState[],
): ScanStanding & { readonly job: JobStanding } {
  const chunks = states.map(withoutTask);
  const standings = dealt.map((own, task): TaskStanding => {
    const { state, reason } = tasks.find((one) => one.task === task) ?? { state: 'UNKNOWN', reason: 'None' };
    for (const chunk of own) if (states[chunk] === 'missing') chunks[chunk] = ofTask(state);
    const done = own.filter((chunk) => states[chunk] === 'complete').length;
    return { task, state, reason, chunks: own.length, done };
  });
  return { chunks, job: { job, tasks: standings, active: tasks.some((task) => !hasEnded(task)) } };
}

const withoutTask = (state: ShardState): ChunkStanding => (state === 'complete' ? 'done' : state);

function ofTask(state: string): ChunkStanding {
  if (state === 'UNKNOWN') return 'missing';
  if (hasEnded({ task: 0, state, reason: '' })) return 'failed';
  return state === 'PENDING' ? 'pending' : 'running';
}

/**
 * Submits what is missing or damaged as a new job and returns without waiting; undefined where nothing is lacking.
 * @throws InputError while a driver is at work, while tasks of the last job still run or wait, or where Slurm does not answer
 */
export async function requeueScan(folder: ScanFolder, options: SlurmOptions): Promise<SubmittedJob | undefined> {
  const lock = await lockScanFolder(folder.path);
  try {
    const { chunks, job } = await scanStanding(folder);
    if (job?.problem) throw new InputError('requeue', folder.path, job.problem, 'Try again when Slurm answers.');
    if (job?.active) {
      const problem = `job ${job.job} is still in the queue`;
      throw new InputError('requeue', folder.path, problem, 'Wait for it, or end it.', 'cancel');
    }
    const open = chunks.flatMap((state, chunk) => (state === 'done' ? [] : [chunk]));
    return open.length === 0 ? undefined : await submitChunks(folder, open, options);
  } finally {
    await lock.release();
  }
}
