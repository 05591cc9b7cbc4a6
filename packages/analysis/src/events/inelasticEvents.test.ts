import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs as inputs, parseModel } from '@nereid/physics';
import { afterAll, describe, expect, it } from 'vitest';
import { reweight } from '../frontDoors/reweight.js';
import { spectra, spectrumSource } from '../rates/spectrum.js';
import { spectrumObservable } from '../rates/spectrumObservables.js';
import { averagedCrossSection, resolveEvents } from './eventSetup.js';
import { testEvents } from './formats/eventFormats.fixtures.js';
import { eventFormat } from './formats/formatsByName.js';
import { openSample } from './reweighting/openSample.js';
import { spectrumRequest } from './spectrumRequest.js';

const folder = mkdtempSync(join(tmpdir(), 'nereid-inelastic-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const catalogue = await loadCatalogue();
const question = { channel: 'numu:mumu', regime: 'inelastic' };
const { run, chunk: chunkOf } = testEvents(catalogue, question, { interaction: true, events: 400 });
const chunk = chunkOf(0, 400);

const HADRONIC_SYSTEM = 2009900001;

function textOf(name: string): string {
  const { header, events, footer } = eventFormat(name);
  return `${header(run)}${events(chunk, run).data}${footer(run, [])}`;
}

function written(name: string): string {
  const { header, events, footer } = eventFormat(name);
  const head = Buffer.from(header(run));
  const piece = events(chunk, run);
  const foot = Buffer.from(footer(run, [{ offset: head.length, index: piece.index }]));
  const file = join(folder, `events.${name}`);
  writeFileSync(file, Buffer.concat([head, Buffer.from(piece.data as Uint8Array), foot]));
  return file;
}

describe('a file of events whose target breaks', () => {
  it('declares the hadrons as a particle of its own, and the cross section as that of a nucleon', () => {
    const header = textOf('hepmc3').split('\nE 1 ')[0];
    expect(header).toContain(`\nA NuHepMC.AdditionalParticleNumbers 2009900000 ${HADRONIC_SYSTEM}\n`);
    expect(header).toContain(`\nA NuHepMC.AdditionalParticleNumber[${HADRONIC_SYSTEM}].Name HadronicSystem\n`);
    expect(header).toContain('\nA NuHepMC.Units.CrossSection.TargetScale PerNucleon\n');
    expect(header).toContain('\nA NuHepMC.ProcessIDs 753 754\n');
  });

  it('has a bound nucleon out of its nucleus, and hadrons of mass W', () => {
    const blocks = textOf('hepmc3').split(/^E /m).slice(1);
    expect(blocks).toHaveLength(400);
    blocks.forEach((block, i) => {
      const lines = block.split('\n');
      const attribute = (name: string) => lines.find((line) => line.startsWith(`A 0 ${name} `))?.split(' ')[3];
      const particles = lines
        .filter((line) => line.startsWith('P '))
        .map((line) => line.split(' ').slice(3).map(Number));
      const [nucleus, remnant, nucleon] = particles;
      expect([nucleus[0], remnant[0]]).toEqual([1000180400, 2009900000]);
      expect(attribute('signal_process_id')).toBe(nucleon[0] === 2212 ? '753' : '754');
      const [pdg, x, y, z, energy, mass] = particles[particles.length - 1];
      expect([pdg, mass]).toEqual([HADRONIC_SYSTEM, chunk.hadronicMass[i]]);
      expect(Math.abs(Math.sqrt(energy * energy - x * x - y * y - z * z) / mass - 1)).toBeLessThan(1e-12);
      expect([attribute('Nereid.q2GeV2'), attribute('Nereid.hadronicMassGeV')].map(Number)).toEqual([
        chunk.q2[i],
        mass,
      ]);
      expect(attribute('Nereid.hadronicState')).toBe(mass < 2 ? 'resonance' : 'continuum');
    });
  });

  it.each(['lhe', 'hepevt'])('has the mass of the hadrons in %s', (format) => {
    const lines = textOf(format)
      .split('\n')
      .map((line) => line.split(' '));
    const [code, mass] = format === 'lhe' ? [0, 10] : [1, 10];
    const hadrons = lines.filter((line) => line[code] === String(HADRONIC_SYSTEM));
    expect(hadrons.map((line) => Number(line[mass]))).toEqual(Array.from(chunk.hadronicMass));
  });

  it('has columns of W and of what became of the target, which files of whole targets lack', () => {
    const rows = textOf('csv')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.split(','));
    const column = (name: string) => rows.slice(1, -1).map((row) => Number(row[rows[0].indexOf(name)]));
    expect(column('hadronicMassGeV')).toEqual(Array.from(chunk.hadronicMass));
    expect(column('hadronicState')).toEqual(Array.from(chunk.hadronicMass, (mass) => (mass < 2 ? 1 : 2)));
    const whole = testEvents(catalogue, { channel: 'numu:mumu', regime: 'coherent' });
    const header = String(eventFormat('csv').header(whole.run));
    expect(header).not.toContain('hadronicMassGeV');
  });

  it.each(['hepmc3', 'parquet', 'csv'])(
    'gives W and Q² back from %s, and the cross section of another model',
    async (format) => {
      const file = written(format);
      const sample = await openSample(file);
      const { value: hadronicMass } = spectrumObservable('hadronicMass');
      for await (const { chunk: read } of sample.batches(true)) {
        if (read === undefined) throw new Error('a batch without its events');
        expect(Array.from(read.q2)).toEqual(Array.from(chunk.q2));
        for (let i = 0; i < read.count; i++) {
          // the square of the energy cancels
          const allowed = 1e-12 * (read.hadron[4 * i] / chunk.hadronicMass[i]) ** 2;
          expect(Math.abs(hadronicMass(read, i) / chunk.hadronicMass[i] - 1)).toBeLessThan(allowed);
        }
      }
      const named = { model: 'lmu-ltau', parameters: { mass: 0.3, gPrime: 1e-3 } };
      const found = await reweight({ file, model: named });
      const model = parseModel(named.model, named.parameters);
      const { sigmaCm2 } = averagedCrossSection({ ...run.request, model }, 1e-3);
      expect(Math.abs(found.sigmaCm2 - sigmaCm2)).toBeLessThan(4 * found.sigmaErrorCm2);
    },
  );
});

describe('events of nucleons that break in a material', () => {
  const named = { ...question, model: 'sm', parameters: {}, inputs, hadronic: {} };
  const energies = { kind: 'fixed', energyGeV: 20 } as const;

  it('are in the nuclei of the material, by their numbers of nucleons', () => {
    const { terms, per } = resolveEvents({ ...named, target: 'water', energies }, catalogue);
    expect(per).toBe('nucleon');
    expect(terms.reduce((sum, { multiplicity }) => sum + multiplicity, 0)).toBeCloseTo(1, 12);
    const free = terms.filter(({ boundIn }) => boundIn === undefined);
    // H₂O: 2 of 18 nucleons are free protons, a little less with the heavy isotopes of oxygen
    expect(free.every(({ target }) => target.pdgCode === 2212)).toBe(true);
    expect(free.reduce((sum, { multiplicity }) => sum + multiplicity, 0)).toBeCloseTo(1 / 9, 3);
  });

  it('make a spectrum per nucleus: the cross section of a nucleon, so many times', () => {
    const beam = { ...named, target: 'Ar40', energies };
    const source = spectrumSource(spectrumRequest(beam, 'inelastic', catalogue));
    const [{ total, bins }] = spectra(source, [{ observable: spectrumObservable('q2'), edges: [1e-6, 0.5, 100] }], {
      events: 20_000,
      seed: 1,
    });
    const perNucleon = averagedCrossSection(resolveEvents(beam, catalogue), 1e-3);
    expect(Math.abs(total.sigmaCm2 - 40 * perNucleon.sigmaCm2)).toBeLessThan(4 * total.errorCm2);
    for (const { sigmaCm2, parts } of bins) {
      expect(parts).toMatchObject({ coherent: 0, nucleons: 0 });
      expect(Math.abs(parts.inelastic / sigmaCm2 - 1)).toBeLessThan(1e-12);
    }
  });
});
