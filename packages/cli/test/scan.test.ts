import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './runCli.js';
import { shardsDigest as digest, longScan, scan, shards, startScan as start, temporaries } from './scanProcess.js';

const folder = temporaryFolder();
const { scanFile, expected } = longScan(folder);

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
    [
      ['plot', '--out', 'UNDISTURBED', '--x', 'mass', '--y', 'mass', '--to', 'x.svg'],
      /--y = "mass": is along --x already/,
    ],
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
