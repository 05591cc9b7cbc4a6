import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const beam = ['--energy', '10', '--target', 'Fe56', '--regime', 'nucleus'];
const NUMBER = 10_000;

const sample = async (name: string, ...options: string[]): Promise<string> => {
  const out = folder.path(name);
  const number = options.includes('--number') ? [] : ['--number', String(NUMBER)];
  const { code, stderr } = await runCli('events', ...beam, ...number, ...options, '--out', out);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return out;
};

let hepmc3 = '';
let parquet = '';
beforeAll(async () => {
  hepmc3 = await sample('events.hepmc3', '--weights', 'interaction');
  parquet = await sample('events.parquet', '--weights', 'interaction', '--weighted');
});

const models: readonly (readonly string[])[] = [
  ['--model', 'lmu-ltau', '--set', 'mass=0.3', '--set', 'gPrime=3e-3'],
  ['--model', 'contact', '--set', 'vector=-0.6', '--set', 'tensor=0.3', '--set', 'numu-nutau.mumu.axial=0.5'],
  ['--model', 'scalar', '--set', 'mass=1', '--set', 'coupling=0.03', '--set', 'nuMu=1', '--set', 'scalarMu=1'],
];

const Z = ['--model', 'lmu-ltau', '--set', 'mass=0.1'];
const PYHF = ['--pyhf', 'a.json', '--events-expected', '5'];

