import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockScanFolder } from './scanLock.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nereid-lock-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const file = (number = 1) => join(root, `driver-${number}.lock`);
const write = (content: object) => {
  writeFileSync(join(root, 'new'), JSON.stringify({ token: 'other', beat: 1, ...content }));
  renameSync(join(root, 'new'), file());
};
/** No process has this number: it is above the largest that Linux gives. */
const DEAD = 2 ** 30;

describe('lockScanFolder', () => {
  it('is held by one driver at a time, and free after it', async () => {
    const lock = await lockScanFolder(root);
    await expect(lockScanFolder(root)).rejects.toThrow(`process ${process.pid} on ${hostname()}`);
    await lock.release();
    await (await lockScanFolder(root)).release();
    // one file stays, so that a number is never given twice
    expect(readdirSync(root)).toEqual(['driver-2.lock']);
  });

  it('is taken by one of many that ask at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => lockScanFolder(root)));
    const taken = asked.filter(({ status }) => status === 'fulfilled');
    expect(taken).toHaveLength(1);
  });

  it('is taken over from a process that has died, also by one of many', async () => {
    write({ host: hostname(), pid: DEAD });
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => lockScanFolder(root)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('of another machine is watched: taken over where its heart stands still, whatever the clocks say', async () => {
    write({ host: 'elsewhere', pid: 1 });
    const future = new Date(Date.now() + 1e9);
    utimesSync(file(), future, future);
    const lock = await lockScanFolder(root, 300);
    expect(JSON.parse(readFileSync(file(2), 'utf8')).host).toBe(hostname());
    await lock.release();
  });

  it('of another machine is respected where its heart beats', async () => {
    write({ host: 'elsewhere', pid: 1 });
    const heart = setInterval(() => write({ host: 'elsewhere', pid: 1, beat: performance.now() }), 30);
    await expect(lockScanFolder(root, 1000)).rejects.toThrow(/process 1 on elsewhere/);
    clearInterval(heart);
  });

  it('that is damaged belongs to nobody', async () => {
    writeFileSync(file(), '{"tok');
    await expect(lockScanFolder(root, 300)).resolves.toBeDefined();
  });
});
