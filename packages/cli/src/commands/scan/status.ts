import { resolve } from 'node:path';
import { InputError } from '@nereid/physics';
import { jobPointCount } from '@nereid/scan';
import {
  type ChunkStanding,
  codeIdentity,
  type JobStanding,
  readScanFolder,
  requeueScan,
  type ScanFolder,
  scanStanding,
} from '@nereid/scan/node';
import { parseWholeNumber } from '../../options/parse.js';
import { printJson } from '../../output/json.js';
import { THIS_PROGRAM } from '../../thisProgram.js';
import type { StatusFlags } from './flags.js';
import { requiredFolder, SLURM_TASKS } from './folder.js';

/** `nereid scan status --out DIR [--requeue]`. */
export async function scanStatus(options: StatusFlags): Promise<void> {
  const folder = await readScanFolder(resolve(requiredFolder(options.out)));
  const requeued = options.requeue ? await requeue(folder, options) : undefined;
  const { chunks, job } = await scanStanding(folder);
  const count = (...states: ChunkStanding[]) => chunks.filter((one) => states.includes(one)).length;
  const result = {
    chunks: chunks.length,
    complete: count('done'),
    missing: chunks.length - count('done', 'damaged'),
    damaged: count('damaged'),
    running: count('running'),
    pending: count('pending'),
    failed: count('failed'),
    points: jobPointCount(folder.job),
    model: folder.job.config.model,
    constraints: folder.job.config.constraints,
    identity: folder.identity,
    ...(job && { job }),
    ...(options.requeue && { requeued: requeued?.job ?? null }),
    standing: chunks,
  };
  if (options.json) return printJson(result);
  console.log(`${result.model}, ${result.points} points, against ${result.constraints.join(', ')}`);
  const damaged = result.damaged > 0 ? `, ${result.damaged} damaged` : '';
  console.log(`${result.complete} of ${result.chunks} shards complete, ${result.missing} missing${damaged}`);
  if (job) printJob(job, result);
  if (options.requeue) console.log(requeued ? `submitted as job ${requeued.job}` : 'nothing to submit');
  else if (result.complete < result.chunks) console.log(remedy(job));
}

async function requeue(folder: ScanFolder, options: StatusFlags) {
  if (folder.job.code.sha256 !== codeIdentity()) {
    const problem = 'was started with another version of this program';
    throw new InputError('--out', folder.path, problem, 'Results of two versions are not mixed. Name a new folder.');
  }
  const tasks = options.workers === undefined ? SLURM_TASKS : parseWholeNumber('--workers', options.workers, 1, 1024);
  return requeueScan(folder, { tasks, submitOptions: options.sbatch ?? [], command: THIS_PROGRAM });
}

function printJob(
  { job, tasks, problem }: JobStanding,
  { running, pending, failed }: { readonly running: number; readonly pending: number; readonly failed: number },
): void {
  if (problem) console.error(`the queue could not be asked: ${problem}`);
  console.log(`job ${job}: ${running} shards running, ${pending} pending, ${failed} failed`);
  for (const { task, state, reason, chunks, done } of tasks) {
    if (done === chunks && state === 'COMPLETED') continue;
    const why = reason === 'None' ? '' : ` (${reason})`;
    console.log(`  task ${task}: ${state}${why}, ${done} of ${chunks} shards`);
  }
}

function remedy(job: JobStanding | undefined): string {
  if (job?.active) return 'Wait for the job, or end it with: nereid scan cancel';
  const again = 'Go on with: nereid scan run … --resume';
  return job ? `${again}, or submit what is missing with --requeue` : again;
}
