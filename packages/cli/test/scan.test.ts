import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliResult, temporaryFolder } from './runCli.js';

const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));
const folder = temporaryFolder();

/** 4,000 points in 40 chunks: long enough to be killed in the middle. */
const scanFile = () => {
  const path = folder.path('scan.yaml');
  const text = [
    'model: lmu-ltau',
    'seed: 5',
    'parameters: {mass: {logUniform: [0.001, 100]}, gPrime: {logUniform: [1.0e-5, 1.0]}}',
    'sampling: {method: sobol, points: 4000}',
    'constraints: [ccfr, nutev]',
    'flux: mean-energy',
    'chunkPoints: 100',
  ].join('\n');
  writeFileSync(path, text);
  return path;
};

function start(...args: string[]): { child: ChildProcess; ended: Promise<CliResult> } {
  const child = spawn(process.execPath, [program, 'scan', ...args]);
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    printed.stdout += text;
  });
  child.stderr.on('data', (text) => {
    printed.stderr += text;
  });
  return {
    child,
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, ...printed }))),
  };
}
const scan = (...args: string[]) => start(...args).ended;

const shards = (out: string) => readdirSync(join(out, 'shards')).filter((name) => name.endsWith('.parquet'));
/** Of all shards in order: equal where every byte of the result is. */
const digest = (out: string) => {
  const hash = createHash('sha256');
  for (const name of shards(out).sort()) hash.update(readFileSync(join(out, 'shards', name)));
  return hash.digest('hex');
};
const temporaries = (out: string) =>
  readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));

/** The result of a run that nothing disturbed. */
let undisturbed: Promise<string> | undefined;
const expected = () => {
  undisturbed ??= (async () => {
    const out = folder.path('undisturbed');
    const { code, stderr } = await scan('run', scanFile(), '--out', out, '--workers', '2');
    expect([code, stderr]).toEqual([0, '']);
    return digest(out);
  })();
  return undisturbed;
};

/** First bytes of each kind of figure. */
const START: Readonly<Record<string, string>> = { svg: '<svg', png: '\u0089PNG', pdf: '%PDF' };

