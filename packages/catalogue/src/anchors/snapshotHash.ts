/** The hash that is recorded for a snapshot, and the one of its file as read. */
export interface SnapshotHashes {
  readonly file: string;
  readonly expectedSha256: string;
  readonly actualSha256: string;
}

const SHA256 = /^[0-9a-f]{64}$/i;

/**
 * What is wrong with a snapshot that is not the one recorded; nothing if it is. Values of such a snapshot get no anchor,
 * since lines of another text prove nothing.
 */
export function snapshotHashProblem(hashes: SnapshotHashes): { message: string; remedy: string } | undefined {
  const { file, expectedSha256, actualSha256 } = hashes;
  if (!SHA256.test(expectedSha256)) {
    return { message: `"${expectedSha256}" is no SHA-256`, remedy: `${file} has ${actualSha256}.` };
  }
  if (expectedSha256.toLowerCase() === actualSha256.toLowerCase()) return undefined;
  return {
    message: `${file} is not the text that was recorded`,
    remedy: `Restore the file; if it was changed on purpose, check every value against it and write ${actualSha256}.`,
  };
}
