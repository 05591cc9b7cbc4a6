import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder } from '@nereid/catalogue/node';
import type { ScanEngine } from './scanEngine.js';
import { type ScanFolder, shardRecorded, shardState, writeDurably } from './scanFolder.js';
import { arrayTasks, cancelJob, hasEnded, isHopeless, submitArray } from './slurmClient.js';

export interface SlurmOptions {
  /** Tasks of the job array. */
  readonly tasks: number;
  /** Further options of sbatch: `--partition=long`, `--time=01:00:00`. */
  readonly submitOptions?: readonly string[];
  /** What a task runs: the program and its arguments before `scan work`. */
  readonly command: readonly string[];
  /** Time between two looks at the queue. */
  readonly pollMs?: number;
  readonly onState?: (text: string) => void;
}

/** How often what tasks left undone is submitted again before the scan is called stuck. */
const MOST_ROUNDS = 10;

/** The job a scan has in the queue, as written to `slurm/job.json`; a driver that comes later finds it there. */
export interface SubmittedJob {
  readonly job: string;
  readonly tasks: number;
}

const jobFile = (folder: Pick<ScanFolder, 'path'>): string => join(folder.path, 'slurm', 'job.json');

/** The chunks dealt to a task, as a JSON list. */
export const taskFile = (folder: Pick<ScanFolder, 'path'>, task: number): string =>
  join(folder.path, 'slurm', `task-${task}.json`);

/**
 * A Slurm cluster that shares the folder: chunks are dealt to a job array, and what tasks that failed, were killed or ran out of
 * time left undone is dealt again. A driver that was killed does not stop the job: the next one waits for it first.
 */
export function slurmEngine(options: SlurmOptions): ScanEngine {
  return {
    name: 'slurm',
    async run(folder, chunks, onChunk) {
      const open = new Set(chunks);
      const left = await submittedJob(folder);
      if (left) await waitForJob(folder, left, options, open, onChunk);
      for (let round = 0; open.size > 0; round++) {
        if (round === MOST_ROUNDS) throw new Error(stuck(folder, open.size));
        const before = open.size;
        const submitted = await submitChunks(folder, [...open], options);
        await waitForJob(folder, submitted, options, open, onChunk);
        // a round without any result will not be mended by another
        if (open.size === before) throw new Error(stuck(folder, open.size));
      }
    },
  };
}

const stuck = ({ path }: ScanFolder, open: number): string =>
  `${open} chunks stay undone however often they are submitted; see ${join(path, 'slurm')} for what the tasks said`;

/** The job of a folder, if one was ever submitted. */
export async function submittedJob(folder: Pick<ScanFolder, 'path'>): Promise<SubmittedJob | undefined> {
  try {
    return JSON.parse(await readFile(jobFile(folder), 'utf8')) as SubmittedJob;
  } catch {
    return undefined;
  }
}

/** Deals chunks to a job array, writes its number to the folder and returns; nobody waits for it. */
export async function submitChunks(
  folder: ScanFolder,
  chunks: readonly number[],
  options: SlurmOptions,
): Promise<SubmittedJob> {
  const directory = join(folder.path, 'slurm');
  makeFolder(directory);
  const tasks = Math.min(options.tasks, chunks.length);
  // neighbours go to different tasks, so that all have something of each region of the parameters
  for (let task = 0; task < tasks; task++) {
    const own = chunks.filter((_, i) => i % tasks === task);
    await writeDurably(taskFile(folder, task), JSON.stringify(own));
  }
  const script = join(directory, 'job.sh');
  await writeDurably(script, jobScript(folder, directory, options.command));
  const job = await submitArray(script, tasks, options.submitOptions ?? []);
  await writeDurably(jobFile(folder), JSON.stringify({ job, tasks }));
  return { job, tasks };
}

function jobScript({ path }: ScanFolder, directory: string, command: readonly string[]): string {
  const call = [...command, 'scan', 'work', '--out', path].map(quoted).join(' ');
  return [
    '#!/bin/sh',
    '#SBATCH --job-name=nereid-scan',
    `#SBATCH --output=${directory}/task-%a.log`,
    '#SBATCH --open-mode=append',
    `exec ${call} --chunks ${quoted(directory)}/task-"$SLURM_ARRAY_TASK_ID".json`,
    '',
  ].join('\n');
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Waits until every task of a job has ended; takes complete shards out of `open`. */
async function waitForJob(
  folder: ScanFolder,
  { job }: SubmittedJob,
  { pollMs = 2000, onState }: SlurmOptions,
  open: Set<number>,
  onChunk: (chunk: number) => void,
): Promise<void> {
  const reported = new Set<number>();
  for (;;) {
    // the queue is asked first: what a task wrote before it ended is then seen
    const tasks = await arrayTasks(job);
    for (const chunk of open) {
      if (reported.has(chunk) || !(await shardRecorded(folder, chunk))) continue;
      reported.add(chunk);
      onChunk(chunk);
    }
    const active = tasks.filter((task) => !hasEnded(task));
    onState?.(stateText(job, active));
    if (active.length === 0) break;
    if (active.every(isHopeless)) {
      await cancelJob(job);
      throw new Error(`job ${job} waits for what never comes: ${active[0].reason}`);
    }
    await delay(pollMs);
  }
  for (const chunk of [...open]) if ((await shardState(folder, chunk)) === 'complete') open.delete(chunk);
}

function stateText(job: string, active: readonly { state: string }[]): string {
  const running = active.filter(({ state }) => state === 'RUNNING').length;
  return `job ${job}: ${running} running, ${active.length - running} waiting`;
}
