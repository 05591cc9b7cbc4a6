import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './runCli.js';
import {
  canSeparate,
  shardsDigest as digest,
  longScan,
  SOAK_MS,
  scan,
  shards,
  soak,
  startInContainer,
  startSlowScan,
  temporaries,
} from './scanProcess.js';

const folder = temporaryFolder();
const { scanFile, expected } = longScan(folder);

describe('nereid scan, disturbed', () => {
  it.runIf(canSeparate)('goes on after it was killed as process 1 of a container, and is respected there', async () => {
    const out = folder.path('container');
    const whole = await expected();
    const run = (busy = false) => startInContainer(busy, 'run', scanFile(), '--out', out, '--workers', '1', '--resume');
    const first = run(true);
    while (!existsSync(join(out, 'driver-1.lock'))) await delay(10);
    const beside = await run().ended;
    expect(beside.code).toBe(2);
    expect(beside.stderr).toContain(`another driver is at work there (process 1 on ${hostname()})`);
    // the end of unshare is the end of its process 1
    first.child.kill('SIGKILL');
    await first.ended;
    const { code } = await run().ended;
    expect(code).toBe(0);
    expect(digest(out)).toBe(whole);
  });

  it('stops all its threads where one fails, names the file, and goes on when that is mended', async () => {
    const out = folder.path('failing');
    const { ended } = startSlowScan('run', scanFile(), '--out', out, '--workers', '2');
    while (!existsSync(join(out, 'shards')) || shards(out).length === 0) await delay(5);
    const inTheWay = join(out, 'shards', 'chunk-00000020.parquet');
    mkdirSync(inTheWay);
    const { code, stderr } = await ended;
    expect([code, stderr.trim().split('\n')]).toEqual([
      2,
      [expect.stringContaining(`"${inTheWay}": a folder is where a file should be (EISDIR). Move it away`)],
    ]);
    // all 39 others, where the second thread goes on
    expect(shards(out).length).toBeLessThan(30);
    expect(temporaries(out).length).toBeLessThanOrEqual(1);
    rmSync(inTheWay, { recursive: true });
    expect((await scan('run', scanFile(), '--out', out, '--resume')).code).toBe(0);
    expect([digest(out), temporaries(out)]).toEqual([await expected(), []]);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('ends in order where %s asks for it', async (signal, status) => {
    const out = folder.path(signal);
    const { child, ended } = startSlowScan('run', scanFile(), '--out', out, '--workers', '2');
    while (!existsSync(join(out, 'shards')) || shards(out).length === 0) await delay(5);
    child.kill(signal);
    const { code, stderr } = await ended;
    expect([code, stderr]).toEqual([status, 'stopped; finished shards stay. Go on with --resume.\n']);
    expect(JSON.parse(readFileSync(join(out, 'driver-1.lock'), 'utf8')).pid).toBeNull();
    expect((await scan('run', scanFile(), '--out', out, '--resume')).code).toBe(0);
    expect(digest(out)).toBe(await expected());
  });

  it(
    'has the same bytes after kills at random: a little of npm run soak',
    async () => {
      const { code, stdout, stderr } = await soak('scan-kills', 6);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('6 of 6 kills, the same bytes after each');
    },
    SOAK_MS,
  );
});

const isRoot = process.getuid?.() === 0;

describe.runIf(isRoot)('a full disk', () => {
  it('ends the scan with what was written whole, and a larger one lets it go on', async () => {
    const mount = folder.path('small');
    mkdirSync(mount);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=320k', 'tmpfs', mount]);
    // a container may forbid mounts; then there is nothing to fill
    if (mounted.status !== 0) return;
    try {
      const out = join(mount, 'scan');
      const full = await scan('run', scanFile(), '--out', out);
      expect([full.code, full.stderr.trim().split('\n')]).toEqual([
        2,
        [
          expect.stringMatching(
            /--out = ".*": the disk is full \(ENOSPC\)\. Free space there, then go on with --resume\.$/,
          ),
        ],
      ]);
      expect(temporaries(out)).toEqual([]);
      const state = JSON.parse((await scan('status', '--out', out, '--json')).stdout);
      expect(state.damaged).toBe(0);
      expect(state.complete).toBeLessThan(40);
      // not even a lock fits
      spawnSync('dd', ['if=/dev/zero', `of=${join(mount, 'fill')}`, 'bs=1k']);
      const none = await scan('run', scanFile(), '--out', out, '--resume');
      expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/^nereid: --out.*the disk is full.*\n$/)]);
      spawnSync('mount', ['-o', 'remount,size=16m', mount]);
      expect((await scan('run', scanFile(), '--out', out, '--resume')).code).toBe(0);
      expect(digest(out)).toBe(await expected());
    } finally {
      spawnSync('umount', ['-l', mount]);
    }
  });
});
