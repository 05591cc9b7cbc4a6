import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { eventProcess } from './eventProcess.js';
import { temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const muons = ['--energy', '5', '--seed', '5'];
/** A limit of the size of files, in megabytes. */
const fileLimit = (megabytes: number) => `ulimit -f ${Math.round((megabytes * 1e6) / SHELL_BLOCK)}`;
/** What sh counts in [bytes]. */
const SHELL_BLOCK = 512;

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

/** Seconds of processor time that a process has used. */
function processorSeconds(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Waits until a process does nothing for a second; returns the processor time it had used by then [s]. */
async function standstill(pid: number | undefined): Promise<number> {
  for (let before = -1; ; ) {
    const used = processorSeconds(pid);
    // two ticks of the clock for what wakes up by itself
    if (used > 0.1 && used - before <= 0.02) return used;
    before = used;
    await delay(1000);
  }
}

describe('memory', () => {
  // what the further 150,000 events are in HepMC3, and 350,000 in Parquet [MB]: a third of that would be seen
  it.each([
    ['hepmc3', '250000', 99],
    ['parquet', '450000', 58],
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

  it.runIf(existsSync('/proc/self/stat'))('does not grow while nobody reads: the process stands still', async () => {
    const endless = eventProcess([...muons, '--number', '1e8', '--format', 'csv', '--out', '-', '--workers', '2']);
    try {
      // the pipe is full after 64 KiB; the events of the run take minutes of processor time
      expect(await standstill(endless.child.pid)).toBeLessThan(15);
    } finally {
      endless.child.kill('SIGKILL');
    }
  });

  it('gives a slow reader everything in the end', async () => {
    const args = [...muons, '--number', '30000', '--format', 'csv', '--out', '-', '--workers', '2'];
    const { child, ended } = eventProcess(args);
    await delay(1000);
    let text = '';
    child.stdout?.on('data', (part) => {
      text += part;
    });
    expect((await ended).code).toBe(0);
    expect(text.match(/^\d+,/gm)).toHaveLength(30_000);
  });
});

describe('a file that cannot become longer', () => {
  // room for one piece and part of the next: 10,000 events are 6 to 7 MB of text, and 50,000 are 8 MB of Parquet
  it.each([
    ['full.hepmc3', 8, 10_000],
    ['full.lhe', 8, 10_000],
    ['full.csv.gz', 5, 10_000],
    ['full.parquet', 12, 50_000],
  ])('%s is whole and ends with a whole piece', async (name, megabytes, atLeast) => {
    const args = [...muons, '--number', String(3 * atLeast), '--out', folder.path(name)];
    const { code, stderr } = await eventProcess(args, fileLimit(megabytes)).ended;
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
    const args = [...muons, '--number', '30000', '--format', 'csv', '--out', '-'];
    const { code, stderr } = await eventProcess(args, `${fileLimit(6)}; exec >>${file}`).ended;
    const events = await wholeEvents(file);
    expect(events.join()).toBe(oneTo(10_000).join());
    expect(readFileSync(file, 'utf8').startsWith('# before\n# Nereid')).toBe(true);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/EFBIG.*ends after 10000 events/)]);
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

  /** Starts a run that does not end, and waits until it has written something, which is under another name yet. */
  async function endlessRun(name: string) {
    const { child, ended } = eventProcess([...muons, '--number', '1e8', '--out', folder.path(name)]);
    const started = () =>
      folder.names().some((one) => one.startsWith(`.${name}.`) && statSync(folder.path(one)).size > 1000);
    while (!started()) await delay(20);
    return { child, ended };
  }

  // 128 + the number of the signal, as shells say it
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves a whole file after %s', async (signal, status) => {
    const name = `interrupted-${status}.parquet`;
    const file = folder.path(name);
    const { child, ended } = await endlessRun(name);
    expect(existsSync(file)).toBe(false);
    child.kill(signal);
    const { code, stderr } = await ended;
    const events = await wholeEvents(file);
    expect(events.join()).toBe(oneTo(events.length).join());
    expect(code).toBe(status);
    expect(stderr.split('\n')[0]).toBe(`${events.length} unweighted events, seed 5, to ${file}`);
    expect(folder.names().filter((one) => one.includes(name))).toEqual([name]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGKILL', -1],
  ] as const)('leaves an earlier file as it was after %s', async (signal, status) => {
    const name = `earlier${status}.hepmc3`;
    writeFileSync(folder.path(name), 'good');
    const { child, ended } = await endlessRun(name);
    child.kill(signal);
    const { code, stderr } = await ended;
    expect([code, readFileSync(folder.path(name), 'utf8')]).toEqual([status, 'good']);
    if (signal === 'SIGKILL') return;
    expect(stderr).toMatch(new RegExp(`^interrupted after \\d+ events: .*/${name} is what it was before$`));
    expect(folder.names().filter((one) => one.includes(name))).toEqual([name]);
  });

  it('leaves an earlier file as it was where there is no room', async () => {
    const file = folder.path('no-room.hepmc3');
    writeFileSync(file, 'good');
    const { code, stderr } = await eventProcess([...muons, '--number', '30000', '--out', file], fileLimit(8)).ended;
    expect([code, readFileSync(file, 'utf8')]).toEqual([2, 'good']);
    expect(stderr).toContain('cannot be written (EFBIG); the file that was there stays. Name a file');
    expect(folder.names().filter((one) => one.includes('no-room'))).toEqual(['no-room.hepmc3']);
  });

  it.runIf(existsSync('/dev/full'))('says so when standard output cannot be written', async () => {
    const args = [...muons, '--number', '1000', '--out', '-'];
    const { code, stderr } = await eventProcess(args, 'exec >/dev/full').ended;
    expect([code, stderr]).toEqual([1, 'nereid: standard output cannot be written (ENOSPC)']);
  });
});
