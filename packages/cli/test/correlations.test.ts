import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const limit = [
  'limit',
  '--experiment',
  'ccfr,charm-ii,nutev',
  '--mass',
  '1',
  '--flux',
  'mean-energy',
  '--tolerance',
  '1e-2',
];
const pair = { experiments: ['nutev', 'ccfr'], coefficient: 0.3, reason: 'the same detector', source: 'NuTeV1998' };

function fileOf(value: unknown, name = 'correlations.json'): string {
  writeFileSync(folder.path(name), JSON.stringify(value));
  return folder.path(name);
}

describe('correlations between experiments', () => {
  it('change the combined limit, are listed, and are the same from a flag or a file', async () => {
    const flag = json(await runCli(...limit, '--json', '--correlation', 'ccfr,nutev=0.3'));
    const file = json(await runCli(...limit, '--json', '--correlations', fileOf({ correlations: [pair] })));
    const free = json(await runCli(...limit, '--json'));
    expect(file.points).toEqual(flag.points);
    expect(free.points).not.toEqual(flag.points);
    expect(free.inputs.correlations).toEqual([]);
    expect(file.inputs.correlations).toEqual([pair]);
    expect(flag.inputs.correlations[0]).toMatchObject({ coefficient: 0.3, reason: 'given on the command line' });
    const { stdout } = await runCli(...limit, '--correlations', folder.path('correlations.json'));
    expect(stdout).toMatch(/\ncorrelation of nutev and ccfr: 0\.3 \(the same detector; NuTeV1998\)\n$/);
  });

  it('enter the verdict on a point', async () => {
    const point = folder.path('point.json');
    writeFileSync(point, '{"model": "lmu-ltau", "parameters": {"mass": 1, "gPrime": 2e-3}}');
    const args = ['evaluate', point, '--tolerance', '1e-2', '--flux', 'mean-energy', '--json'];
    const [free, bound] = [json(await runCli(...args)), json(await runCli(...args, '--correlation', 'ccfr,nutev=0.3'))];
    expect(bound.verdicts.slice(0, 3)).toEqual(free.verdicts.slice(0, 3));
    expect(bound.verdicts[3].chiSquare).not.toBe(free.verdicts[3].chiSquare);
    expect(bound.inputs.correlations).toHaveLength(1);
  });

  it('of a file leave out pairs that are not combined', async () => {
    const correlations = [pair, { ...pair, experiments: ['nutev', 'dune-projection-40'] }];
    const result = json(await runCli(...limit, '--json', '--correlations', fileOf({ correlations })));
    expect(result.inputs.correlations).toEqual([pair]);
  });

  it.each([
    [['--correlation', 'ccfr,nutev'], /--correlation = "ccfr,nutev": not of the form a,b=ρ/],
    [['--correlation', 'ccfr=0.3'], /not of the form/],
    [['--correlation', 'ccfr,nutev=much'], /--correlation ccfr,nutev = "much": not a number/],
    [['--correlation', 'ccfr,nutev=1.2'], /correlation ccfr,nutev = 1.2: not between/],
    [['--correlation', 'ccfr,sbnd=0.2'], /correlation ccfr,sbnd = "sbnd": not among the experiments combined/],
    [['--correlation', 'ccfr,nutev=0.2', '--likelihood', 'counts'], /"NuTeV": enters with event counts/],
    [['--correlation', 'ccfr,nutev=0.2', '--statistic', 'measured-interval'], /for independent measurements/],
    [['--correlation', 'ccfr,nutev=0.2', '--error-model', 'variable-width'], /"NuTeV": has errors whose width varies/],
    [['--correlations', 'no-such-file.yaml'], /no such file/],
  ])('%s is refused', async (args, reason) => {
    const { code, stdout, stderr } = await runCli(...limit, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
  });

  it('of a bad file are refused with the place', async () => {
    const file = fileOf({ correlations: [{ ...pair, coefficient: 2 }] }, 'bad.json');
    const { code, stderr } = await runCli(...limit, '--correlations', file);
    expect(code).toBe(2);
    expect(stderr).toMatch(/line 1, correlations\[0\]\.coefficient/);
  });
});
