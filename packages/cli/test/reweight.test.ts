import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const beam = ['--energy', '10', '--target', 'Fe56', '--regime', 'nucleus'];
const NUMBER = 10_000;

const sample = async (name: string, ...options: string[]): Promise<string> => {
  const out = folder.path(name);
  const { code, stderr } = await runCli('events', ...beam, '--number', String(NUMBER), ...options, '--out', out);
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