describe('nereid scan', () => {
  it('gives the same bytes with one thread and with two', async () => {
    const out = folder.path('one');
    await scan('run', scanFile(), '--out', out, '--workers', '1');
    expect(shards(out)).toHaveLength(40);
    expect(digest(out)).toBe(await expected());
  });

  it('goes on after its driver was killed at any moment, and ends with the same bytes', async () => {
    const out = folder.path('killed');
    const whole = await expected();
    // moments from before the first shard on; whichever of them the machine's speed makes of these
    for (const milliseconds of [150, 900, 1300, 1700]) {
      const { child, ended } = start('run', scanFile(), '--out', out, '--workers', '2', '--resume');
      await delay(milliseconds);
      child.kill('SIGKILL');
      await ended;
    }
    const { code, stdout, stderr } = await scan('run', scanFile(), '--out', out, '--resume', '--json');
    expect(stderr).toBe('');
    const result = JSON.parse(stdout);
    expect([code, result.complete, result.chunks]).toEqual([0, 40, 40]);
    expect(digest(out)).toBe(whole);
    expect(temporaries(out)).toEqual([]);
  });

  it('finds shards that were cut off or changed in one bit, and makes only those anew', async () => {
    const out = folder.path('damaged');
    await scan('run', scanFile(), '--out', out);
    const file = (chunk: number) => join(out, 'shards', `chunk-${String(chunk).padStart(8, '0')}.parquet`);
    truncateSync(file(3), 500);
    const flipped = readFileSync(file(17));
    flipped[flipped.length >> 1] ^= 4;
    writeFileSync(file(17), flipped);
    rmSync(file(39));
    expect(JSON.parse((await scan('status', '--out', out, '--json')).stdout)).toMatchObject({
      complete: 37,
      damaged: 3,
    });
    const exported = await scan('export', '--out', out);
    expect([exported.code, exported.stdout]).toEqual([2, '']);
    expect(exported.stderr).toContain('3 of 40 shards are missing or damaged');
    const { stdout } = await scan('run', scanFile(), '--out', out, '--resume', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ found: 37, damaged: 3, complete: 40 });
    expect(digest(out)).toBe(await expected());
  });

  it('lets one driver work at a time', async () => {
    const out = folder.path('two');
    const first = start('run', scanFile(), '--out', out, '--workers', '1');
    while (!existsSync(join(out, 'driver-1.lock'))) await delay(10);
    // it would be done before the second has started
    first.child.kill('SIGSTOP');
    const second = await scan('run', scanFile(), '--out', out, '--resume');
    first.child.kill('SIGCONT');
    expect(second.code).toBe(2);
    expect(second.stderr).toContain(`another driver is at work there (process ${first.child.pid} on `);
    expect((await first.ended).code).toBe(0);
    expect(digest(out)).toBe(await expected());
  });

  it('exports the points asked for', async () => {
    await expected();
    const out = folder.path('undisturbed');
    const all = await scan('export', '--out', out);
    const lines = all.stdout.trim().split('\n');
    expect(lines[0]).toBe(
      'index,mass,gPrime,ccfr_ratio,ccfr_pull,ccfr_chiSquare,ccfr_verdict,' +
        'nutev_ratio,nutev_pull,nutev_chiSquare,nutev_verdict,combined_chiSquare,combined_verdict',
    );
    expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(Array.from({ length: 4000 }, (_, i) => i));
    const to = folder.path('light.csv');
    const columns = ['--columns', 'index,ccfr_verdict', '--to', to];
    await scan('export', '--out', out, ...columns, '--where', 'mass<0.01', '--where', 'ccfr_verdict=excluded');
    const kept = lines
      .slice(1)
      .map((line) => line.split(','))
      .filter((cells) => Number(cells[1]) < 0.01 && cells[6] === 'excluded')
      .map((cells) => `${cells[0]},excluded`);
    expect(readFileSync(to, 'utf8').trim().split('\n')).toEqual(['index,ccfr_verdict', ...kept]);
    expect(kept.length).toBeGreaterThan(100);
    const parquet = folder.path('light.parquet');
    await scan('export', '--out', out, '--to', parquet, '--where', 'mass<0.01', '--where', 'ccfr_verdict=excluded');
    const rows = await parquetReadObjects({ file: new Uint8Array(readFileSync(parquet)).buffer });
    expect(rows.map(({ index }) => `${index},excluded`)).toEqual(kept);
    const [first] = rows;
    expect(Object.keys(first)).toEqual(lines[0].split(','));
    expect(Object.values(first).map(String)).toEqual(lines[1 + Number(first.index)].split(','));
  });

  it('draws a profile and the share of survivors, and gives their numbers', async () => {
    await expected();
    const out = folder.path('undisturbed');
    const csv = folder.path('profile.csv');
    const { code, stderr } = await scan('plot', '--out', out, '--x', 'mass', '--bins', '10', '--to', csv);
    expect([code, stderr]).toEqual([0, `wrote ${csv}\n`]);
    const rows = readFileSync(csv, 'utf8').trim().split('\n');
    expect(rows[0]).toBe('mass,deltaChiSquare,shareAllowed,points,posterior');
    const counts = rows.slice(1).map((row) => Number(row.split(',')[3]));
    // a Sobol sequence shares 4,000 points out evenly: 400 in each of ten intervals, but for a few
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4000);
    for (const count of counts) expect(Math.abs(count - 400)).toBeLessThan(10);
    const posterior = rows.slice(1).map((row) => Number(row.split(',')[4]));
    expect(posterior.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 8);
    for (const name of ['plane.svg', 'plane.png', 'plane.pdf']) {
      const to = folder.path(name);
      const drawn = await scan('plot', '--out', out, '--x', 'mass', '--y', 'gPrime', '--kind', 'survival', '--to', to);
      expect(drawn.code, drawn.stderr).toBe(0);
      expect(readFileSync(to).subarray(0, 4).toString('latin1')).toBe(START[name.slice(-3)]);
    }
  });

  it.each([
    [['run', 'nowhere.yaml', '--out', 'x'], /scan file = "nowhere.yaml": cannot be read \(ENOENT\)/],
    [['run', 'SCAN'], /--out: missing/],
    [['run', 'SCAN', '--out', 'x', '--engine', 'sge'], /--engine = "sge".*slurm/],
    [['run', 'SCAN', '--out', 'x', '--workers', '0'], /--workers = "0".*from 1 to 1024/],
    [['status', '--out', '/nowhere'], /holds no scan/],
    [['cancel', '--out', 'UNDISTURBED'], /has no job in a queue/],
    [['plot', '--out', 'UNDISTURBED', '--to', 'x.svg'], /--x: missing. Name a parameter: mass, gPrime/],
    [['plot', '--out', 'UNDISTURBED', '--x', 'gprime', '--to', 'x.svg'], /"gprime": no such parameter.*gPrime/],
    [['plot', '--out', 'UNDISTURBED', '--x', 'mass', '--to', 'x.gif'], /no known kind of file/],
    [['plot', '--out', 'UNDISTURBED', '--x', 'mass', '--to', 'x.svg', '--kind', 'density'], /--kind = "density"/],
    [['export', '--out', 'UNDISTURBED', '--where', 'mass~3'], /not a condition/],
    [['export', '--out', 'UNDISTURBED', '--columns', 'gprime'], /"gprime": no such column.*gPrime/],
    [['export', '--out', 'UNDISTURBED', '--to', '/nowhere/x.csv'], /cannot be written \(ENOENT\)/],
  ])('refuses %j in one line', async (args, message) => {
    await expected();
    const names: Record<string, string> = { SCAN: scanFile(), UNDISTURBED: folder.path('undisturbed') };
    const { code, stdout, stderr } = await scan(...args.map((arg) => names[arg] ?? arg));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
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
      expect(full.code).not.toBe(0);
      expect(full.stderr).toMatch(/ENOSPC/);
      const state = JSON.parse((await scan('status', '--out', out, '--json')).stdout);
      expect(state.damaged).toBe(0);
      expect(state.complete).toBeLessThan(40);
      spawnSync('mount', ['-o', 'remount,size=16m', mount]);
      expect((await scan('run', scanFile(), '--out', out, '--resume')).code).toBe(0);
      expect(digest(out)).toBe(await expected());
    } finally {
      spawnSync('umount', ['-l', mount]);
    }
  });
});

