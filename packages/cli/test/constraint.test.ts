import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const fast = ['--tolerance', '1e-2'];

describe('nereid constraint', () => {
  it('prints a column for each curve and says what each is', async () => {
    const { code, stdout } = await runCli('constraint', '--mass', '0.01,1');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /M_Z′ \[GeV\] +g-2-2sigma below +g-2-5sigma below +belle-ii reach +borexino below +tau below\n/,
    );
    expect(stdout).toMatch(/belle-ii: .*projection; background and efficiency are assumptions/);
    expect(stdout).toMatch(/borexino: .*recast; total rate only/);
  });

  it('is understood by its former name, companion, which its help says will go', async () => {
    const args = ['--observable', 'tau', '--mass', '0.1'];
    expect(await runCli('companion', ...args)).toEqual(await runCli('constraint', ...args));
    const { stdout } = await runCli('help', 'companion');
    expect(stdout).toContain('nereid companion, its former name, is understood in this release and not in the next.');
  });

  it('takes the pair behind g−2, the assumptions and the confidence level from flags', async () => {
    const of = async (...args: string[]) =>
      json(await runCli('constraint', '--mass', '0.01', '--json', ...args)).curves;
    const [band] = await of('--observable', 'g-2', '--g-minus-2', 'fermilab:wp2020');
    expect(band).toMatchObject({ kind: 'band', valueIds: ['gminus2-fermilab-final', 'gminus2-wp2020'] });
    const [standard] = await of('--observable', 'belle-ii');
    const flags = ['--photon-background', '100', '--photon-efficiency', '0.5', '--photon-luminosity', '1'];
    const [assumed] = await of('--observable', 'belle-ii', ...flags, '--beams', '8,3.5', '--cl', '0.9');
    expect(assumed.inputs).toMatchObject({
      backgroundEvents: 100,
      efficiency: 0.5,
      luminosityInverseAttobarn: 1,
      electronBeamGeV: 8,
      positronBeamGeV: 3.5,
      confidenceLevel: 0.9,
    });
    expect(assumed.upper[0]).toBeGreaterThan(standard.upper[0]);
    const [recast] = await of('--observable', 'borexino', '--recoil-error', '0.1', '--recoil-minimum', '0.2');
    expect(recast.inputs).toMatchObject({ relativeErrorOfRate: 0.1, leastRecoilGeV: 0.2e-3 });
    const [tau] = await of('--observable', 'tau', '--tau-universality', '1.0:0.002');
    expect(tau.inputs).toMatchObject({ ratioOfCouplings: 1, errorOfRatio: 0.002 });
  });

  it('writes table, JSON and figure', async () => {
    const out = folder.path('companions');
    const { code, stderr } = await runCli('constraint', '--mass', '0.001:10:9', '--out', out);
    expect(code).toBe(0);
    for (const name of ['companions.csv', 'companions.json', 'companions.svg', 'companions.png']) {
      expect(stderr).toContain(name);
    }
    expect(readFileSync(`${out}/companions.csv`, 'utf8').split('\n')).toHaveLength(11);
    expect(readFileSync(`${out}/companions.svg`, 'utf8')).toContain('<svg');
  });

  it.each<[string[], RegExp]>([
    [['--observable', 'g2'], /--observable = "g2": not one of the choices. Did you mean "g-2"/],
    [['--observable', 'tau,tau'], /named twice/],
    [['--g-minus-2', 'wp2024'], /--g-minus-2 = "wp2024": not one of the choices/],
    [['--g-minus-2', 'a:b:c'], /not a pair/],
    [['--beams', '7'], /--beams = "7": not two numbers/],
    [['--photon-efficiency', '2'], /efficiency = 2: outside/],
    [['--photon-background', '-1'], /background = -1: outside/],
    [['--tau-universality', '1.0'], /not two numbers/],
    [['--mass', '1e-5'], /outside the valid range/],
    [['--cl', '95'], /not between 0 and 1/],
  ])('refuses %j', async (args, message) => {
    const { code, stdout, stderr } = await runCli('constraint', '--mass', '1', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('nereid limit --overlay', () => {
  it('puts companion curves beside the limits, in JSON, table and figure', async () => {
    const out = folder.path('overlaid');
    const limit = ['limit', '--constraint', 'ccfr', '--mass', '0.01:10:5', ...fast];
    const plain = json(await runCli(...limit, '--json'));
    const { code, stdout } = await runCli(...limit, '--overlay', 'g-2,borexino', '--out', out, '--json');
    expect(code).toBe(0);
    const { companions, constraintCurves, ...rest } = JSON.parse(stdout);
    expect(constraintCurves).toEqual(companions);
    expect(companions.map(({ id }: { id: string }) => id)).toEqual(['g-2-2sigma', 'g-2-5sigma', 'borexino']);
    // each names its own command
    expect({ ...rest, command: '' }).toEqual({ ...plain, command: '' });
    expect(readFileSync(`${out}/companions.csv`, 'utf8').split('\n')).toHaveLength(7);
    expect(existsSync(`${out}/limits.png`)).toBe(true);
  });

  it('draws curves read off figures with marks of their own, for the model they were drawn for', async () => {
    const out = folder.path('digitised');
    const args = ['limit', '--constraint', 'ccfr', '--mass', '0.1:50:9', '--overlay', 'babar,cms', ...fast];
    const { code, stdout } = await runCli(...args, '--out', out, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).not.toHaveProperty('companions');
    expect(existsSync(`${out}/companions.csv`)).toBe(false);
    expect(readFileSync(`${out}/limits.svg`, 'utf8')).toContain('BaBar 4μ');
    const { stderr } = await runCli(...args.slice(0, 5), '--overlay', 'atlas');
    expect(stderr).toMatch(/--overlay = "atlas": not one of the choices.*babar.*cms/);
  });

  it('is computed for the charges of any model: of muons alone g−2 is that of L_μ − L_τ', async () => {
    const of = async (...args: string[]) => {
      const fixed = ['--constraint', 'ccfr', '--mass', '0.01', '--overlay', 'g-2,borexino', ...fast, '--json'];
      const { companions } = JSON.parse((await runCli('limit', ...fixed, ...args)).stdout);
      return Object.fromEntries(companions.map(({ id, upper }: { id: string; upper: number[] }) => [id, upper[0]]));
    };
    const standard = await of();
    const muons = await of('--model', 'vector', '--set', 'nuMu=1', '--set', 'vectorMu=1');
    expect(muons['g-2-2sigma'] / standard['g-2-2sigma']).toBeCloseTo(1, 9);
    expect(muons['g-2-5sigma'] / standard['g-2-5sigma']).toBeCloseTo(1, 9);
    // loops do not fix the mixing of muons alone
    expect(muons.borexino).toBeNull();
    const both = ['--set', 'nuMu=1', '--set', 'nuTau=-1', '--set', 'vectorMu=1', '--set', 'vectorTau=-1'];
    const same = await of('--model', 'vector', ...both);
    expect(same.borexino / standard.borexino).toBeCloseTo(1, 9);
  });
});

describe('nereid evaluate --json', () => {
  it('says what constraints beside tridents were computed from, also under their former name', async () => {
    const point = folder.path('point.json');
    writeFileSync(point, '{"model": "lmu-ltau", "parameters": {"mass": 10, "gPrime": 0.01}}');
    const { inputs } = json(await runCli('evaluate', point, '--constraint', 'tau,g-2', '--json'));
    expect(inputs.constraints.map(({ id }: { id: string }) => id)).toEqual(['tau', 'g-2']);
    expect(inputs.companions).toEqual(inputs.constraints);
  });
});
