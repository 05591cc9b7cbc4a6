import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { thisProcess } from './processIdentity.js';
import { lockScanFolder } from './scanLock.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nereid-lock-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const file = (number = 1) => join(root, `driver-${number}.lock`);
const write = (content: object, number = 1) => {
  writeFileSync(join(root, 'new'), JSON.stringify({ token: 'other', beat: 1, ...content }));
  renameSync(join(root, 'new'), file(number));
};
/** No process has this number: it is above the largest that Linux gives. */
const DEAD = 2 ** 30;
const quickly = { watchMs: 200 };

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

  it('is taken over from a process that has died, at once and also by one of many', async () => {
    write({ ...(await thisProcess()), pid: DEAD });
    const onWatch = () => expect.fail('a process of this machine is looked up, not watched');
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => lockScanFolder(root, { onWatch })));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.runIf(process.platform === 'linux')('is free where its number belongs to another process now', async () => {
    // as after the end of a container: process 1 of the next is the one that asks, with the same number
    const onWatch = () => expect.fail('a process of this machine is looked up, not watched');
    write({ ...(await thisProcess()), start: '1' });
    await (await lockScanFolder(root, { onWatch })).release();
  });

  it.runIf(process.platform === 'linux')(
    'is free where its process is over but for its parent, who did not look',
    async () => {
      const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
      try {
        const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
        const fields = () => {
          const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
          return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        };
        // it ends after the shell has become another program, which looks at no child
        await expect.poll(() => fields()[0], { timeout: 4000 }).toBe('Z');
        write({ ...(await thisProcess()), pid, start: fields()[19] });
        await (await lockScanFolder(root, quickly)).release();
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );

  it.each([
    ['another start of the kernel', { boot: 'before' }],
    ['another container', { namespace: 'pid:[1]' }],
    ['another machine', { host: 'elsewhere' }],
    ['a program that did not say', { boot: undefined, namespace: undefined, start: undefined }],
  ])('under the same number on %s is watched: respected where its heart beats, else taken over', async (_, change) => {
    const holder = { ...(await thisProcess()), ...change };
    write(holder);
    const heart = setInterval(() => write({ ...holder, beat: performance.now() }), 30);
    await expect(lockScanFolder(root, quickly)).rejects.toThrow(/another driver is at work/);
    clearInterval(heart);
    const watched: string[] = [];
    await (await lockScanFolder(root, { ...quickly, onWatch: (name) => watched.push(name) })).release();
    expect(watched).toEqual([`process ${process.pid} on ${holder.host}`]);
  });

  it('of another machine is taken over where its heart stands still, whatever the clocks say', async () => {
    write({ host: 'elsewhere', pid: 1 });
    const future = new Date(Date.now() + 1e9);
    utimesSync(file(), future, future);
    const lock = await lockScanFolder(root, quickly);
    expect(JSON.parse(readFileSync(file(2), 'utf8')).host).toBe(hostname());
    await lock.release();
  });

  it('is lost by a driver that was stopped for so long that another took it over', async () => {
    const lock = await lockScanFolder(root, { heartbeatMs: 20 });
    await delay(60);
    expect(lock.lost.aborted).toBe(false);
    write({ host: 'elsewhere', pid: 1 }, 2);
    rmSync(file(1));
    await expect.poll(() => lock.lost.aborted).toBe(true);
    await lock.release();
    // the other one's is left alone; a last beat, begun before, may have written the first one's again, which counts for nothing
    expect(readdirSync(root)).toContain('driver-2.lock');
    expect(JSON.parse(readFileSync(file(2), 'utf8'))).toMatchObject({ host: 'elsewhere', pid: 1 });
  });
});

describe.runIf(process.getuid?.() === 0)('on a full disk', () => {
  it('a driver shows all the same that it lives, and lets go at its end', async () => {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', root]);
    // a container may forbid mounts; then there is nothing to fill
    if (mounted.status !== 0) return;
    try {
      const lock = await lockScanFolder(root, { heartbeatMs: 20 });
      expect(() => writeFileSync(join(root, 'fill'), new Uint8Array(2 ** 16))).toThrow(/ENOSPC/);
      // a beat that was being written is over
      await delay(100);
      const { beat } = JSON.parse(readFileSync(file(), 'utf8'));
      const { mtimeMs } = statSync(file());
      await expect.poll(() => statSync(file()).mtimeMs).toBeGreaterThan(mtimeMs);
      expect([JSON.parse(readFileSync(file(), 'utf8')).beat, lock.lost.aborted]).toEqual([beat, false]);
      await lock.release();
      rmSync(join(root, 'fill'));
      await (await lockScanFolder(root)).release();
    } finally {
      spawnSync('umount', ['-l', root]);
    }
  });
});

describe('a lock that is no lock', () => {
  it.each([
    ['cut off', '{"tok'],
    ['empty', ''],
    ['another kind of value', '7'],
    ['null', 'null'],
    ['of a group of processes', '{"token":"x","host":"h","pid":-1,"beat":0}'],
    ['of a process that cannot be', '{"token":"x","host":"h","pid":1e300,"beat":0}'],
  ])('belongs to nobody: %s', async (_, text) => {
    writeFileSync(file(), text);
    await (await lockScanFolder(root, quickly)).release();
    expect(readdirSync(root)).toEqual(['driver-2.lock']);
  });

  it.each(['1000000000', '9007199254740993', '99999999999999999999999'])(
    'is named where its number was not counted: %s',
    async (number) => {
      const odd = join(root, `driver-${number}.lock`);
      writeFileSync(odd, '{}');
      await expect(lockScanFolder(root)).rejects.toThrow(`"${odd}": is not a lock of this program. Remove it.`);
    },
  );

  it('is named where it is a folder', async () => {
    mkdirSync(file(3));
    await expect(lockScanFolder(root)).rejects.toThrow(`"${file(3)}": a folder is where a file should be (EISDIR)`);
  });
});
