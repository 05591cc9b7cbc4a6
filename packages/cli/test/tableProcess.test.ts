import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { measuredProcess } from './eventProcess.js';
import { temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const settings = ['--model', 'lmu-ltau', '--constraint', 'ccfr', '--outputs', 'ratio'];
const evaluate = (args: readonly string[], limits?: string) => measuredProcess(['evaluate', ...args], limits);

/** A table of so many points, each with a name of its own. */
function table(rows: number): string {
  const path = folder.path(`points-${rows}.csv`);
  if (existsSync(path)) return path;
  const descriptor = openSync(path, 'w');
  writeSync(descriptor, 'name,mass,gPrime\n');
  for (let i = 0; i < rows; i += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - i) }, (_, k) => {
      const n = i + k;
      return `"point ${n}, of a chain",${0.01 + n * 1e-4},${1e-4 + (n % 97) * 1e-5}\n`;
    });
    writeSync(descriptor, lines.join(''));
  }
  closeSync(descriptor);
  return path;
}

const unfinished = () => folder.names().filter((name) => name.startsWith('.'));

describe('nereid evaluate with a long table', () => {
  it('gives the same bytes with one thread and with three, rows in their order', async () => {
    const outputs = await Promise.all(
      ['1', '3'].map(async (workers) => {
        const to = folder.path(`workers-${workers}.csv`);
        const { code, stderr } = await evaluate([table(20_000), ...settings, '--workers', workers, '--to', to]).ended;
        expect([code, stderr]).toEqual([0, `wrote ${to}`]);
        return readFileSync(to, 'utf8');
      }),
    );
    expect(outputs[0] === outputs[1]).toBe(true);
    const names = [...outputs[0].matchAll(/^"point (\d+), of a chain",/gm)].map(([, number]) => Number(number));
    expect(names).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
  });

  // 200,000 rows more are 10 MB of text and some 100 MB of cells; the collector settles at 136 MB, for 900,000 rows too, 20 MB
  // above what it needs for 100,000
  it('needs no more memory for more rows', async () => {
    const memory = async (rows: number, ...format: string[]) => {
      const args = [table(rows), ...settings, '--workers', '1', ...format, '--to', '/dev/null'];
      const { code, memoryMiB } = await evaluate(args).ended;
      expect(code).toBe(0);
      return memoryMiB;
    };
    expect((await memory(300_000, '--format', 'csv')) - (await memory(100_000, '--format', 'csv'))).toBeLessThan(45);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves what stood there, and nothing else, after %s', async (signal, status) => {
    const to = folder.path(`interrupted-${status}.csv`);
    writeFileSync(to, 'before\n');
    const { child, ended } = evaluate([table(300_000), ...settings, '--workers', '2', '--to', to]);
    while (unfinished().length === 0) await delay(20);
    child.kill(signal);
    expect((await ended).code).toBe(status);
    expect([readFileSync(to, 'utf8'), unfinished()]).toEqual(['before\n', []]);
  });

  it.each([['csv'], ['parquet']])('leaves what stood there where there is no room for %s', async (format) => {
    const to = folder.path(`full.${format}`);
    writeFileSync(to, 'before\n');
    // a file of 100 kB at most: sh counts in 512 bytes
    const { code, stderr } = await evaluate([table(10_000), ...settings, '--to', to], 'ulimit -f 200').ended;
    expect([code, stderr]).toEqual([2, `nereid: --to = "${to}": cannot be written (EFBIG). Choose another file.`]);
    expect([readFileSync(to, 'utf8'), unfinished()]).toEqual(['before\n', []]);
  });

  it.each([['csv'], ['ndjson'], ['parquet']])('ends quietly when the reader of %s goes away', async (format) => {
    const { child, ended } = evaluate([table(300_000), ...settings, '--workers', '2', '--format', format]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('evaluates a pipe as it comes', async () => {
    const { child, ended } = evaluate(['-', ...settings, '--workers', '2']);
    let text = '';
    child.stdout?.on('data', (part) => {
      text += part;
    });
    child.stdin?.write('mass,gPrime\n');
    const rows = '0.1,2e-3\n'.repeat(4096);
    for (let i = 0; i < 8; i++) child.stdin?.write(rows);
    // the pipe stays open: the first of them are there before its end
    while (text.length === 0) await delay(20);
    child.stdin?.end('1,1e-3\n');
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
    expect(text.trimEnd().split('\n')).toHaveLength(8 * 4096 + 2);
  });
});
