import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { eventProcess } from './eventProcess.js';
import { temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const muons = ['--energy', '5', '--seed', '5'];
/** 20 MB in the blocks of 512 bytes that sh counts in. */
const FILE_LIMIT = 'ulimit -f 40000';

/** Numbers of the events in a file that has to be whole. */
async function wholeEvents(file: string): Promise<number[]> {
  const bytes = readFileSync(file);
  if (file.endsWith('.parquet')) {
    const buffer = new Uint8Array(bytes).buffer;
    const count = parquetMetadata(buffer).num_rows;
    const rows = await parquetReadObjects({ file: buffer, columns: ['event'] });
    expect(rows).toHaveLength(Number(count));
    return rows.map(({ event }) => Number(event));
  }
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const end = { hepmc3: 'HepMC::Asciiv3-END_EVENT_LISTING\n\n', lhe: '</LesHouchesEvents>\n' };
  const [, format] = /\.(\w+)(?:\.gz)?$/.exec(file) as RegExpExecArray;
  expect(text.endsWith(end[format as keyof typeof end] ?? '\n')).toBe(true);
  if (format === 'lhe') return Array.from(text.matchAll(/<event>[^<]*<\/event>/g), (_, i) => i + 1);
  return Array.from(text.matchAll(format === 'csv' ? /^(\d+),/gm : /^E (\d+) /gm), ([, number]) => Number(number));
}

const oneTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('memory', () => {
  // what 500,000 events are in HepMC3, and 900,000 in Parquet [MB]: a third of that would be seen
  it.each([
    ['hepmc3', '600000', 330],
    ['parquet', '1000000', 150],
  ])('does not grow with the number of events in %s', async (format, many, megabytes) => {
    const memory = async (number: string) => {
      const { code, memoryMiB } = await eventProcess([
        ...muons,
        ...['--number', number, '--format', format, '--out', '/dev/null'],
      ]).ended;
      expect(code).toBe(0);
      return memoryMiB;
    };
    expect((await memory(many)) - (await memory('100000'))).toBeLessThan(megabytes / 3);
  });

  it('does not grow while nobody reads', async () => {
    const args = [...muons, '--number', '300000', '--format', 'csv', '--out', '-', '--workers', '2'];
    const { child, ended } = eventProcess(args);
    let bytes = 0;
    // the pipe is full after 64 KiB
    await new Promise((resolve) => setTimeout(resolve, 3000));
    child.stdout?.on('data', (part) => {
      bytes += part.length;
    });
    const slow = await ended;
    expect([slow.code, bytes > 1e8]).toEqual([0, true]);
    const quick = eventProcess([...args.slice(0, -3), '/dev/null', '--workers', '2']);
    // 126 MB of text
    expect(slow.memoryMiB - (await quick.ended).memoryMiB).toBeLessThan(42);
  });
});

describe('a file that cannot become longer', () => {
  it.each([
    ['full.hepmc3', 20_000],
    ['full.lhe', 30_000],
    ['full.csv.gz', 100_000],
    ['full.parquet', 100_000],
  ])('%s is whole and ends with a whole piece', async (name, atLeast) => {
    const args = [...muons, '--number', '200000', '--out', folder.path(name)];
    const { code, stderr } = await eventProcess(args, FILE_LIMIT).ended;
    const events = await wholeEvents(folder.path(name));
    expect(events.join()).toBe(oneTo(events.length).join());
    expect(events.length).toBeGreaterThanOrEqual(atLeast);
    expect([code, stderr]).toEqual([
      2,
      `nereid: --out = "${folder.path(name)}": cannot be written (EFBIG); the file ends after ${events.length} events. Name a file with room to write.`,
    ]);
  });

  it('keeps what stood there before, on standard output', async () => {
    const file = folder.path('appended.csv');
    writeFileSync(file, '# before\n');
    const args = [...muons, '--number', '200000', '--format', 'csv', '--out', '-'];
    const { code, stderr } = await eventProcess(args, `${FILE_LIMIT}; exec >>${file}`).ended;
    const events = await wholeEvents(file);
    expect(events.join()).toBe(oneTo(50_000).join());
    expect(readFileSync(file, 'utf8').startsWith('# before\n# Nereid')).toBe(true);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/EFBIG.*ends after 50000 events/)]);
  });
});

describe('the end of a run', () => {
  it.each([['hepmc3'], ['parquet']])('comes quietly when the reader of %s goes away', async (format) => {
    const { child, ended } = eventProcess([
      ...muons,
      ...['--number', '1e7', '--format', format, '--out', '-', '--workers', '2'],
    ]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('leaves a whole file after Ctrl-C', async () => {
    const file = folder.path('interrupted.parquet');
    const { child, ended } = eventProcess([...muons, '--number', '1e8', '--out', file]);
    while (!(existsSync(file) && statSync(file).size > 1000)) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    const events = await wholeEvents(file);
    expect(events.join()).toBe(oneTo(events.length).join());
    expect(code).toBe(130);
    expect(stderr.split('\n')[0]).toBe(`${events.length} unweighted events, seed 5, to ${file}`);
  });

  it.runIf(existsSync('/dev/full'))('says so when standard output cannot be written', async () => {
    const args = [...muons, '--number', '1000', '--out', '-'];
    const { code, stderr } = await eventProcess(args, 'exec >/dev/full').ended;
    expect([code, stderr]).toEqual([1, 'nereid: standard output cannot be written (ENOSPC)']);
  });
});
