import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toyJob } from './scan.fixtures.js';
import { openScanFolder, readScanFolder, removeTemporaries, shardFile, shardState, writeShard } from './scanFolder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nereid-scan-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const open = (resume = false, job = toyJob()) => openScanFolder(join(root, 'scan'), job, resume);

describe('openScanFolder', () => {
  it('starts a scan, and goes on with it only where that is asked for', async () => {
    const started = await open();
    await expect(open()).rejects.toThrow(/holds this scan already.*--resume/);
    expect((await open(true)).identity).toBe(started.identity);
    expect((await readScanFolder(join(root, 'scan'))).job).toEqual(toyJob());
  });

  it('starts where a driver was killed while it wrote what the scan is', async () => {
    const started = await open();
    const path = join(root, 'scan');
    rmSync(join(path, 'scan.json'));
    const half = join(path, 'scan.json.0d5e.tmp');
    writeFileSync(half, '{"format":');
    const again = await open(true);
    expect(again.identity).toBe(started.identity);
    await removeTemporaries(again);
    expect(readdirSync(path).sort()).toEqual(['scan.json', 'shards']);
  });

  it.each([
    ['the program', { code: { version: '0.1.0', sha256: 'other' } }],
    ['the scan file', { config: { ...toyJob().config, seed: 99 } }],
    ['the inputs', { electroweak: { ...toyJob().electroweak, sin2ThetaW: 0.24 } }],
    ['the data', { constraints: [] }],
  ])('refuses to mix versions and says that %s changed', async (what, change) => {
    await open();
    await expect(open(true, { ...toyJob(), ...change })).rejects.toThrow(`${what} changed since`);
  });

  it('leaves a folder with other files alone', async () => {
    writeFileSync(join(root, 'thesis.tex'), 'years of work');
    await expect(openScanFolder(root, toyJob(), true)).rejects.toThrow(/holds other files \(thesis.tex\)/);
    expect(readdirSync(root)).toEqual(['thesis.tex']);
  });

  it('says where there is no scan, or one of another format', async () => {
    await expect(readScanFolder(root)).rejects.toThrow(/holds no scan/);
    writeFileSync(join(root, 'scan.json'), '{"format":"something-else"}');
    await expect(readScanFolder(root)).rejects.toThrow(/not a scan of this program/);
    writeFileSync(join(root, 'scan.json'), '{"format":"nereid-sc');
    await expect(readScanFolder(root)).rejects.toThrow(/not a scan of this program/);
  });
});

describe('shardState', () => {
  const data = Uint8Array.from({ length: 300 }, (_, i) => i % 251);

  it('tells complete from missing and from damaged: cut off, one bit flipped, from another scan', async () => {
    const folder = await open();
    expect(await shardState(folder, 0)).toBe('missing');
    await writeShard(folder, 0, data);
    expect(await shardState(folder, 0)).toBe('complete');
    const file = shardFile(folder, 0);
    truncateSync(file, 299);
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

  it('does not count a shard whose record was not written, or only half', async () => {
    const folder = await open();
    await writeShard(folder, 0, data);
    const record = shardFile(folder, 0).replace('.parquet', '.json');
    const text = readFileSync(record, 'utf8');
    writeFileSync(record, text.slice(0, 20));
    expect(await shardState(folder, 0)).toBe('damaged');
    rmSync(record);
    expect(await shardState(folder, 0)).toBe('missing');
  });

  it('removes what writers that died left behind, and nothing else', async () => {
    const folder = await open();
    await writeShard(folder, 0, data);
    writeFileSync(`${shardFile(folder, 1)}.123.tmp`, 'half');
    await removeTemporaries(folder);
    expect(readdirSync(join(folder.path, 'shards'))).toEqual(['chunk-00000000.json', 'chunk-00000000.parquet']);
  });
});
