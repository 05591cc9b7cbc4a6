import { randomUUID } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@nereid/catalogue/node';
import type { ScanFolder } from './scanFolder.js';
import { arrayTasks, jobNamed, ONCE, PATIENT, type Patience, submitArray } from './slurmClient.js';
import { hasEnded } from './slurmTasks.js';
import { onStorage, readObject, readOptional, writeDurably } from './storage.js';

export interface SlurmOptions {
  /** Tasks of the job array. */
  readonly tasks: number;
  /** Further options of sbatch: `--partition=long`, `--time=01:00:00`. */
  readonly submitOptions?: readonly string[];
  /** What a task runs: the program and its arguments before `scan work`. */
  readonly command: readonly string[];
  /** Time between two looks at the queue. */
  readonly pollMs?: number;
  /** How long a command that Slurm does not answer is repeated. */
  readonly patience?: Pick<Patience, 'pausesMs'>;
  readonly onState?: (text: string) => void;
  /** What somebody should know while the scan waits: tasks that are held, a queue that does not answer. */
  readonly onNote?: (text: string) => void;
}

/** The job a scan has in the queue, as written to `slurm/job.json`; a driver that comes later finds it there. */
export interface SubmittedJob {
  readonly job: string;
  readonly tasks: number;
}

/** Before it is submitted it has a name only, by which it is found where its driver was killed in between. */
interface JobRecord {
  readonly name?: string;
  readonly tasks: number;
  readonly job?: string;
  /** The folder it computes: in a copy of the folder it is the job of another one. */
  readonly path: string;
}

const slurmFolder = ({ path }: Pick<ScanFolder, 'path'>): string => join(path, 'slurm');

const jobFile = (folder: Pick<ScanFolder, 'path'>): string => join(slurmFolder(folder), 'job.json');

/** The chunks dealt to a task, as a JSON list. */
const taskFile = (folder: Pick<ScanFolder, 'path'>, task: number): string =>
  join(slurmFolder(folder), `task-${task}.json`);

/** The job of a folder, if one was ever submitted. @throws InputError where that cannot be known: nobody answers, or it is unreadable */
export async function submittedJob(
  folder: Pick<ScanFolder, 'path'>,
  patience: Patience = PATIENT,
): Promise<SubmittedJob | undefined> {
  const record = await readJobRecord(folder);
  if (record === undefined) return undefined;
  const { tasks, name } = record;
  const job = record.job ?? (name === undefined ? undefined : await jobNamed(name, patience));
  return job === undefined ? undefined : { job, tasks };
}

async function readJobRecord(folder: Pick<ScanFolder, 'path'>): Promise<JobRecord | undefined> {
  const { job, tasks, name, path } = readObject(await readOptional(jobFile(folder))) ?? {};
  if (typeof tasks !== 'number' || !Number.isSafeInteger(tasks) || tasks < 0 || typeof path !== 'string')
    return undefined;
  if (path !== (await realpath(folder.path))) return undefined;
  if (typeof job === 'string' && /^\d+$/.test(job)) return { job, tasks, path };
  return typeof name === 'string' && /^[\w-]+$/.test(name) ? { name, tasks, path } : undefined;
}

/** Whether tasks of a job may write to the folder; also where the queue does not answer. */
export async function jobMayRun(folder: Pick<ScanFolder, 'path'>): Promise<boolean> {
  try {
    const submitted = await submittedJob(folder, ONCE);
    if (submitted === undefined) return false;
    return (await arrayTasks(submitted.job, ONCE)).some((task) => !hasEnded(task));
  } catch {
    return true;
  }
}

/** The chunks of each task of a job; none for a task whose list is not there or damaged. */
export async function dealtChunks(folder: ScanFolder, { tasks }: SubmittedJob): Promise<number[][]> {
  return Promise.all(
    Array.from({ length: tasks }, async (_, task) => {
      const list = readObject(await readOptional(taskFile(folder, task)));
      return Array.isArray(list) ? list.filter((chunk): chunk is number => Number.isSafeInteger(chunk)) : [];
    }),
  );
}

/** Deals chunks to a job array, writes its number to the folder and returns; nobody waits for it. */
export async function submitChunks(
  folder: ScanFolder,
  chunks: readonly number[],
  options: SlurmOptions,
  patience: Patience = PATIENT,
): Promise<SubmittedJob> {
  return onStorage(folder.path, async () => {
    const directory = slurmFolder(folder);
    makeFolder(directory);
    const tasks = Math.min(options.tasks, chunks.length);
    // neighbours go to different tasks, so that all have something of each region of the parameters
    for (let task = 0; task < tasks; task++) {
      const own = chunks.filter((_, i) => i % tasks === task);
      await writeDurably(taskFile(folder, task), JSON.stringify(own));
    }
    const script = join(directory, 'job.sh');
    await writeDurably(script, jobScript(folder, directory, options.command));
    const name = `nereid-scan-${randomUUID().slice(0, 8)}`;
    const record: JobRecord = { name, tasks, path: await realpath(folder.path) };
    await writeDurably(jobFile(folder), JSON.stringify(record));
    const submitOptions = [...logOptions(directory), ...(options.submitOptions ?? [])];
    const job = await submitArray(script, tasks, name, submitOptions, patience);
    await writeDurably(jobFile(folder), JSON.stringify({ ...record, job }));
    return { job, tasks };
  });
}

/** In a pattern of Slurm a backslash anywhere means that nothing is a pattern: tasks then write to files of their own. */
const ownLogs = (directory: string): boolean => directory.includes('\\');

/**
 * Where tasks write what they say. As arguments, because in a script `#SBATCH` ends an option at a blank, and what follows a line break
 * is run; `%` stands for other things unless it is doubled.
 */
function logOptions(directory: string): string[] {
  if (ownLogs(directory)) return ['--output=/dev/null'];
  return [`--output=${directory.replaceAll('%', '%%')}/task-%a.log`, '--open-mode=append'];
}

function jobScript({ path }: ScanFolder, directory: string, command: readonly string[]): string {
  const call = [...command, 'scan', 'work', '--out', path].map(quoted).join(' ');
  const task = `${quoted(directory)}/task-"$SLURM_ARRAY_TASK_ID"`;
  const log = ownLogs(directory) ? ` >>${task}.log 2>&1` : '';
  return `#!/bin/sh\nexec ${call} --chunks ${task}.json${log}\n`;
}

/** For a shell; sbatch refuses a script with a carriage return. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''").replaceAll('\r', `'"$(printf '\\r')"'`)}'`;

/** The last thing that one of these tasks said, with its number; empty where none said anything. */
export async function lastWords(folder: ScanFolder, tasks: readonly number[]): Promise<string> {
  for (const task of tasks) {
    const log = await readFile(join(slurmFolder(folder), `task-${task}.log`), 'utf8').catch(() => '');
    const line = log.trim().split('\n').at(-1) ?? '';
    if (line !== '') return `task ${task} said: ${line.slice(0, 500)}`;
  }
  return '';
}
