import type { ScanFolder } from './scanFolder.js';

/** Where chunks are computed. All engines write the same bytes. */
export interface ScanEngine {
  readonly name: string;
  /**
   * Computes and writes these chunks; resolves when all are written.
   * @param onChunk called after each
   */
  run(folder: ScanFolder, chunks: readonly number[], onChunk: (chunk: number) => void): Promise<void>;
}
