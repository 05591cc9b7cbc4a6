import { expect, it } from 'vitest';
import { checkSnapshotHash } from './snapshotHash.js';

const hash = (digit: string) => digit.repeat(64);
const hashes = { file: 'data/records/L023.yaml', line: 40, expectedSha256: hash('a'), actualSha256: hash('A') };

it('accepts the named snapshot, in either case of letters', () => {
  expect(checkSnapshotHash(hashes)).toBeUndefined();
});

it('reports a tampered snapshot as an error at the line that names the hash', () => {
  expect(checkSnapshotHash({ ...hashes, actualSha256: hash('b') })).toMatchObject({
    severity: 'error',
    line: 40,
    message: expect.stringContaining(hash('b')),
  });
});

it('refuses a shortened hash', () => {
  expect(checkSnapshotHash({ ...hashes, expectedSha256: 'aaaaaaaa' })?.message).toMatch(/no SHA-256/);
});
