import { join } from 'node:path';
import { InputError } from '@nereid/physics';
import type { ScanEngine } from './scanEngine.js';
import type { ScanFolder } from './scanFolder.js';
import { shardRecorded, shardState } from './shards.js';
import { abortableDelay, arrayTasks, cancelJob, PATIENT, type Patience } from './slurmClient.js';
import {
  dealtChunks,
  lastWords,
  type SlurmOptions,
  type SubmittedJob,
  submitChunks,
  submittedJob,
} from './slurmJob.js';
import { hasEnded, isHopeless, needsAttention, type SlurmTask, waitReason } from './slurmTasks.js';

/** How often what tasks left undone is submitted again before the scan is called stuck. */
const MOST_ROUNDS = 10;

/**
 * A Slurm cluster that shares the folder: chunks are dealt to a job array, and what tasks that failed, were killed or ran out of
 * time left undone is dealt again. A driver that was killed does not stop the job: the next one waits for it first.
 */
export function slurmEngine(options: SlurmOptions): ScanEngine {
  return {
    name: 'slurm',
    async run(folder, chunks, onChunk, signal) {
      const { onNote } = options;
      const patience = { ...PATIENT, ...options.patience, onRetry: onNote, signal };
      const wait = new Waiting(folder, options, new Set(chunks), onChunk, patience);
      const { open } = wait;
      const left = await submittedJob(folder, patience);
      if (left) await wait.untilEnded(left);
      for (let round = 0; open.size > 0; round++) {
        const before = open.size;
        const submitted = await submitChunks(folder, [...open], options, patience);
        await wait.untilEnded(submitted);
        // a round without any result will not be mended by another
        if (open.size === before || (open.size > 0 && round + 1 === MOST_ROUNDS)) {
          throw await stuck(folder, submitted, open);
        }
      }
    },
  };
}

async function stuck(folder: ScanFolder, submitted: SubmittedJob, open: ReadonlySet<number>): Promise<InputError> {
  const dealt = await dealtChunks(folder, submitted);
  const tasks = dealt.flatMap((own, task) => (own.some((chunk) => open.has(chunk)) ? [task] : []));
  const said = await lastWords(folder, tasks);
  const problem = `${open.size} chunks stay undone however often they are submitted${said && `; ${said}`}`;
  const remedy = `See ${join(folder.path, 'slurm')} for what the tasks said; mend that, then go on.`;
  return new InputError('engine', 'slurm', problem, remedy, 'resume');
}

/** A driver that waits for jobs, and takes complete shards out of `open`. */
class Waiting {
  readonly open: Set<number>;
  readonly #folder: ScanFolder;
  readonly #options: SlurmOptions;
  readonly #onChunk: (chunk: number) => void;
  readonly #patience: Patience;
  readonly #reported = new Set<number>();
  readonly #noted = new Set<string>();

  constructor(
    folder: ScanFolder,
    options: SlurmOptions,
    open: Set<number>,
    onChunk: (chunk: number) => void,
    patience: Patience,
  ) {
    this.open = open;
    this.#folder = folder;
    this.#options = options;
    this.#onChunk = onChunk;
    this.#patience = patience;
  }

  /** Waits until every task of a job has ended. @throws InputError where none ever will */
  async untilEnded({ job }: SubmittedJob): Promise<void> {
    for (;;) {
      // the queue is asked first: what a task wrote before it ended is then seen
      const tasks = await arrayTasks(job, this.#patience);
      await this.#report();
      const active = tasks.filter((task) => !hasEnded(task));
      this.#options.onState?.(stateText(job, active));
      this.#noteHeld(job, active.filter(needsAttention));
      if (active.length === 0) break;
      if (active.every(isHopeless)) throw await giveUp(job, active[0], this.#patience);
      await abortableDelay(this.#options.pollMs ?? 2000, this.#patience.signal);
    }
    for (const chunk of [...this.open]) {
      if ((await shardState(this.#folder, chunk)) === 'complete') this.open.delete(chunk);
    }
  }

  async #report(): Promise<void> {
    for (const chunk of this.open) {
      if (this.#reported.has(chunk) || !(await shardRecorded(this.#folder, chunk))) continue;
      this.#reported.add(chunk);
      this.#onChunk(chunk);
    }
  }

  /** Says once for each reason which tasks wait for somebody to do something. */
  #noteHeld(job: string, held: readonly SlurmTask[]): void {
    for (const reason of new Set(held.map(waitReason))) {
      if (this.#noted.has(`${job} ${reason}`)) continue;
      this.#noted.add(`${job} ${reason}`);
      const tasks = held.filter((task) => waitReason(task) === reason).map(({ task }) => task);
      const [who, does] = tasks.length === 1 ? [`task ${tasks[0]}`, 'waits'] : [`${tasks.length} tasks`, 'wait'];
      const remedy = /h[eo]ld/i.test(reason) ? `scontrol release ${job}, or ` : '';
      const text = `${who} of job ${job} ${does}: ${reason} (${remedy}nereid scan cancel --out ${this.#folder.path})`;
      this.#options.onNote?.(text);
    }
  }
}

/** Ends a job that waits for what never comes. */
async function giveUp(job: string, { task, ...waiting }: SlurmTask, patience: Patience): Promise<InputError> {
  const left = await cancelJob(job, patience).then(
    () => '; it was cancelled',
    (error: Error) => `; it could not be cancelled (${error.message})`,
  );
  const problem = `task ${task} of job ${job} waits for what never comes: ${waitReason({ task, ...waiting })}${left}`;
  return new InputError('engine', 'slurm', problem, 'Finished shards stay. Mend that, then go on.', 'resume');
}

function stateText(job: string, active: readonly { state: string }[]): string {
  const running = active.filter(({ state }) => state === 'RUNNING').length;
  return `job ${job}: ${running} running, ${active.length - running} waiting`;
}
