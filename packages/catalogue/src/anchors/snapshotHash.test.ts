import { expect, it } from 'vitest';
import { snapshotHashProblem } from './snapshotHash.js';

const hash = (digit: string) => digit.repeat(64);
const hashes = { file: 'ccfr-1991.txt', expectedSha256: hash('a'), actualSha256: hash('A') };

it('accepts the recorded snapshot, in either case of letters', () => {
  expect(snapshotHashProblem(hashes)).toBeUndefined();
});

it('names a tampered snapshot and the hash that it has', () => {
  expect(snapshotHashProblem({ ...hashes, actualSha256: hash('b') })).toEqual({
    message: 'ccfr-1991.txt is not the text that was recorded',
    remedy: expect.stringContaining(hash('b')),
  });
});

it('refuses a shortened hash', () => {
  expect(snapshotHashProblem({ ...hashes, expectedSha256: 'aaaaaaaa' })?.message).toMatch(/no SHA-256/);
});
