import type { ScanFolder } from './scanFolder.js';

/** Where chunks are computed. All engines write the same bytes. */
export interface ScanEngine {
  readonly name: string;
  /**
   * Computes and writes these chunks; resolves when all are written. Where it throws, nothing of this process writes any more.
   * @param onChunk called after each
   * @param signal its abortion stops the work; its reason is thrown
   */
  run(
    folder: ScanFolder,
    chunks: readonly number[],
    onChunk: (chunk: number) => void,
    signal?: AbortSignal,
  ): Promise<void>;
}
