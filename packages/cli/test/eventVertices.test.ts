import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { hepmc3Reader } from './hepmc3/readBack.js';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const reader = hepmc3Reader();
afterAll(() => reader?.remove());

/** A short run, with other numbers where they are given. */
function few(flags: readonly string[]): string[] {
  const standard = { '--energy': '5', '--regime': 'nucleus', '--number': '60', '--seed': '4' };
  return ['events', ...Object.entries(standard).flatMap((one) => (flags.includes(one[0]) ? [] : one)), ...flags];
}

const VOLUME = ['--vertices', 'cylinder:radius=2.6,length=5,axis=x,centreZ=10'];
const SPILL = ['--spill', 'duration=9.6us,batches=6,bunches=84,bunchSpacing=18.8ns,bunchWidth=1.5ns'];
const SMEAR = ['--smear', 'muonMomentum=0.05', '--smear', 'muonAngleDegrees=1'];
/** Metres that light flies in a nanosecond. */
const LIGHT = 0.299792458;

const written = new Map<string, string[]>();

/** The lines of a file of that name, written once with these flags. */
async function lines(name: string, ...flags: string[]): Promise<string[]> {
  const before = written.get(name);
  if (before !== undefined) return before;
  const { code, stderr } = await runCli(...few(flags), '--out', folder.path(name));
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  const text = readFileSync(folder.path(name), 'utf8').split('\n');
  written.set(name, text);
  return text;
}

const ALL = [...VOLUME, ...SPILL, ...SMEAR];

/** Events of a CSV file as records. */
function rows(text: readonly string[]): Record<string, number>[] {
  const [head, ...events] = text.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(','));
  return events.map((cells) => Object.fromEntries(head.map((name, i) => [name, Number(cells[i])])));
}

describe('events in a volume and a spill', () => {
  it('are the events without them, with positions and times in each format', async () => {
    const plain = await lines('plain.csv');
    const placed = await lines('all.csv', ...ALL);
    const events = rows(placed);
    const bare = (row: Record<string, number>) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !/^(vertex|reconstructed)/.test(name)));
    expect(events.map(bare)).toEqual(rows(plain));
    expect(placed).toContain(`# vertices: ${VOLUME[1]}`);
    expect(placed).toContain(`# spill: ${SPILL[1]}`);
    for (const { vertexXM: x, vertexYM: y, vertexZM: z, vertexTimeNs: t } of events) {
      expect(Math.abs(x)).toBeLessThan(2.5);
      expect(Math.hypot(y, z - 10)).toBeLessThan(2.6);
      // 7.4 m is where the beam meets the cylinder
      const atFace = t - (z - 7.4) / LIGHT;
      expect(atFace).toBeGreaterThan(0);
      expect(atFace).toBeLessThan(9600);
    }
    // centimetres and nanoseconds of LArSoft, the same for all particles
    const hepevt = (await lines('placed.hepevt', ...VOLUME, ...SPILL)).filter((line) => line.split(' ').length === 15);
    hepevt.forEach((line, i) => {
      const { vertexXM, vertexYM, vertexZM, vertexTimeNs } = events[Math.floor(i / 6)];
      const place = line.split(' ').slice(11).map(Number);
      [100 * vertexXM, 100 * vertexYM, 100 * vertexZM, vertexTimeNs].forEach((value, k) => {
        expect(Math.abs(place[k] - value)).toBeLessThan(1e-9);
      });
    });
    expect(hepevt).toHaveLength(6 * 60);
  });

  it('leave all else in a HepMC3 file as it is', async () => {
    const bare = (await lines('all.hepmc3', ...ALL))
      .filter((line) => !/\.(vertices|spill|smear) |^A \d reconstructed_momentum /.test(line))
      .map((line) => line.replace(/ @ .*/, '').replace(/^A 0 lab_pos .*/, 'A 0 lab_pos 0 0 0 0'));
    expect(bare).toEqual(await lines('none.hepmc3'));
  });

  it.runIf(reader !== undefined)('are read by the C++ library: mm, ct in mm at vertices, s in lab_pos', async () => {
    const text = await lines('all.hepmc3', ...ALL);
    const events = rows(await lines('all.csv', ...ALL));
    const read = (reader as NonNullable<typeof reader>).read(folder.path('all.hepmc3')).events;
    expect(text.filter((line) => line.includes(' @ ')).length).toBeGreaterThan(60);
    read.forEach(({ position, vertices, units }, i) => {
      const { vertexXM, vertexYM, vertexZM, vertexTimeNs } = events[i];
      const place = [vertexXM, vertexYM, vertexZM].map((length) => 1000 * length);
      expect(units).toEqual(['GEV', 'MM']);
      for (const vertex of vertices) expectClose(vertex.position, [...place, 1000 * LIGHT * vertexTimeNs]);
      expectClose(position ?? [], [...place, 1e-9 * vertexTimeNs]);
    });
  });

  it('are told of in the report and its JSON', async () => {
    const given = [...VOLUME, '--spill', 'duration=1ms', ...SMEAR];
    const flags = few(given);
    const report = await runCli(...flags, '--json', '--out', folder.path('report.csv'));
    const result = json(report);
    expect(result.placement).toMatchObject({ volume: { radiusM: 2.6, axis: 'x' }, spill: { durationNs: 1e6 } });
    expect(result.resolution).toEqual({ mu: { stochastic: 0, constant: 0.05, angleDegrees: 1 } });
    const { stderr } = await runCli(...few(['--number', '0', ...given]), '--out', folder.path('report.csv'));
    expect(stderr).toContain(`vertices even in ${VOLUME[1]} (m)\ntimes of a spill duration=1ms\n`);
    expect(stderr).toContain('leptons as measured too: muonMomentum=0.05 muonAngleDegrees=1\n');
  });
});