describe('nereid reweight', () => {
  it.each(models)('has the cross section of nereid sigma, within its error: %s %s %s', async (...model) => {
    const { sigmaCm2 } = json(await runCli('sigma', ...beam, ...model, '--json'));
    for (const file of [hepmc3, parquet]) {
      const result = json(await runCli('reweight', file, ...model, '--json'));
      expect(result.warnings).toEqual([]);
      expect(result.sigmaErrorCm2).toBeLessThan(0.03 * sigmaCm2);
      // four standard deviations; seeds are fixed
      expect(Math.abs(result.sigmaCm2 - sigmaCm2)).toBeLessThan(4 * result.sigmaErrorCm2);
    }
  });

  it('has the weights and the cross section of the file in the model that it was made with', async () => {
    const result = json(await runCli('reweight', hepmc3, '--json'));
    expect(result).toMatchObject({ events: NUMBER, negativeWeights: 0, warnings: [], channel: 'numu:mumu' });
    expect(Math.abs(result.ratio - 1)).toBeLessThan(1e-12);
    expect(result.ratioError).toBeLessThan(1e-9);
    expect(result.effectiveEvents).toBeCloseTo(result.fileEffectiveEvents, 3);
  });

  it('writes the file with the weights of the model, whose sum is its cross section (G.C.2), and reads it again', async () => {
    const out = folder.path('model.hepmc3.gz');
    const result = json(await runCli('reweight', hepmc3, ...models[0], '--out', out, '--json'));
    const again = json(await runCli('reweight', out, ...models[0], '--json'));
    expect([again.fileSigmaCm2 / result.sigmaCm2, again.ratio]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
    expect(again.effectiveEvents / result.effectiveEvents).toBeCloseTo(1, 10);
    const back = json(await runCli('reweight', out, '--json'));
    expect(back.sigmaCm2 / result.fileSigmaCm2).toBeCloseTo(1, 10);
    const plain = await runCli('reweight', hepmc3, ...models[0], '--out', '-');
    expect(plain.stdout.split('\n').filter((line) => line.startsWith('E '))).toHaveLength(NUMBER);
  });

  it('gives distributions in both models that add up to their cross sections, and templates in the coupling squared', async () => {
    const wide = ['--observable', 'pairMass', '--range', '0:1000', '--bins', '2', '--json'];
    const [one, other] = [
      json(await runCli('reweight', hepmc3, ...models[0], ...wide)),
      json(await runCli('reweight', parquet, ...models[0], ...wide)),
    ];
    for (const { sigmaCm2, fileSigmaCm2, spectra } of [one, other]) {
      const [{ edges, file, model, templates }] = spectra;
      expect(edges).toEqual([0, 500, 1000]);
      expect(file.sigmaCm2[0] / fileSigmaCm2).toBeCloseTo(1, 10);
      expect(model.sigmaCm2[0] / sigmaCm2).toBeCloseTo(1, 10);
      expect([templates.coupling, templates.at]).toEqual(['gPrime', 3e-3]);
      const { constantCm2: a, linearCm2: b, quadraticCm2: c } = templates;
      // without the boson it is the Standard Model, of which the file is
      expect(a[0] / fileSigmaCm2).toBeCloseTo(1, 8);
      expect((a[0] + b[0] + c[0]) / sigmaCm2).toBeCloseTo(1, 8);
    }
  });

  it('writes a workspace and a patch set for pyhf, with a coupling of its own where none was given', async () => {
    const export_ = ['--observable', 'pairMass', '--bins', '4', '--pyhf', folder.path('space.json'), '--json'];
    const model = ['--model', 'lmu-ltau', '--set', 'mass=0.1'];
    const result = json(await runCli('reweight', parquet, ...model, ...export_, '--events-expected', '100'));
    // 2: the coupling that doubles the tridents, to four digits
    expect([result.ratio, result.pyhf]).toEqual([expect.closeTo(2, 2), ['space.json', 'space.patchset.json']]);
    const read = (name: string) => JSON.parse(readFileSync(folder.path(name), 'utf8'));
    const [sample] = read('space.json').channels[0].samples;
    const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);
    expect(sum(sample.data) / 100).toBeCloseTo(sum(result.spectra[0].file.sigmaCm2) / result.fileSigmaCm2, 9);
    expect(read('space.patchset.json').patches).toHaveLength(21);
    expect(result.warnings).toEqual([]);
    const far = ['--observable', 'pairMass', '--bins', '2', '--range', '0:1000', '--pyhf', folder.path('far.json')];
    const { stderr } = await runCli('reweight', parquet, ...model, ...far, '--events-expected', '100');
    expect(stderr).toMatch(/^no events in 500:1000: the workspace has 0 there/);
  });

  it('reads the same momenta from both formats', async () => {
    const same = ['--seed', '9', '--number', '500', '--weights', 'interaction'];
    const files = [await sample('same.hepmc3', ...same), await sample('same.parquet', ...same)];
    const names =
      'neutrinoEnergy,pairMass,leptonMinusEnergy,leptonPlusEnergy,leptonMinusAngle,openingAngle,transfer,q2';
    const spectraOf = async (file: string) =>
      json(await runCli('reweight', file, '--observable', names, '--bins', '7', '--json'));
    const [text, table] = [await spectraOf(files[0]), await spectraOf(files[1])];
    for (const [k, { observable, file }] of text.spectra.entries()) {
      expect([observable, file.sigmaCm2]).toEqual([
        table.spectra[k].observable,
        table.spectra[k].file.sigmaCm2.map((value: number) => expect.closeTo(value, 50)),
      ]);
    }
  });

  it('reads CSV, and standard input or a pipe, as the file that they hold', async () => {
    const few = ['--seed', '5', '--number', '300', '--weights', 'interaction'];
    const named = await sample('few.hepmc3', ...few);
    const table = await sample('few.csv.gz', ...few);
    const { file: _, format: __, ...expected } = json(await runCli('reweight', named, ...models[0], '--json'));
    const ofTable = json(await runCli('reweight', table, ...models[0], '--json'));
    expect(ofTable).toMatchObject({ format: 'csv', events: 300, warnings: expected.warnings });
    // pb in one file, cm² in the other
    expect(ofTable.sigmaCm2 / expected.sigmaCm2).toBeCloseTo(1, 12);
    const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));
    for (const input of [readFileSync(named), gunzipSync(readFileSync(table))]) {
      const { stdout, status } = spawnSync('node', [program, 'reweight', '-', ...models[0], '--json'], { input });
      expect([status, JSON.parse(String(stdout)).file]).toEqual([0, '-']);
      expect(JSON.parse(String(stdout)).sigmaCm2 / expected.sigmaCm2).toBeCloseTo(1, 12);
    }
  });

  it('says so where a sample is worth little of a model', async () => {
    // 1 MeV: nearly all of the cross section is at T where the Standard Model has a thousandth of its events
    const light = ['--model', 'lmu-ltau', '--set', 'mass=0.001', '--set', 'gPrime=1e-2'];
    const { stderr, stdout } = await runCli('reweight', hepmc3, ...light);
    expect(stderr).toMatch(/^10000 events are worth \d+ of this model, the heaviest .* %/);
    expect(stdout).toMatch(/effective events \d+, [\d.]+ %/);
  });

  it.each([
    [[], /^nereid: file: missing/],
    [['nowhere.hepmc3'], /file = "nowhere.hepmc3": no such file/],
    [['events.hepmc3', '--model', 'lmu-ltau'], /mass/],
    [['events.hepmc3', '--out', 'model.parquet'], /the events are in hepmc3\. Name a file that ends in \.hepmc3/],
    [['events.hepmc3', '--bins', '5'], /--bins = "5": there is no distribution\. Name one with --observable/],
    [['events.hepmc3', '--observable', 'q2'], /--observable = "q2": distributions are printed as JSON alone/],
    [['events.hepmc3', '--observable', 'q3', '--json'], /no such observable.*q2/],
    [['events.hepmc3', '--events-expected', '5'], /--events-expected = "5": there is no workspace/],
    [['events.hepmc3', '--pyhf', 'a.json'], /--pyhf = "a.json": there is no distribution/],
    [['events.hepmc3', ...Z, '--observable', 'q2', '--pyhf', 'a.json'], /--events-expected: missing.*nereid rate/],
    [
      ['events.hepmc3', ...PYHF, '--observable', 'q2,pairMass', ...Z],
      /--observable = "q2,pairMass": a workspace has one/,
    ],
    [['events.hepmc3', ...PYHF, '--observable', 'q2'], /--model = "sm": has no coupling to limit/],
    [
      ['events.hepmc3', ...PYHF, '--observable', 'q2', ...Z, '--background', '1,2'],
      /--background = "1,2": are 2 numbers/,
    ],
    [['plain.hepmc3'], /has no weights of the interaction.*nereid events --weights interaction\./],
  ])('refuses %j', async (args, message) => {
    if (args[0] === 'plain.hepmc3') await sample('plain.hepmc3');
    const named = args.map((arg) =>
      /\.(hepmc3|parquet)$/.test(arg) && arg !== 'nowhere.hepmc3' ? folder.path(arg) : arg,
    );
    const { code, stderr, stdout } = await runCli('reweight', ...named);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('nereid events --weights interaction', () => {
  it('writes a named weight for each product of couplings, and T, beside the same events', async () => {
    const few = ['events', '--energy', '5', '--number', '20', '--seed', '4', '--out'];
    await runCli(...few, folder.path('without.hepmc3'));
    await runCli(...few, folder.path('with.hepmc3'), '--weights', 'interaction');
    const lines = (name: string) => readFileSync(folder.path(name), 'utf8').split('\n');
    const [names] = lines('with.hepmc3').filter((line) => line.startsWith('W '));
    expect(names).toBe(
      `W CV\\|${'VV AA VA SS PP TT ST PT DD TD'
        .split(' ')
        .map((term) => `weight${term}`)
        .join('\\|')}`,
    );
    const bare = lines('with.hepmc3')
      .filter((line) => !/^A (0 )?Nereid\.|^A .*Nereid\.weights/.test(line))
      .map((line) => (/^W \d/.test(line) ? line.split(' ').slice(0, 2).join(' ') : line.replace(/\\\|.*weight.*/, '')));
    expect(bare).toEqual(lines('without.hepmc3'));
  });

  it.each(['lhe', 'hepevt'])('has no place in %s', async (format) => {
    const { code, stderr } = await runCli(
      'events',
      '--energy',
      '5',
      '--weights',
      'interaction',
      '--format',
      format,
      '--out',
      '-',
    );
    expect([code, stderr]).toEqual([2, expect.stringMatching(/no place for the weights.*hepmc3, csv, parquet/)]);
  });
});