const hasSlurm = isRoot && spawnSync('which', ['slurmctld', 'munged']).status === 0;
if (process.env.CI && isRoot && !hasSlurm) throw new Error('slurm-wlm and munge are needed: see .ci/run');

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
    spawnSync('pkill', ['-KILL', '-f', `scan work --out ${out}`]);
    await delay(1500);
    first.child.kill('SIGKILL');
    await first.ended;
    const { code, stderr: said } = await run().ended;
    expect([code, said]).toEqual([0, '']);
    expect(digest(out)).toBe(await expected());
    expect(shards(out)).toHaveLength(40);
  });

  it('submits what is missing again without a driver, but neither beside one nor beside its job', async () => {
    const whole = await expected();
    const out = folder.path('requeued');
    const status = async (...flags: string[]) =>
      JSON.parse((await scan('status', '--out', out, '--json', ...flags)).stdout);
    const driver = start('run', scanFile(), '--out', out, '--engine', 'slurm', '--workers', '8');
    await taskPid(out);
    const beside = await scan('status', '--out', out, '--requeue');
    expect([beside.code, beside.stdout]).toEqual([2, '']);
    expect(beside.stderr).toContain('another driver is at work there');
    driver.child.kill('SIGKILL');
    await driver.ended;
    const early = await scan('status', '--out', out, '--requeue');
    expect([early.code, early.stdout]).toEqual([2, '']);
    expect(early.stderr).toMatch(/job \d+ is still in the queue.*scan cancel/);
    expect((await scan('cancel', '--out', out)).code).toBe(0);
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

/** Waits until a task of the scan runs. */
async function taskPid(out: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (spawnSync('pgrep', ['-f', `scan work --out ${out}`]).status === 0) return;
    await delay(50);
  }
  throw new Error('no task ever ran');
}
