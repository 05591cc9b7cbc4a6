import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadCatalogue } from '@nereid/catalogue/node';
import { interactionTerms, interactionWeights } from '@nereid/physics/events';
import { afterAll, describe, expect, it } from 'vitest';
import { reweight } from '../../frontDoors/reweight.js';
import { eventExtras } from '../eventExtras.js';
import type { EventFormat, EventPiece, PlacedPiece } from '../formats/eventFormat.js';
import { testEvents } from '../formats/eventFormats.fixtures.js';
import { eventFormat } from '../formats/formatsByName.js';
import type { EventSample, WeightBatch } from './eventSample.js';
import { openSample } from './openSample.js';

const folder = mkdtempSync(join(tmpdir(), 'nereid-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string) => join(folder, name);

const catalogue = await loadCatalogue();
const muons = { channel: 'numubar:mumu' };
// what else a file has stays in it
const extras = eventExtras({ vertices: 'box:x=1,y=2,z=3', smear: { muonMomentum: 0.1 } }).run;
const { run, chunk } = testEvents(catalogue, muons, { interaction: true, ...extras });
const pieces = [chunk(0, 150), chunk(150, 50)];
const whole = chunk(0, 200);
const terms = interactionTerms(run.request.channel);

/** A file of the events in two pieces. */
function write(name: string, format: string): string {
  const { header, events, footer } = eventFormat(format);
  const parts: Uint8Array[] = [Buffer.from(header(run))];
  const placed: PlacedPiece[] = [];
  for (const piece of pieces.map((one): EventPiece => events(one, run))) {
    placed.push({ offset: parts.reduce((sum, { length }) => sum + length, 0), index: piece.index });
    parts.push(Buffer.from(piece.data as Uint8Array));
  }
  parts.push(Buffer.from(footer(run, placed)));
  writeFileSync(place(name), Buffer.concat(parts));
  return place(name);
}

const hepmc3 = write('events.hepmc3', 'hepmc3');
const parquet = write('events.parquet', 'parquet');
const text = eventFormat('hepmc3');
const csv = write('events.csv', 'csv');
// a member for each piece, as files are compressed
function pack(name: string, { header, events, footer }: EventFormat): string {
  const parts = [header(run), ...pieces.map((one) => events(one, run).data), footer(run, [])];
  writeFileSync(place(name), Buffer.concat(parts.map((part) => gzipSync(part))));
  return place(name);
}
const packed = pack('events.hepmc3.gz', text);
const packedCsv = pack('events.csv.gz', eventFormat('csv'));

/** All weights of a sample: of the events, T, and of the terms. */
async function allOf(sample: EventSample): Promise<number[][]> {
  const batches: WeightBatch[] = [];
  for await (const batch of sample.batches()) batches.push(batch);
  const joined = (of: (batch: WeightBatch) => Float64Array) => batches.flatMap((batch) => Array.from(of(batch)));
  return [
    joined(({ weight }) => weight),
    joined(({ transfer }) => transfer),
    ...terms.map((_, k) => joined((batch) => batch.terms[k])),
  ];
}

const expected = [whole.weight, whole.transfer, ...terms.map((term) => interactionWeights(whole, term))].map((one) =>
  Array.from(one),
);

const changes = {
  sigmaCm2: 3.5e-42,
  sigmaErrorCm2: 1e-44,
  model: 'contact vector=1',
  weights: ({ weight, terms: parts }: WeightBatch) => weight.map((one, i) => one + 2 * parts[0][i]),
};

async function rewritten(file: string, name: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of (await openSample(file)).rewritten(changes)) parts.push(Buffer.from(part as string));
  writeFileSync(place(name), Buffer.concat(parts));
  return place(name);
}

describe.each([
  ['hepmc3', hepmc3],
  ['hepmc3', packed],
  ['csv', csv],
  ['csv', packedCsv],
  ['parquet', parquet],
])('a file of events, %s', (format, file) => {
  it('gives back weights, T and cross section digit by digit', async () => {
    const sample = await openSample(file);
    expect(sample).toMatchObject({ format, record: { channel: 'numubar:mumu', electroweak: run.request.inputs } });
    // through pb and back
    expect(sample.sigmaCm2 / run.sigmaCm2).toBeCloseTo(1, 14);
    expect(await allOf(sample)).toEqual(expected);
  });

  it('is the same with other weights where it is written again, and again', async () => {
    const once = await rewritten(file, `once.${format}`);
    const sample = await openSample(once);
    expect([sample.sigmaCm2, sample.sigmaErrorCm2]).toEqual([expect.closeTo(3.5e-42, 56), expect.closeTo(1e-44, 58)]);
    const [weights, ...rest] = await allOf(sample);
    expect(weights).toEqual(expected[0].map((one, i) => one + 2 * expected[2][i]));
    expect(rest).toEqual(expected.slice(1));
    // back to the Standard Model: its weights are what they were
    const { sigmaCm2, events } = await reweight({ file: once, model: { model: 'sm' } });
    const ratio = expected[0].reduce((sum, one) => sum + one, 0) / weights.reduce((sum, one) => sum + one, 0);
    expect([events, sigmaCm2 / (3.5e-42 * ratio)]).toEqual([200, expect.closeTo(1, 12)]);
  });
});

describe('a file of HepMC3', () => {
  it('is read as other programs leave it: attributes in another order, numbers in other digits, more of each', async () => {
    const lines = text.events(whole, run).data.toString().split('\n');
    const moved = lines.flatMap((line) => {
      if (line.startsWith('A 0 Nereid')) return [];
      const at = lines.indexOf(line);
      if (!line.startsWith('W ')) return [line];
      const numbers = line
        .slice(2)
        .split(' ')
        .map((one) => Number(one).toExponential(16));
      return [`A 0 someone_else 12 W 3`, `W ${numbers.join(' ')} `, lines[at + 3]];
    });
    const file = place('others.hepmc3');
    const header = String(text.header(run)).replace('HepMC::Version 3.02.06', 'HepMC::Version 3.03.00');
    writeFileSync(file, `${header}${moved.join('\n')}${text.footer(run, [])}`);
    expect(await allOf(await openSample(file))).toEqual(expected);
  });

  it('keeps everything but the weights, the cross section and the model', async () => {
    const headLines = String(text.header(run)).split('\n').length - 1;
    const after = readFileSync(await rewritten(hepmc3, 'kept.hepmc3'), 'utf8').split('\n');
    const before = readFileSync(hepmc3, 'utf8').split('\n');
    expect(after.splice(headLines, 1)).toEqual(['A NuHepMC.Provenance.Nereid.reweighted contact vector=1']);
    expect(after.length).toBe(before.length);
    const changed = after.filter((line, i) => line !== before[i]).map((line) => line.split(/ [\d.]/)[0]);
    const sigma = 'A NuHepMC.FluxAveragedTotalCrossSection';
    expect(changed.slice(0, 2)).toEqual([sigma, `${sigma}Uncertainty`]);
    expect(new Set(changed.slice(2))).toEqual(new Set(['W']));
  });
});

describe('what cannot be reweighted', () => {
  const bare = { ...run, interaction: false };
  const plain = `${text.header(bare)}${text.events(whole, bare).data}${text.footer(bare, [])}`;
  const good = `${text.header(run)}${text.events(whole, run).data}${text.footer(run, [])}`;
  const table = readFileSync(csv, 'utf8');
  const columns = eventFormat('parquet');
  const bytes = (name: string) => Buffer.from(name);
  it.each([
    ['plain.hepmc3', bytes(plain), /has no weights of the interaction\. Ask for them where events are made/],
    [
      'empty.parquet',
      Buffer.concat([columns.header(bare), columns.footer(bare, [])] as Uint8Array[]),
      /has no weights of/,
    ],
    ['cut.hepmc3', bytes(good.slice(0, -200)), /ends in the middle/],
    ['half.hepmc3.gz', gzipSync(good).subarray(0, 5000), /damaged or incomplete gzip/],
    ['half.parquet', bytes('PAR1 and then something else'), /cannot be read as Parquet/],
    ['other.txt', bytes('E_nu weight\n1 1\n'), /is neither HepMC3 in ASCII, CSV of events nor Parquet/],
    ['other.txt.gz', gzipSync('E_nu weight\n1 1\n'), /is neither HepMC3/],
    ['empty.csv', bytes(''), /is empty/],
    ['plain.csv', bytes('event,weight\n1,1\n'), /has no weights of the interaction/],
    ['bare.csv', bytes(table.replace(/^#.*\n/gm, '')), /has lost its comment lines/],
    ['cut.csv', bytes(table.slice(0, -60)), /event 200 has \d+ columns of \d+/],
    ['number.csv', bytes(table.replace(/\n7,[^,]*,/, '\n7,,')), /event 7 has a weight that is no number/],
    ['column.csv', bytes(table.replace('weightAA', 'other')), /has no column weightAA/],
    ['number.hepmc3', bytes(good.replace(/\nW 1 /, '\nW nan ')), /event \d+ has a weight or T that is no number/],
    ['few.hepmc3', bytes(good.replace(/\nW 1 \S+ /, '\nW 1 ')), /has 10 weights of 11/],
    ['none.hepmc3', bytes(good.replace(/\nW 1 .*/, '')), /event \d+ has no weights/],
    ['record.hepmc3', bytes(good.replace('"numubar:mumu"', '"nobody"')), /a record of its interaction that cannot be/],
    ['noevents.hepmc3', bytes(`${text.header(run)}${text.footer(run, [])}`), /has no events/],
  ])('is refused with a reason: %s', async (name, content, message) => {
    writeFileSync(place(name), content);
    await expect(reweight({ file: place(name), model: { model: 'sm' } })).rejects.toThrow(message);
  });

  it('is a file that is not there, a folder, or a model of something the file has no weights of', async () => {
    const model = { model: 'sm' };
    await expect(reweight({ file: place('nowhere'), model })).rejects.toThrow(/nowhere": no such file/);
    await expect(reweight({ file: folder, model })).rejects.toThrow(/is no file/);
    const fewer = good.replaceAll('"ss",', '');
    writeFileSync(place('fewer.hepmc3'), fewer);
    const scalar = { model: 'contact', parameters: { scalar: 1 } };
    await expect(reweight({ file: place('fewer.hepmc3'), model: scalar })).rejects.toThrow(/needs the weight weightSS/);
  });
});
