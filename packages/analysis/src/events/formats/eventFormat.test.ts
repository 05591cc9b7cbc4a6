import { loadCatalogue } from '@nereid/catalogue/node';
import { describe, expect, it } from 'vitest';
import { testEvents } from './eventFormats.fixtures.js';
import { eventFormat } from './formatsByName.js';

const { run, chunk: chunkOf } = testEvents(await loadCatalogue());
const chunk = chunkOf(0, 200);
const { sigmaCm2 } = run;
const text = (name: string) => {
  const format = eventFormat(name);
  return `${format.header(run)}${format.events(chunk, run).data}${format.footer(run, [])}`;
};

/** Particles of an event as [code, px, py, pz, E]. */
type Particles = readonly (readonly number[])[];

function expectMomenta(particles: Particles, i: number): void {
  const [nuIn, target, nuOut, minus, plus, hadron] = particles;
  expect([nuIn[0], nuOut[0], minus[0], plus[0]]).toEqual([-14, -12, 11, -13]);
  expect([1000180400, 2212, 2112]).toContain(target[0]);
  expect(hadron[0]).toBe(target[0]);
  // numbers are written with all their digits: conservation as in the chunk, 1e-10
  for (let k = 1; k < 5; k++) {
    const difference = nuIn[k] + target[k] - nuOut[k] - minus[k] - plus[k] - hadron[k];
    expect(Math.abs(difference)).toBeLessThan(1e-9);
  }
  expect(minus[4]).toBe(chunk.leptonMinus[4 * i]);
}

describe('HepMC3', () => {
  const lines = text('hepmc3').split('\n');
  it('has the metadata that NuHepMC 1.0 requires before the first event', () => {
    const header = lines.slice(
      0,
      lines.findIndex((line) => line.startsWith('E 1 ')),
    );
    expect(header.slice(0, 3)).toEqual(['HepMC::Version 3.02.06', 'HepMC::Asciiv3-START_EVENT_LISTING', 'W CV']);
    const attribute = (name: string) => header.find((line) => line.startsWith(`A ${name} `))?.slice(name.length + 3);
    expect(['Major', 'Minor', 'Patch'].map((part) => attribute(`NuHepMC.Version.${part}`))).toEqual(['1', '0', '0']);
    expect(attribute('NuHepMC.Units.CrossSection.Unit')).toBe('pb');
    expect(attribute('NuHepMC.Units.CrossSection.TargetScale')).toBe('PerAtom');
    expect(Number(attribute('NuHepMC.FluxAveragedTotalCrossSection'))).toBeCloseTo(sigmaCm2 / 1e-36, 15);
    for (const [kind, info] of [
      ['Process', 'Process'],
      ['VertexStatus', 'VertexStatus'],
      ['ParticleStatus', 'ParticleStatus'],
    ]) {
      const ids = (attribute(`NuHepMC.${kind}IDs`) as string).split(' ');
      for (const id of ids) {
        expect(attribute(`NuHepMC.${info}Info[${id}].Name`)).toBeTruthy();
        expect(attribute(`NuHepMC.${info}Info[${id}].Description`)).toBeTruthy();
      }
    }
    expect(header.some((line) => /^T Nereid\\\|1\.2\.3\\\|.+/.test(line))).toBe(true);
    expect(attribute('NuHepMC.Provenance.Nereid.command')).toBe('a < b & "c" \\\\d');
  });

  it('has every event with units, position, process, vertices and particles', () => {
    const starts = lines.flatMap((line, i) => (line.startsWith('E ') ? [i] : []));
    expect(starts.length).toBe(200);
    starts.forEach((start, i) => {
      const [event, units, weight, position, process] = lines.slice(start);
      const bound = chunk.term[i] > 0;
      expect(event).toBe(bound ? `E ${i + 1} 2 8` : `E ${i + 1} 1 6`);
      expect([units, weight]).toEqual(['U GEV MM', `W ${chunk.weight[i]}`]);
      expect([position, process]).toEqual(['A 0 lab_pos 0 0 0 0', `A 0 signal_process_id ${700 + chunk.term[i]}`]);
      const block = lines.slice(start, starts[i + 1] ?? -1);
      expect(block).toContain(bound ? 'V -2 1 [3,4]' : 'V -1 1 [1,2]');
      const particles = block
        .filter((line) => line.startsWith('P '))
        .map((line) => line.split(' ').slice(3, 8).map(Number))
        .slice(bound ? 2 : 0);
      const [target, neutrino, ...out] = particles;
      expectMomenta([neutrino, target, ...out], i);
    });
    expect(lines).toContain('HepMC::Asciiv3-END_EVENT_LISTING');
  });
});

describe('LHE', () => {
  it('has one block per event inside one element, whatever the provenance says', () => {
    const file = text('lhe');
    expect(file.startsWith('<LesHouchesEvents version="3.0">\n')).toBe(true);
    expect(file.endsWith('</LesHouchesEvents>\n')).toBe(true);
    expect(file).toContain('a &lt; b &amp; &quot;c&quot;');
    const blocks = [...file.matchAll(/<event>\n([\s\S]*?)<\/event>/g)].map(([, body]) => body.trim().split('\n'));
    expect(blocks.length).toBe(200);
    blocks.forEach(([first, ...particles], i) => {
      expect(first.split(' ').slice(0, 2)).toEqual(['6', '700']);
      const rows = particles.map((line) => line.split(' ').map(Number));
      expect(rows.every((row) => row.length === 13)).toBe(true);
      expectMomenta(
        rows.map((row) => [row[0], ...row.slice(6, 10)]),
        i,
      );
    });
  });

  it('gives weighted events their weights in picobarn', () => {
    const { header, events } = eventFormat('lhe');
    const weighted = { ...run, mode: 'weighted' as const };
    const weights = new Float64Array(chunk.count).fill(2.5e-40);
    expect(String(header(weighted)).split('\n')).toContainEqual(expect.stringMatching(/^-14 .* 4 1$/));
    const lines = String(events({ ...chunk, weight: weights }, weighted).data).split('\n');
    // 1 pb = 1e-36 cm²
    expect(Number(lines[1].split(' ')[2])).toBeCloseTo(2.5e-4, 12);
  });
});

describe('HEPEVT', () => {
  it('has six lines of fifteen columns after each event number', () => {
    const lines = text('hepevt').trim().split('\n');
    expect(lines.length).toBe(200 * 7);
    for (let i = 0; i < 200; i++) {
      expect(lines[7 * i]).toBe(`${i + 1} 6`);
      const rows = lines.slice(7 * i + 1, 7 * i + 7).map((line) => line.split(' ').map(Number));
      expect(rows.every((row) => row.length === 15)).toBe(true);
      expectMomenta(
        rows.map((row) => [row[1], ...row.slice(6, 10)]),
        i,
      );
    }
  });
});

describe('CSV', () => {
  it('has a number under every heading', () => {
    const [header, ...rows] = text('csv')
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.split(','));
    expect(rows.length).toBe(200);
    for (const row of rows) {
      expect(row.length).toBe(header.length);
      expect(row.every((cell) => Number.isFinite(Number(cell)))).toBe(true);
    }
    const energy = header.indexOf('leptonMinusEGeV');
    expect(rows.map((row) => Number(row[energy]))).toEqual(
      Array.from({ length: 200 }, (_, i) => chunk.leptonMinus[4 * i]),
    );
  });
});

it('An unknown format is an error with the nearest name', () => {
  expect(() => eventFormat('hepmc')).toThrow(/hepmc3/);
});
