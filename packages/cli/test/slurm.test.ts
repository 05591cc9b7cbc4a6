import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveOut, note } from '../../../tests/leftOut.js';
import { temporaryFolder } from './runCli.js';
import { shardsDigest as digest, longScan, SOAK_MS, scan, shards, soak, startScan as start } from './scanProcess.js';

const folder = temporaryFolder();
const { scanFile, expected } = longScan(folder);

const isRoot = process.getuid?.() === 0;
const hasSlurm = isRoot && spawnSync('which', ['slurmctld', 'munged']).status === 0;
if (!isRoot) note('scans on a Slurm cluster', 'only root can start one');
else if (!hasSlurm) leaveOut('scans on a Slurm cluster', 'no Slurm; apt-get install slurm-wlm munge');

describe.runIf(hasSlurm)('on a Slurm cluster', () => {
  const setup = fileURLToPath(new URL('../../../scripts/testSlurm.mjs', import.meta.url));

  beforeAll(() => {
    const cluster = folder.path('slurm');
    const { stdout, stderr } = spawnSync(process.execPath, [setup, 'start', cluster], { encoding: 'utf8' });
    expect(stdout.trim(), stderr).toBe(join(cluster, 'slurm.conf'));
    process.env.SLURM_CONF = stdout.trim();
  });

  afterAll(() => {
    spawnSync(process.execPath, [setup, 'stop', folder.path('slurm')]);
    delete process.env.SLURM_CONF;
  });

  it('gives the same bytes, whatever is killed: a task, the driver, both', async () => {
    const out = folder.path('on-slurm');
    const run = () => start('run', scanFile(), '--out', out, '--engine', 'slurm', '--workers', '8', '--resume');
    const first = run();
    await taskPid(out);
    signalTasks('KILL', out);
    await delay(1500);
    first.child.kill('SIGKILL');
    await first.ended;
    const { code, stderr: said } = await run().ended;
    expect([code, said]).toEqual([0, '']);
    expect(digest(out)).toBe(await expected());
    expect(shards(out)).toHaveLength(40);
  });

  it.each([
    'blanks, patterns: %j %a %%, "quotes", it\'s one; $(touch run)',
    'line breaks\n#SBATCH --hold\r\ntouch run; back\\slash, pattern %j',
  ])('takes any folder as a name: %j', async (name) => {
    const parent = folder.path(name);
    mkdirSync(parent);
    const out = join(parent, 'scan');
    const { code, stderr } = await start('run', scanFile(), '--out', out, '--engine', 'slurm', '--workers', '2').ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(digest(out)).toBe(await expected());
    expect(readdirSync(join(out, 'slurm')).sort()).toEqual([
      'job.json',
      'job.sh',
      ...[0, 1].flatMap((task) => [`task-${task}.json`, `task-${task}.log`]),
    ]);
    expect([readdirSync(parent), folder.names().includes('run')]).toEqual([['scan'], false]);
  });

  it(
    'gives the same bytes after kills at random: a little of npm run soak',
    async () => {
      const { code, stdout, stderr } = await soak('slurm-kills', 3);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('3 of 3 kills, the same bytes after each');
    },
    SOAK_MS,
  );

  it('submits what is missing again without a driver, but neither beside one nor beside its job', async () => {
    const whole = await expected();
    const out = folder.path('requeued');
    const status = async (...flags: string[]) =>
      JSON.parse((await scan('status', '--out', out, '--json', ...flags)).stdout);
    const driver = start('run', scanFile(), '--out', out, '--engine', 'slurm', '--workers', '8');
    await taskPid(out);
    // it would be done before it is asked about
    driver.child.kill('SIGSTOP');
    signalTasks('STOP', out);
    const beside = await scan('status', '--out', out, '--requeue');
    expect([beside.code, beside.stdout]).toEqual([2, '']);
    expect(beside.stderr).toContain('another driver is at work there');
    driver.child.kill('SIGKILL');
    await driver.ended;
    const early = await scan('status', '--out', out, '--requeue');
    expect([early.code, early.stdout]).toEqual([2, '']);
    expect(early.stderr).toMatch(/job \d+ is still in the queue.*scan cancel/);
    // asked to end while they are stopped: they would be done before
    expect((await scan('cancel', '--out', out)).code).toBe(0);
    signalTasks('CONT', out);
    let state = await status();
    while (state.job.active) state = await status();
    expect(state.failed).toBeGreaterThan(0);
    expect([state.complete + state.failed, state.missing, state.running]).toEqual([40, state.failed, 0]);
    expect((await scan('status', '--out', out)).stdout).toMatch(/task \d: CANCELLED.*, \d of 5 shards/);
    const again = await status('--requeue', '--workers', '2');
    expect(again.requeued).not.toBe(state.job.job);
    expect(again.job).toMatchObject({ job: again.requeued, active: true });
    do state = await status();
    while (state.job.active);
    expect([state.complete, state.job.tasks.length]).toEqual([40, 2]);
    expect(digest(out)).toBe(whole);
    expect((await status('--requeue')).requeued).toBeNull();
  });
});

function signalTasks(signal: string, out: string): void {
  spawnSync('pkill', [`-${signal}`, '-f', `scan work --out ${out}`]);
}

/** Waits until a task of the scan runs. */
async function taskPid(out: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (spawnSync('pgrep', ['-f', `scan work --out ${out}`]).status === 0) return;
    await delay(50);
  }
  throw new Error('no task ever ran');
}
