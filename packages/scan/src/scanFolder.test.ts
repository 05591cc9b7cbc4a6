import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toyJob } from './scan.fixtures.js';
import { openScanFolder, readScanFolder, removeTemporaries } from './scanFolder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nereid-scan-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const open = (resume = false, job = toyJob()) => openScanFolder(join(root, 'scan'), job, resume);

describe('openScanFolder', () => {
  it('starts a scan, and goes on with it only where that is asked for', async () => {
    const started = await open();
    await expect(open()).rejects.toThrow(/holds this scan already.*go on/);
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

  it('says where there is no scan', async () => {
    await expect(readScanFolder(root)).rejects.toThrow(/holds no scan/);
  });

  const whole = JSON.parse(JSON.stringify(toyJob()));
  it.each([
    ['is empty', ''],
    ['it is cut off, or no JSON', '{"format":"nereid-sc'],
    ['it is cut off, or no JSON', 'null'],
    ['is not a scan of this program', '{"format":"something-else"}'],
    ['is not a scan of this program', '[]'],
    ['is of another version (nereid-scan-1); this program reads nereid-scan-2', '{"format":"nereid-scan-1"}'],
    ['is of another version (nereid-scan-99)', '{"format":"nereid-scan-99"}'],
    ['its code.version is not there', '{"format":"nereid-scan-2"}'],
    ['its config.chunkPoints is not there', JSON.stringify({ ...whole, config: { ...whole.config, chunkPoints: 0 } })],
    ['its config.constraints is not', JSON.stringify({ ...whole, config: { ...whole.config, constraints: [] } })],
    [
      'its config.parameters is not',
      JSON.stringify({ ...whole, config: { ...whole.config, parameters: { mass: '1' } } }),
    ],
    ['have no points', JSON.stringify({ ...whole, config: { ...whole.config, parameters: { mass: { list: [] } } } })],
    ['its constraints is not there', JSON.stringify({ ...whole, constraints: [null] })],
  ])('names the file where it %s', async (problem, text) => {
    const file = join(root, 'scan.json');
    writeFileSync(file, text);
    for (const use of [() => readScanFolder(root), () => openScanFolder(root, toyJob(), true)]) {
      await expect(use()).rejects.toThrow(`scan folder = "${file}": `);
      await expect(use()).rejects.toThrow(problem);
    }
  });

  it('names what is a folder where a file should be, and the reverse', async () => {
    mkdirSync(join(root, 'scan.json'));
    const problem = /scan\.json": a folder is where a file should be \(EISDIR\)\. Move it away/;
    await expect(readScanFolder(root)).rejects.toThrow(problem);
    await expect(openScanFolder(root, toyJob(), true)).rejects.toThrow(problem);
    rmSync(join(root, 'scan.json'), { recursive: true });
    writeFileSync(join(root, 'shards'), '');
    await expect(openScanFolder(root, toyJob(), false)).rejects.toThrow(
      /shards": a file is where a folder should be \(ENOTDIR\)/,
    );
    await expect(readScanFolder(join(root, 'shards'))).rejects.toThrow(
      /a file is where a folder should be \(ENOTDIR\)/,
    );
  });
});
