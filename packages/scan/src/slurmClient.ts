import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { InputError } from '@nereid/physics';
import { parseTasks, type SlurmTask } from './slurmTasks.js';

const execute = promisify(execFile);

/** How long a command that Slurm does not answer is repeated. */
export interface Patience {
  /** Pauses before each repetition. */
  readonly pausesMs: readonly number[];
  /** Told what Slurm said before each pause. */
  readonly onRetry?: ((text: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A minute and more, as each attempt takes its time: what a controller needs to start again. */
export const PATIENT: Patience = { pausesMs: [1000, 2000, 4000, 8000, 16_000, 32_000] };
/** For somebody who waits for the answer. */
export const BRIEF: Patience = { pausesMs: [500, 1500] };
/** Where no answer is an answer. */
export const ONCE: Patience = { pausesMs: [] };

/** What a command is given before it is called unanswered; sbatch decides for itself, as it may have been heard. */
const COMMAND_MS = 120_000;

/** A command of Slurm that failed, as an InputError. */
class SlurmError extends InputError {
  /** What it said. */
  readonly said: string;
  /** Whether there is no such command. */
  readonly isAbsent: boolean;

  constructor(command: string, said: string, isAbsent: boolean) {
    const problem = isAbsent ? `the command ${command} is not there` : `${command} says: ${said}`;
    if (isAbsent) super('engine', 'slurm', problem, 'Use local, or a machine with Slurm.');
    else super('engine', 'slurm', problem, 'Mend that, then go on.', 'resume');
    this.said = said;
    this.isAbsent = isAbsent;
  }

  /** Whether the same command may succeed later. */
  get isTransient(): boolean {
    return TRANSIENT.test(this.said) && !this.isAbsent;
  }

  get isUnknownJob(): boolean {
    return /Invalid job id/i.test(this.said);
  }
}

/** Messages of a controller or an accounting that is overloaded, starting again or not to be reached. */
const TRANSIENT =
  /timed? ?out|unable to contact|connection|temporar|standby|zero bytes|try again|not responding|communication|unreachable|endpoint|slurmdbd|controller/i;

/**
 * Submits a script as job array 0 … tasks − 1 under a name of its own; returns the job's number. A submission without an answer is
 * looked for by its name before it is repeated. @throws InputError where Slurm refuses
 */
export async function submitArray(
  script: string,
  tasks: number,
  name: string,
  options: readonly string[],
  patience: Patience = PATIENT,
): Promise<string> {
  const args = ['--parsable', `--array=0-${tasks - 1}`, `--job-name=${name}`, ...options, script];
  for (let attempt = 0; ; attempt++) {
    try {
      return jobNumber(await slurm('sbatch', args));
    } catch (error) {
      const pause: number | undefined = patience.pausesMs[attempt];
      if (pause === undefined || !(error instanceof SlurmError && error.isTransient)) throw error;
      await pauseFor(pause, error, patience);
      const accepted = await jobNamed(name, patience);
      if (accepted !== undefined) return accepted;
    }
  }
}

function jobNumber(output: string): string {
  // job;cluster where there are several clusters
  const number = /^(\d+)(;.*)?$/m.exec(output)?.[1];
  if (number !== undefined) return number;
  throw new SlurmError('sbatch', `${output.trim() || 'nothing'}, which is no job`, false);
}

/** The job of a name, where the queue or the accounting knows one. */
export async function jobNamed(name: string, patience: Patience): Promise<string | undefined> {
  const queued = await repeated('squeue', ['-h', '-t', 'all', `--name=${name}`, '-o', '%F'], patience);
  const found = /^\d+/m.exec(queued) ?? /^\d+/m.exec(await accounting([`--name=${name}`, '-o', 'JobID'], patience));
  return found?.[0];
}

/**
 * The tasks of a job as `squeue` knows them, and what `sacct` knows of those it has forgotten, where accounting is enabled.
 * Empty when neither knows the job: it ended long ago.
 * @throws InputError where the queue does not answer, however often it is asked
 */
export async function arrayTasks(job: string, patience: Patience): Promise<SlurmTask[]> {
  const args = ['-h', '-r', '-j', job, '-t', 'all', '-o', '%i|%T|%r'];
  const lines = await repeated('squeue', args, patience, ({ isUnknownJob }) => !isUnknownJob).catch((error: Error) => {
    if (error instanceof SlurmError && error.isUnknownJob) return '';
    throw error;
  });
  const tasks = parseTasks(lines);
  return tasks.length > 0 ? tasks : parseTasks(await accounting(['-j', job, '-o', 'JobID,State,Reason'], patience));
}

/** What `sacct` says; nothing where there is no accounting, and where it does not answer: what runs is in the queue. */
function accounting(args: readonly string[], patience: Patience): Promise<string> {
  return repeated('sacct', ['-n', '-X', '-P', ...args], patience, ({ isTransient }) => isTransient).catch(
    (error: Error) => {
      if (patience.signal?.aborted) throw error;
      return '';
    },
  );
}

/** Ends what still runs or waits of a job; what has ended is left alone. @throws InputError where it could not be ended */
export async function cancelJob(job: string, patience: Patience = PATIENT): Promise<void> {
  await repeated('scancel', [job], patience, ({ isTransient }) => isTransient).catch((error: Error) => {
    if (!(error instanceof SlurmError && error.isUnknownJob)) throw error;
  });
}

/** Runs a command until it succeeds, fails for good or patience ends; the last error is thrown. */
async function repeated(
  command: string,
  args: readonly string[],
  patience: Patience,
  mayPass: (error: SlurmError) => boolean = () => true,
): Promise<string> {
  for (const pause of patience.pausesMs) {
    try {
      return await slurm(command, args);
    } catch (error) {
      if (!(error instanceof SlurmError) || error.isAbsent || !mayPass(error)) throw error;
      await pauseFor(pause, error, patience);
    }
  }
  return slurm(command, args);
}

async function pauseFor(pause: number, { said }: SlurmError, { onRetry, signal }: Patience): Promise<void> {
  onRetry?.(`Slurm says: ${said}; asked again in ${pause / 1000} s`);
  await abortableDelay(pause, signal);
}

/** @throws the reason of the signal, where it is aborted */
export async function abortableDelay(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal && { signal }).catch(() => undefined);
  signal?.throwIfAborted();
}

async function slurm(command: string, args: readonly string[]): Promise<string> {
  try {
    const timeout = command === 'sbatch' ? 0 : COMMAND_MS;
    const { stdout } = await execute(command, [...args], { encoding: 'utf8', maxBuffer: 64e6, timeout });
    return stdout;
  } catch (error) {
    const {
      code,
      stderr = '',
      message,
      killed,
    } = error as NodeJS.ErrnoException & { stderr?: string; killed?: boolean };
    if (code === 'ENOENT') throw new SlurmError(command, '', true);
    const lines = stderr.trim().split('\n');
    const silence = killed ? `nothing for ${COMMAND_MS / 1000} s (timed out)` : message;
    const said = lines.map((line) => line.replace(/^\w+: ((error|fatal): )?/, '')).join('; ') || silence;
    throw new SlurmError(command, said, false);
  }
}
