import type { Diagnostic } from '../diagnostics.js';

/** The hash a record states for its snapshot, and the one of the file as read. */
export interface SnapshotHashes {
  readonly file: string;
  /** Line of the record or manifest that states the hash, from 1. */
  readonly line: number;
  readonly expectedSha256: string;
  readonly actualSha256: string;
}

const SHA256 = /^[0-9a-f]{64}$/i;

/**
 * The error to report for a snapshot that is not the one the record names; nothing if it is. Values of a tampered
 * snapshot get no anchor, since lines of another text prove nothing.
 */
export function checkSnapshotHash(hashes: SnapshotHashes): Diagnostic | undefined {
  const { file, line, expectedSha256, actualSha256 } = hashes;
  const at = { severity: 'error', file, line, column: 1, path: 'sha256' } as const;
  if (!SHA256.test(expectedSha256)) {
    return { ...at, message: `"${expectedSha256}" is no SHA-256`, remedy: `The file has ${actualSha256}.` };
  }
  if (expectedSha256.toLowerCase() === actualSha256.toLowerCase()) return undefined;
  return {
    ...at,
    message: `snapshot has SHA-256 ${actualSha256}, the record names ${expectedSha256}`,
    remedy: 'Restore the snapshot, or capture it again and check every value against it.',
  };
}
