import type { ScanEngine } from './scanEngine.js';
import { removeTemporaries, type ScanFolder, shardStates } from './scanFolder.js';
import { lockScanFolder } from './scanLock.js';

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

/**
 * Computes what a scan lacks: shards that are missing or damaged. Every shard that is there is read and verified first.
 * @throws InputError when another driver is at work; the engine's error otherwise, with every finished shard kept
 */
export async function runScan(
  folder: ScanFolder,
  engine: ScanEngine,
  onProgress: (progress: ScanProgress) => void = () => undefined,
): Promise<ScanOutcome> {
  const lock = await lockScanFolder(folder.path);
  try {
    await removeTemporaries(folder);
    const states = await shardStates(folder);
    const open = states.flatMap((state, chunk) => (state === 'complete' ? [] : [chunk]));
    const found = states.length - open.length;
    let complete = found;
    const progress = () => ({ complete, chunks: states.length, found });
    onProgress(progress());
    await engine.run(folder, open, () => {
      complete++;
      onProgress(progress());
    });
    return { ...progress(), damaged: states.filter((state) => state === 'damaged').length };
  } finally {
    await lock.release();
  }
}
