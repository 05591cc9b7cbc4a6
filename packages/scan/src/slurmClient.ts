import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { InputError } from '@nereid/physics';

const execute = promisify(execFile);

/** How a task of a job array stands: `3` of job 17 is RUNNING. */
export interface SlurmTask {
  readonly task: number;
  readonly state: string;
  /** Why it waits or ended, in Slurm's words. */
  readonly reason: string;
}

/** States in which a task will not do anything any more. PENDING for a reason that never ends is cancelled by the engine. */
const ENDED = new Set([
  'BOOT_FAIL',
  'CANCELLED',
  'COMPLETED',
  'DEADLINE',
  'FAILED',
  'NODE_FAIL',
  'OUT_OF_MEMORY',
  'PREEMPTED',
  'REVOKED',
  'TIMEOUT',
]);

export const hasEnded = ({ state }: SlurmTask): boolean => ENDED.has(state);

/** Reasons for which a task waits for ever (man squeue, JOB REASON CODES). */
const HOPELESS = new Set(['DependencyNeverSatisfied', 'PartitionConfig', 'BadConstraints', 'AccountNotAllowed']);

export const isHopeless = ({ state, reason }: SlurmTask): boolean => state === 'PENDING' && HOPELESS.has(reason);

/** Submits a script as job array 0 … tasks − 1; returns the job's number. @throws InputError where Slurm refuses */
export async function submitArray(script: string, tasks: number, options: readonly string[]): Promise<string> {
  const output = await slurm('sbatch', ['--parsable', `--array=0-${tasks - 1}`, ...options, script]);
  // job;cluster where there are several clusters
  return output.trim().split(';')[0];
}

/**
 * The tasks of a job as `squeue` knows them, and what `sacct` knows of those it has forgotten, where accounting is enabled.
 * Empty when neither knows the job: it ended long ago.
 */
export async function arrayTasks(job: string): Promise<SlurmTask[]> {
  const lines = await slurm('squeue', ['-h', '-r', '-j', job, '-t', 'all', '-o', '%i|%T|%r']).catch((error: Error) => {
    if (/Invalid job id/i.test(error.message)) return '';
    throw error;
  });
  const tasks = parseTasks(lines);
  if (tasks.length > 0) return tasks;
  const accounted = await slurm('sacct', ['-n', '-X', '-P', '-j', job, '-o', 'JobID,State,Reason']).catch(() => '');
  return parseTasks(accounted);
}

/** `17_3|RUNNING|None`; a state may have words after it: `CANCELLED by 0`. */
export function parseTasks(output: string): SlurmTask[] {
  return output.split('\n').flatMap((line) => {
    const parts = /^\d+_(\d+)\|([A-Z_]+)[^|]*\|(.*)$/.exec(line.trim());
    return parts ? [{ task: Number(parts[1]), state: parts[2], reason: parts[3] }] : [];
  });
}

/** Ends what still runs or waits of a job; what has ended is left alone. */
export async function cancelJob(job: string): Promise<void> {
  await slurm('scancel', [job]).catch((error: Error) => {
    if (!/Invalid job id/i.test(error.message)) throw error;
  });
}

async function slurm(command: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await execute(command, [...args], { encoding: 'utf8', maxBuffer: 64e6 });
    return stdout;
  } catch (error) {
    const { code, stderr = '', message } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT') {
      throw new InputError(
        '--engine',
        'slurm',
        `the command ${command} is not there`,
        'Use --engine local, or a machine with Slurm.',
      );
    }
    const lines = stderr.trim().split('\n');
    const said = lines.map((line) => line.replace(/^\w+: ((error|fatal): )?/, '')).join('; ') || message;
    throw new InputError('--engine', 'slurm', `${command} says: ${said}`, 'Mend that, then use --resume.');
  }
}
