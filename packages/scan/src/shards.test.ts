import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@nereid/catalogue/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { computeShard } from './computeShard.js';
import { chunkEvaluator } from './evaluateChunk.js';
import { requireComplete, scanRows } from './exportScan.js';
import { toyJob } from './scan.fixtures.js';
import { openScanFolder, removeTemporaries, type ScanFolder } from './scanFolder.js';
import { chunkCount } from './scanJob.js';
import { shardParquet } from './shardParquet.js';
import { shardFile, shardIdentity, shardRecorded, shardState, shardStates, writeShard } from './shards.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nereid-shards-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const recordOf = (folder: ScanFolder, chunk: number) => shardFile(folder, chunk).replace('.parquet', '.json');
const change = (file: string, edit: (record: Record<string, unknown>) => object) =>
  writeFileSync(file, JSON.stringify(edit(JSON.parse(readFileSync(file, 'utf8')))));

/** 30 points in five chunks of 7. */
async function wholeScan(name = 'scan', seed = 1): Promise<ScanFolder> {
  const folder = await openScanFolder(join(root, name), toyJob({ seed }), false);
  const evaluate = chunkEvaluator(folder.job);
  for (let chunk = 0; chunk < chunkCount(folder.job); chunk++) await computeShard(folder, evaluate, chunk);
  return folder;
}

async function expectDamaged(folder: ScanFolder, chunk: number): Promise<void> {
  const states = await shardStates(folder);
  expect(states).toEqual(states.map((_, i) => (i === chunk ? 'damaged' : 'complete')));
  await expect(requireComplete(folder)).rejects.toThrow('1 of 5 shards are missing or damaged');
  const read = async () => {
    for await (const _ of scanRows(folder));
  };
  await expect(read).rejects.toThrow(/is damaged, though it was complete a moment ago/);
}

describe('a shard', () => {
  it('is missing before it is written, and complete after it', async () => {
    const folder = await openScanFolder(join(root, 'scan'), toyJob(), false);
    expect(await shardState(folder, 0)).toBe('missing');
    await computeShard(folder, chunkEvaluator(folder.job), 0);
    expect([await shardState(folder, 0), await shardRecorded(folder, 0)]).toEqual(['complete', true]);
    const record = JSON.parse(readFileSync(recordOf(folder, 0), 'utf8'));
    expect(record).toMatchObject({ scan: folder.identity, chunk: 0, first: 0, count: 7 });
  });

  it('is damaged where it is cut off, one bit is flipped, it is gone, or it is of another scan', async () => {
    const folder = await wholeScan();
    const file = shardFile(folder, 0);
    const data = readFileSync(file);
    truncateSync(file, data.length - 1);
    expect(await shardState(folder, 0)).toBe('damaged');
    const flipped = Uint8Array.from(data);
    flipped[123] ^= 1;
    writeFileSync(file, flipped);
    expect(await shardState(folder, 0)).toBe('damaged');
    writeFileSync(file, data);
    expect(await shardState({ ...folder, identity: 'another' }, 0)).toBe('damaged');
    expect(await shardState(folder, 0)).toBe('complete');
    rmSync(file);
    expect(await shardState(folder, 0)).toBe('damaged');
  });

  it.each(['', '{"scan":', 'null', '[]', '7', '{}'])('does not count with a record that reads %j', async (text) => {
    const folder = await wholeScan();
    writeFileSync(recordOf(folder, 0), text);
    await expectDamaged(folder, 0);
    expect(await shardRecorded(folder, 0)).toBe(false);
    rmSync(recordOf(folder, 0));
    expect(await shardState(folder, 0)).toBe('missing');
  });
});

describe('a shard in the place of another', () => {
  it('is damaged, though its record was copied with it', async () => {
    const folder = await wholeScan();
    copyFileSync(shardFile(folder, 1), shardFile(folder, 0));
    copyFileSync(recordOf(folder, 1), recordOf(folder, 0));
    await expectDamaged(folder, 0);
    expect(await shardRecorded(folder, 0)).toBe(false);
  });

  it('is damaged, though its record was made to say that it is the right one', async () => {
    const folder = await wholeScan();
    copyFileSync(shardFile(folder, 1), shardFile(folder, 0));
    copyFileSync(recordOf(folder, 1), recordOf(folder, 0));
    change(recordOf(folder, 0), (record) => ({ ...record, chunk: 0, first: 0 }));
    await expectDamaged(folder, 0);
  });

  it('is damaged, though the file says so as well: the points are counted by their indices', async () => {
    const folder = await wholeScan();
    const columns = chunkEvaluator(folder.job)({ index: 1, first: 7, count: 7 });
    await writeShard(folder, 0, shardParquet(columns, shardIdentity(folder, 0)));
    await expectDamaged(folder, 0);
  });

  it('is damaged where it comes from a scan with other numbers', async () => {
    const [folder, other] = [await wholeScan(), await wholeScan('other', 2)];
    copyFileSync(shardFile(other, 0), shardFile(folder, 0));
    change(recordOf(folder, 0), (record) => {
      const data = readFileSync(shardFile(other, 0));
      return { ...record, sha256: sha256(data), bytes: data.length };
    });
    await expectDamaged(folder, 0);
  });

  it.each(['chunk', 'first', 'count', 'scan', 'sha256', 'bytes'])('is not believed without its %s', async (key) => {
    const folder = await wholeScan();
    change(recordOf(folder, 2), (record) => ({ ...record, [key]: undefined }));
    await expectDamaged(folder, 2);
  });
});

describe('a folder in the place of a file', () => {
  it.each(['.json', '.parquet'])('is named: %s', async (extension) => {
    const folder = await wholeScan();
    const file = shardFile(folder, 0).replace('.parquet', extension);
    rmSync(file);
    mkdirSync(file);
    const problem = `"${file}": a folder is where a file should be (EISDIR). Move it away, then go on.`;
    await expect(shardStates(folder)).rejects.toThrow(problem);
    await expect(computeShard(folder, chunkEvaluator(folder.job), 0)).rejects.toThrow(problem);
  });

  it('is named as well where it is a link round in a circle', async () => {
    const folder = await wholeScan();
    const file = recordOf(folder, 0);
    rmSync(file);
    symlinkSync(file, file);
    await expect(shardStates(folder)).rejects.toThrow(`"${file}": its links lead round in a circle (ELOOP)`);
  });
});

describe('removeTemporaries', () => {
  it('removes what writers that died left behind, and nothing else', async () => {
    const folder = await wholeScan();
    const before = readdirSync(join(folder.path, 'shards'));
    writeFileSync(`${shardFile(folder, 1)}.123.tmp`, 'half');
    mkdirSync(join(folder.path, 'mine.tmp'));
    await removeTemporaries(folder);
    expect(readdirSync(join(folder.path, 'shards'))).toEqual(before);
    expect(readdirSync(folder.path)).toContain('mine.tmp');
  });
});
