import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from './runCli.js';
import { scan, shards, shardsDigest, startScan, startSlowScan, temporaries } from './scanProcess.js';

const folder = temporaryFolder();
const ROWS = 1000;

/** A chain whose columns are called otherwise, with what is no point among its rows, and a scan of it; in a folder of its own. */
function chain(name: string, more = ''): { readonly file: string; readonly scanFile: string } {
  mkdirSync(folder.path(name), { recursive: true });
  const [file, scanFile] = [join(folder.path(name), 'chain.csv'), join(folder.path(name), 'scan.yaml')];
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const mass = i === 17 ? 'abc' : i === 18 ? '-1' : String(0.01 * 1.005 ** i);
    return `${i},${mass},${i === 19 ? '' : 1e-4 + i * 1e-6},1.5`;
  });
  writeFileSync(file, `step,m_zp,gPrime,weight\n${rows.join('\n')}\n`);
  const text = `model: lmu-ltau
points: {file: chain.csv, columns: {mass: m_zp}}
constraints: [ccfr, nutev]
chunkPoints: 50
${more}`;
  writeFileSync(scanFile, text);
  return { file, scanFile };
}

const exported = async (out: string) => (await scan('export', '--out', out)).stdout.trimEnd().split('\n');

describe('a scan of points that stand in a file', () => {
  it('has the numbers of evaluate, row by row, whatever the number of threads', async () => {
    const { file, scanFile } = chain('same');
    const out = folder.path('same-1');
    const { code, stderr, stdout } = await scan('run', scanFile, '--out', out, '--workers', '2', '--json');
    expect([code, JSON.parse(stdout).points]).toEqual([0, ROWS]);
    expect(stderr).toBe(
      `1 of 1000 rows of chain.csv are no points; the first is row 18: mass = "abc": not a number. Give a finite number, for example 0.1 or 1e-3.\n`,
    );
    await scan('run', scanFile, '--out', folder.path('same-2'), '--workers', '1');
    expect(shardsDigest(folder.path('same-2'))).toBe(shardsDigest(out));
    const [head, ...lines] = await exported(out);
    expect(head.startsWith('index,mass,gPrime,ccfr_ratio,')).toBe(true);
    const table = await runCli(
      'evaluate',
      file,
      '--model',
      'lmu-ltau',
      '--column',
      'mass=m_zp',
      '--constraint',
      'ccfr,nutev',
    );
    const evaluated = table.stdout.trimEnd().split('\n').slice(1);
    // behind index and two parameters, and behind four columns and in front of the reason
    const results = evaluated.map((line) => line.split(',').slice(4, 14).join());
    expect(lines.map((line) => line.split(',').slice(3).join())).toEqual(results);
    expect(lines.map((line) => line.split(',')[0])).toEqual(Array.from({ length: ROWS }, (_, i) => String(i)));
    const verdicts = [17, 18, 19, 20].map((row) => lines[row].split(',').at(-1));
    expect(verdicts).toEqual(['invalidInput', 'invalidInput', 'invalidInput', 'allowed']);
  });

  it('knows its file: it goes on after a kill, and neither with another file nor with another copy of it', async () => {
    const { file, scanFile } = chain('killed');
    const whole = folder.path('whole');
    expect((await scan('run', scanFile, '--out', whole)).code).toBe(0);
    const out = folder.path('killed-out');
    const { child, ended } = startSlowScan('run', scanFile, '--out', out, '--workers', '2');
    while (!existsSync(join(out, 'shards')) || shards(out).length === 0) await delay(5);
    child.kill('SIGKILL');
    await ended;
    const before = readFileSync(file);
    writeFileSync(file, `${before}1,1,1,1\n`);
    const changed = await scan('run', scanFile, '--out', out, '--resume');
    expect([changed.code, changed.stderr]).toEqual([
      2,
      `nereid: points = "${file}": is not what it was when the scan in ${out} was started. Name a new folder, or bring the file of that time back.\n`,
    ]);
    writeFileSync(file, before);
    // the tasks read the copy, which is written again where it was damaged
    truncateSync(join(out, 'points.parquet'), 100);
    const chunks = folder.path('chunks.json');
    writeFileSync(chunks, '[19]');
    const work = await startScan('work', '--out', out, '--chunks', chunks).ended;
    expect(work.stderr).toContain('points.parquet": is missing or damaged');
    expect((await scan('run', scanFile, '--out', out, '--resume')).code).toBe(0);
    expect(shardsDigest(out)).toBe(shardsDigest(whole));
    const copies = [out, whole].map((one) => readFileSync(join(one, 'points.parquet')));
    expect(copies[0].equals(copies[1])).toBe(true);
    expect(temporaries(out)).toEqual([]);
    // the file is not needed any more once a scan is complete
    rmSync(file);
    expect((await scan('status', '--out', out)).stdout).toContain('20 of 20 shards complete');
  });

  it('refuses a file that cannot be used, and leaves no folder behind', async () => {
    const { file, scanFile } = chain('wrong');
    const out = folder.path('wrong-out');
    const refusal = async (content: string | undefined, more = '') => {
      if (content === undefined) rmSync(file, { force: true });
      else writeFileSync(file, content);
      chainText(scanFile, more);
      const { code, stderr } = await scan('run', scanFile, '--out', out);
      expect([code, existsSync(out)]).toEqual([2, false]);
      return stderr;
    };
    expect(await refusal('m_zp,gPrim\n1,2\n')).toContain('has no column gPrime, which lmu-ltau needs');
    expect(await refusal('mass,gPrime\n1,2\n')).toContain('has no column m_zp');
    expect(await refusal('m_zp,gPrime\n')).toContain('has no points');
    expect(await refusal('m_zp,gPrime\n1,2\n1\n')).toContain('line 3 has 1 cell');
    expect(await refusal('m_zp,gPrime\n1,2\n', 'parameters: {gPrime: 1}\n')).toContain('is also given as one value');
    expect(await refusal('m_zp,gPrime\n1,2\n', 'parameters: {gPrime: {uniform: [0, 1]}}\n')).toContain(
      'is a range beside points of a file',
    );
    expect(await refusal('m_zp,gPrime\n1,2\n', 'parameters: {nuMu: 1}\n')).toContain(
      '"nuMu" is no parameter of lmu-ltau',
    );
    expect(await refusal(undefined)).toContain('no such file');
  });

  it('is drawn over its parameters, the largest value among them', async () => {
    const { scanFile } = chain('drawn');
    const out = folder.path('drawn-out');
    await scan('run', scanFile, '--out', out);
    const to = folder.path('profile.csv');
    expect((await scan('plot', '--out', out, '--x', 'gPrime', '--bins', '10', '--to', to)).code).toBe(0);
    const counts = readFileSync(to, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[3]));
    // three rows are no points
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ROWS - 3);
    expect((await scan('plot', '--out', out, '--x', 'weight', '--to', to)).stderr).toContain('no such parameter');
  });
});

function chainText(scanFile: string, more: string): void {
  const text = readFileSync(scanFile, 'utf8').replace(/parameters:.*\n/, '');
  writeFileSync(scanFile, text + more);
}
