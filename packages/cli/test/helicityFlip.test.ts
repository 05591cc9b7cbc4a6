import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
// nutev has the fastest kernel
const nutev = ['--experiment', 'nutev', '--flux', 'mean-energy', '--tolerance', '1e-2'];
const yukawas = ['--set', 'nuMu=1', '--set', 'scalarMu=1'];

describe('models that turn the helicity of the neutrino', () => {
  it('limit and ratio agree: the ratio at the limit is the one that is excluded', async () => {
    const limit = json(
      await runCli(
        'limit',
        ...nutev,
        '--model',
        'scalar',
        ...yukawas,
        '--mass',
        '0.1',
        '--json',
        '--out',
        folder.path('out'),
      ),
    );
    const [{ couplingUpper, ratiosAtLimit }] = limit.points;
    const at = ['--set', 'mass=0.1', '--set', `coupling=${couplingUpper}`];
    const ratio = json(await runCli('ratio', ...nutev, '--model', 'scalar', ...yukawas, ...at, '--json'));
    expect(ratio.ratio / (Object.values(ratiosAtLimit)[0] as number)).toBeCloseTo(1, 12);
    expect(readFileSync(folder.path('out/limits.svg'), 'utf8')).toContain('coupling of a scalar against its mass');
    const printed = await runCli('limit', ...nutev, '--model', 'scalar', ...yukawas, '--mass', '0.1');
    expect(printed.stdout).toContain('Upper limits on y at');
    const verdicts = async (coupling: number) => {
      const point = { model: 'scalar', parameters: { mass: 0.1, nuMu: 1, scalarMu: 1, coupling } };
      writeFileSync(folder.path('point.json'), JSON.stringify(point));
      return json(await runCli('evaluate', folder.path('point.json'), ...nutev, '--json')).verdicts[0].verdict;
    };
    expect([await verdicts(0.999 * couplingUpper), await verdicts(1.001 * couplingUpper)]).toEqual([
      'allowed',
      'excluded',
    ]);
  });

  it('kernel --helicity-flip holds the densities from which a ratio is the sum by hand', async () => {
    const { kernels, standardModelCm2 } = json(await runCli('kernel', ...nutev, '--helicity-flip', '--json'));
    const { ssCm2, ttCm2 } = kernels[0].helicityFlip;
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const set = ['--set', 'scalar=0.5', '--set', 'tensor=0.2'];
    const { ratio } = json(await runCli('ratio', ...nutev, '--model', 'contact', ...set, '--json'));
    expect(ratio / (1 + (0.25 * sum(ssCm2) + 0.04 * sum(ttCm2)) / standardModelCm2)).toBeCloseTo(1, 12);
  });

  it('a cross section adds to that of the Standard Model, a rate too', async () => {
    const sigma = ['sigma', '--energy', '5', '--target', 'Ar40', '--json', '--tolerance', '1e-3'];
    const cm2 = async (...model: string[]) => json(await runCli(...sigma, ...model)).sigmaCm2;
    const standard = await cm2();
    const turned = await cm2('--model', 'contact', '--set', 'tensor=1');
    const more = await cm2('--model', 'contact', '--set', 'tensor=2');
    expect((more - standard) / (turned - standard)).toBeCloseTo(4, 10);
    const rate = ['rate', '--experiment', 'dune-nd', '--channel', 'numu:mumu', '--tolerance', '1e-2', '--json'];
    const [plain, raised] = [
      json(await runCli(...rate)),
      json(await runCli(...rate, '--model', 'contact', '--set', 'tensor=1')),
    ];
    expect(raised.rates[0].events).toBeGreaterThan(2 * plain.rates[0].events);
  });

  it('refuses cuts and the flavio basis, naming what does work', async () => {
    const scalar = ['--model', 'scalar', ...['mass=1', 'coupling=1', 'nuMu=1'].flatMap((entry) => ['--set', entry])];
    const refused = async (...args: string[]) => {
      const { code, stdout, stderr } = await runCli(...args);
      expect([code, stdout]).toEqual([2, '']);
      return stderr;
    };
    expect(await refused('ratio', ...nutev, ...scalar, '--cut', 'minimumMuonMomentum=9')).toMatch(/Leave the cuts out/);
    expect(await refused('wcxf', ...scalar)).toMatch(/flavio basis cannot do/);
    expect(await refused('limit', ...nutev, '--model', 'scalar', '--mass', '1')).toMatch(/nuMu=1 and scalarMu=1/);
  });
});
