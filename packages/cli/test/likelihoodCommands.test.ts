import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const fast = ['--tolerance', '1e-2'];
const COUNTS = ['--experiment', 'nutev'];

describe('nereid likelihood', () => {
  it('writes HistFactory JSON that gives the same limit when read back', async () => {
    const file = folder.path('nutev.json');
    const { code, stderr } = await runCli('likelihood', ...COUNTS, '--format', 'pyhf', '--out', file);
    expect([code, stderr]).toEqual([0, `wrote ${file}\n`]);
    const [direct, read] = [
      json(await runCli('likelihood', ...COUNTS, '--json')),
      json(await runCli('likelihood', '--read', file, '--json')),
    ];
    for (const test of ['profile', 'cls', 'poissonCls']) {
      expect(read.ratioUpper[test].ratio).toBeCloseTo(direct.ratioUpper[test].ratio, 6);
    }
    // (17 − 9.8)/10.8
    expect(direct.ratio.value).toBeCloseTo(2 / 3, 12);
    expect((await runCli('likelihood', ...COUNTS, '--format', 'pyhf')).stdout).toBe(readFileSync(file, 'utf8'));
  });

  it('writes a file that it read as it was, and says which measurement of several', async () => {
    const text = (await runCli('likelihood', ...COUNTS, '--format', 'pyhf')).stdout;
    const workspace = JSON.parse(text);
    const file = folder.path('several.json');
    const other = { ...workspace.measurements[0], name: 'other' };
    writeFileSync(file, JSON.stringify({ ...workspace, measurements: [...workspace.measurements, other] }));
    expect((await runCli('likelihood', '--read', file)).stderr).toMatch(/--measurement: .*several.*trident, other/);
    const read = ['likelihood', '--read', file, '--measurement'];
    expect(json(await runCli(...read, 'other', '--json')).workspace.measurement).toBe('other');
    expect(JSON.parse((await runCli(...read, 'other', '--format', 'pyhf')).stdout).measurements).toHaveLength(2);
    expect((await runCli(...read, 'none')).stderr).toMatch(/"none": not in the workspace/);
  });

  it('says what a limit is relative to, and that a file ends below it', async () => {
    const { stdout } = await runCli('likelihood', ...COUNTS);
    expect(stdout).toMatch(/limits are relative to +σ\/σ_SM = 1, the Standard Model/);
    const workspace = JSON.parse((await runCli('likelihood', ...COUNTS, '--format', 'pyhf')).stdout);
    workspace.measurements[0].config.parameters[0].bounds = [[0, 1.5]];
    workspace.measurements[0].config.parameters.push({ name: 'lumi', fixed: true });
    const file = folder.path('bounded.json');
    writeFileSync(file, JSON.stringify(workspace));
    const read = await runCli('likelihood', '--read', file, '--null', '0');
    expect(read.stdout).toMatch(/\(above 1\.5, the upper bound in the file\)/);
    expect(read.stdout).toMatch(/without effect +parameter lumi/);
    expect(read.stdout).toMatch(/σ\/σ_SM = 0, no signal at all/);
  });

  it('prints a table', async () => {
    const { stdout } = await runCli('likelihood', ...COUNTS, '--background-constraint', 'poisson');
    expect(stdout).toMatch(/background +9\.8 ± 2\.9 \(poisson\)/);
    expect(stdout).not.toMatch(/Poisson sums/);
  });

  it.each([
    [['--experiment', 'ccfr'], /CCFR published a number of signal events.*Gaussian ratio has no exact form/],
    [['--experiment', 'nutev,ccfr'], /more than one/],
    [[], /exactly one of them/],
    [['--experiment', 'nutev', '--out', 'x'], /Give --format pyhf/],
    [['--read', 'no-such-file.json'], /no such file/],
  ])('%s is refused', async (args, reason) => {
    const { code, stderr } = await runCli('likelihood', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(reason);
  });

  it('says what a file lacks', async () => {
    const file = folder.path('other.json');
    writeFileSync(file, '{"channels": []}');
    expect((await runCli('likelihood', '--read', file)).stderr).toMatch(/nereid: measurements: missing/);
  });
});

describe('nereid limit', () => {
  it('takes counts instead of the ratio, with the test asked for', async () => {
    const of = async (...args: string[]) =>
      json(await runCli('limit', ...COUNTS, '--mass', '1', '--json', ...fast, ...args));
    const [ratio, counts, cls] = [
      await of(),
      await of('--likelihood', 'counts'),
      await of('--likelihood', 'counts', '--statistic', 'cls'),
    ];
    expect(counts.inputs.likelihoods).toEqual(['counts']);
    // an error of about 0.48 on the ratio instead of 1.73
    expect(counts.points[0].couplingUpper).toBeLessThan(ratio.points[0].couplingUpper);
    expect(cls.points[0].couplingUpper).toBeGreaterThan(counts.points[0].couplingUpper);
    expect(cls.points[0].ratiosAtLimit.NuTeV).toBeCloseTo(1.8354, 3);
  });

  it('draws projections and does not combine two of them', async () => {
    const both = 'dune-projection-40,dune-projection-25';
    const result = json(await runCli('limit', '--constraint', both, '--mass', '1', '--json', ...fast));
    expect(result.curves.map(({ name }: { name: string }) => name)).toEqual([
      'DUNE 40 % (projected)',
      'DUNE 25 % (projected)',
    ]);
  });

  it('needs a folder for a HEPData submission', async () => {
    const { code, stderr } = await runCli('limit', '--constraint', 'ccfr', '--hepdata');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/Give --out too/)]);
  });
});

describe('nereid cite', () => {
  it('prints BibTeX, CSL-JSON or text of the papers', async () => {
    const args = ['cite', '--constraint', 'ccfr', '--model', 'lmu-ltau'];
    expect((await runCli(...args)).stdout).toMatch(/^@article\{Mishra:1991bv,/);
    expect(json(await runCli(...args, '--format', 'csl'))[0]).toMatchObject({ id: 'Mishra:1991bv' });
    expect((await runCli(...args, '--format', 'text')).stdout).toMatch(
      /^\[Mishra:1991bv\] .*Phys\. Rev\. Lett\. 66 \(1991\)/,
    );
    expect((await runCli(...args, '--format', 'ris')).code).toBe(2);
  });
});
