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

/** Whether a task of a job array is over, however it ended. */
export const hasEnded = ({ state }: SlurmTask): boolean => ENDED.has(state);

/** Reasons for which a task waits for ever (man squeue, JOB REASON CODES). */
const HOPELESS = new Set([
  'DependencyNeverSatisfied',
  'PartitionConfig',
  'BadConstraints',
  'AccountNotAllowed',
  'InvalidAccount',
  'InvalidQOS',
  'JobHoldMaxRequeue',
]);

/** What Slurm itself put aside after it failed to start: it says so in words, `launch failed requeued held`. */
const FAILED_AND_HELD = /requeued? held/i;
/** The same as states of their own. */
const HELD_STATES = new Set(['REQUEUE_HOLD', 'SPECIAL_EXIT']);

/** Whether a waiting task will never start, for the reason the queue gives. */
export function isHopeless({ state, reason }: SlurmTask): boolean {
  if (HELD_STATES.has(state)) return true;
  return state === 'PENDING' && (HOPELESS.has(reason) || FAILED_AND_HELD.test(reason));
}

/** Reasons to wait that end by themselves, sooner or later. */
const USUAL = new Set([
  '',
  'None',
  'Priority',
  'Resources',
  'Dependency',
  'BeginTime',
  'Cleaning',
  'JobArrayTaskLimit',
  'Licenses',
  'Prolog',
  'Reservation',
]);

/** Whether somebody has to do something before this task goes on: the queue gives a reason that is not the usual one. */
export function needsAttention(task: SlurmTask): boolean {
  if (isHopeless(task) || task.state === 'SUSPENDED' || task.state === 'STOPPED') return true;
  return task.state === 'PENDING' && !USUAL.has(task.reason);
}

/** Why a task waits, in Slurm's words. */
export const waitReason = ({ state, reason }: SlurmTask): string =>
  reason === '' || reason === 'None' ? state : reason;

/**
 * `17_3|RUNNING|None`; a state may have words after it: `CANCELLED by 0`. Tasks that wait may share a line: `17_[4-7,9%2]|PENDING|…`.
 */
export function parseTasks(output: string): SlurmTask[] {
  return output.split('\n').flatMap((line) => {
    const parts = /^\d+_(\d+|\[[\d,-]+(?:%\d+)?\])\|([A-Z_]+)[^|]*\|(.*)$/.exec(line.trim());
    if (!parts) return [];
    const [, tasks, state, reason] = parts;
    return taskNumbers(tasks).map((task) => ({ task, state, reason }));
  });
}

function taskNumbers(text: string): number[] {
  const parts = text.replace(/[[\]]|%\d+/g, '').split(',');
  return parts.flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  });
}
