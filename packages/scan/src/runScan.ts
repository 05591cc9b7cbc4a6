import { InputError } from '@nereid/physics';
import type { ScanEngine } from './scanEngine.js';
import { removeTemporaries, type ScanFolder } from './scanFolder.js';
import { lockScanFolder, type ScanLock } from './scanLock.js';
import { shardStates } from './shards.js';
import { jobMayRun } from './slurmJob.js';
import { onStorage } from './storage.js';

/** How far a run is, in chunks. */
export interface ScanProgress {
  readonly complete: number;
  readonly chunks: number;
  /** Chunks there already when the run began. */
  readonly found: number;
}

export interface ScanOutcome extends ScanProgress {
  /** Shards that were there but not what was written: computed anew. */
  readonly damaged: number;
}

export interface RunOptions {
  readonly onProgress?: (progress: ScanProgress) => void;
  /** Stops the scan; its reason is thrown, with every finished shard kept. */
  readonly signal?: AbortSignal;
  /** Called where the driver of another machine or container has to be watched first. */
  readonly onWatch?: (holder: string) => void;
}

/**
 * Computes what a scan lacks: shards that are missing or damaged. Every shard that is there is read and verified first.
 * @throws InputError when another driver is at work, or the folder cannot be used; the engine's error otherwise, with every finished
 * shard kept. The folder is let go after the engine has stopped.
 */
export async function runScan(folder: ScanFolder, engine: ScanEngine, options: RunOptions = {}): Promise<ScanOutcome> {
  const { onWatch } = options;
  const lock = await lockScanFolder(folder.path, onWatch && { onWatch });
  try {
    return await onStorage(folder.path, () => complete(folder, engine, options, lock));
  } finally {
    await lock.release();
  }
}

async function complete(
  folder: ScanFolder,
  engine: ScanEngine,
  { onProgress = () => undefined, signal }: RunOptions,
  lock: ScanLock,
): Promise<ScanOutcome> {
  await removeLeftovers(folder, lock);
  const states = await shardStates(folder);
  const open = states.flatMap((state, chunk) => (state === 'complete' ? [] : [chunk]));
  const found = states.length - open.length;
  let complete = found;
  const progress = () => ({ complete, chunks: states.length, found });
  onProgress(progress());
  const count = () => {
    complete++;
    onProgress(progress());
  };
  try {
    await engine.run(folder, open, count, stopSignal(folder, lock, signal));
  } finally {
    await removeLeftovers(folder, lock);
  }
  return { ...progress(), damaged: states.filter((state) => state === 'damaged').length };
}

/** What tasks of a job, or the driver that took the folder over, are writing is not left over. */
async function removeLeftovers(folder: ScanFolder, { lost }: ScanLock): Promise<void> {
  if (!lost.aborted && !(await jobMayRun(folder))) await removeTemporaries(folder).catch(() => undefined);
}

/** Aborted by the caller, or where the lock was lost. */
function stopSignal({ path }: ScanFolder, { lost }: ScanLock, signal?: AbortSignal): AbortSignal {
  const stop = new AbortController();
  const problem = 'another driver has taken it over, or its lock was removed';
  const lostIt = () =>
    stop.abort(new InputError('scan folder', path, problem, 'Wait for its end, then go on.', 'resume'));
  const asked = () => stop.abort(signal?.reason);
  if (signal?.aborted) asked();
  signal?.addEventListener('abort', asked, { once: true });
  lost.addEventListener('abort', lostIt, { once: true });
  return stop.signal;
}