/** Up to rounding, in proportion to the number. */
function expectClose(values: readonly number[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, k) => {
    expect(Math.abs(values[k] - value)).toBeLessThan(1e-12 * Math.abs(value));
  });
}

describe('events with leptons as they are measured', () => {
  it('have them beside what is true, on the mass shell, as many widths away as a normal distribution says', async () => {
    const number = ['--number', '2000', '--regime', 'coherent'];
    const events = rows(await lines('smeared.csv', ...number, '--smear', 'muonMomentum=0.05'));
    const pulls = events.flatMap((row) =>
      ['LeptonMinus', 'LeptonPlus'].map((name) => {
        const at = (prefix: string) => ['PxGeV', 'PyGeV', 'PzGeV'].map((part) => row[`${prefix}${part}`]);
        const truth = Math.hypot(...at(`l${name.slice(1)}`));
        const found = Math.hypot(...at(`reconstructed${name}`));
        expect(Math.abs(row[`reconstructed${name}EGeV`] / Math.hypot(found, 0.1056583755) - 1)).toBeLessThan(1e-12);
        return (found / truth - 1) / 0.05;
      }),
    );
    const [mean, square] = [1, 2].map((power) => pulls.reduce((sum, pull) => sum + pull ** power, 0) / pulls.length);
    // four standard errors of 4000 normal numbers, of their mean and of their mean square
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(4000));
    expect(Math.abs(square - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
  });

  it('have them as attributes of the particles in HepMC3', async () => {
    const text = await lines('all.hepmc3', ...ALL);
    const [first] = rows(await lines('all.csv', ...ALL));
    const attributes = text.filter((line) => / reconstructed_momentum /.test(line));
    expect(attributes).toHaveLength(120);
    expect(attributes[0].split(' ').slice(3).map(Number)).toEqual(
      ['PxGeV', 'PyGeV', 'PzGeV', 'EGeV'].map((part) => first[`reconstructedLeptonMinus${part}`]),
    );
  });

  it('are the same in a longer file', async () => {
    const short = rows(await lines('short.csv', ...ALL, '--number', '20'));
    expect(rows(await lines('all.csv', ...ALL)).slice(0, 20)).toEqual(short);
  });
});

describe('nereid events refuses', () => {
  it.each([
    [['--out', 'x.parquet.gz'], /--out = "x.parquet.gz": no reader of Parquet opens .*Name x\.parquet\./],
    [['--format', 'parquet', '--out', 'x.gz'], /--out = "x.gz"/],
    [['--out', 'x.lhe', ...VOLUME], /has no place for the positions of vertices\. Use hepmc3, hepevt, csv, parquet/],
    [['--out', 'x.lhe', ...SPILL], /has no place for the positions of vertices/],
    [['--out', 'x.hepevt', ...SMEAR], /has no place for leptons as they are measured\. Use hepmc3, csv, parquet/],
    [['--out', 'x.csv', '--vertices', 'sphere:radius=1'], /--vertices = "sphere": no such name\. .*box, cylinder/],
    [['--out', 'x.csv', '--spill', 'duration=3'], /--spill = "duration=3": has no unit/],
    [['--out', 'x.csv', '--smear', 'muonMomentum=-0.1'], /--smear muonMomentum = -0\.1: outside the valid range/],
    [['--out', 'x.csv', '--smear', 'muonMomentm=0.1'], /--smear = "muonMomentm": no such resolution.*"muonMomentum"/],
  ])('%j', async (flags, message) => {
    const { code, stderr } = await runCli(...few(flags));
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(folder.names()).not.toContain('x');
  });
});
