import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from './runCli.js';
import { scan } from './scanProcess.js';

const folder = temporaryFolder();

async function succeed(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await scan(...args);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

const COMMON = [
  'model: lmu-ltau',
  'flux: mean-energy',
  'parameters: {mass: {list: [0.05, 20]}, gPrime: {list: [5.0e-4, 0.05]}}',
];

async function scanned(name: string, ...lines: string[]) {
  const [file, out] = [folder.path(`${name}.yaml`), folder.path(name)];
  writeFileSync(file, [...COMMON, ...lines].join('\n'));
  await succeed('run', file, '--out', out, '--workers', '1');
  const [head, ...rows] = (await succeed('export', '--out', out))
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(head.map((key, i) => [key, row[i]])));
}

async function evaluated(row: Record<string, string>, ...flags: string[]) {
  const parameters = { mass: Number(row.mass), gPrime: Number(row.gPrime) };
  const file = folder.path('point.json');
  writeFileSync(file, JSON.stringify({ model: 'lmu-ltau', parameters }));
  const { stdout } = await runCli('evaluate', file, '--json', '--flux', 'mean-energy', ...flags);
  return JSON.parse(stdout).verdicts as Record<string, unknown>[];
}

/** Every number and verdict of a row is the one that `evaluate` prints for the point. */
function expectSame(row: Record<string, string>, verdicts: readonly Record<string, unknown>[]) {
  for (const { constraint, verdict, ratio, predicted, pull, chiSquare } of verdicts) {
    expect([constraint, row[`${constraint}_verdict`]]).toEqual([constraint, verdict]);
    for (const [key, value] of Object.entries({ ratio, predicted, pull, chiSquare })) {
      if (value !== undefined && row[`${constraint}_${key}`] !== undefined) {
        expect(row[`${constraint}_${key}`]).toBe(String(value));
      }
    }
  }
}

describe('a scan against more than tridents', () => {
  it('says of every point what evaluate says: companion observables with settings of its own, correlated experiments', async () => {
    const rows = await scanned(
      'companions',
      'constraints: [g-2, ccfr, borexino, nutev, tau]',
      'companions: {g-2: {measurement: fermilab, prediction: wp2020}, borexino: {relativeError: 0.05}}',
      'correlations: [{experiments: [ccfr, nutev], coefficient: 0.1, reason: made up for this test}]',
      'statistics: {sidedness: two-sided}',
    );
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const verdicts = await evaluated(
        row,
        ...['--experiment', 'g-2,ccfr,borexino,nutev,tau', '--sided', 'two', '--correlation', 'ccfr,nutev=0.1'],
        ...['--g-minus-2', 'fermilab:wp2020', '--recoil-error', '0.05'],
      );
      // no combination where tau decays are not computed
      expect(verdicts).toHaveLength(Number(row.mass) < 5 ? 5 : 6);
      expectSame(row, verdicts);
      if (verdicts.length === 5) expect(row.combined_verdict).toBe('notEvaluated');
    }
  });

  it('counts only events that pass its cuts', async () => {
    const rows = await scanned(
      'cuts',
      'constraints: [ccfr]',
      'selection: {cuts: {minimumMuonMomentum: 9}, events: 4000, seed: 3}',
    );
    for (const row of rows) {
      const cuts = ['--cut', 'minimumMuonMomentum=9', '--cut-events', '4000', '--cut-seed', '3'];
      expectSame(row, await evaluated(row, '--experiment', 'ccfr', ...cuts));
    }
  });

  it('names what evaluate does not know', async () => {
    writeFileSync(folder.path('point.json'), JSON.stringify({ model: 'sm' }));
    const unknown = await runCli('evaluate', folder.path('point.json'), '--constraint', 'ccfr,g2');
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(/Did you mean "g-2"/);
    const projection = await runCli('evaluate', folder.path('point.json'), '--constraint', 'belle-ii');
    expect(projection.stderr).toMatch(/a projection, which decides on no point\. Use nereid limit --overlay belle-ii/);
    const counts = await runCli('evaluate', folder.path('point.json'), '--constraint', 'g-2', '--likelihood', 'counts');
    expect(counts.stderr).toMatch(/"counts": no experiment is asked\. Use ratio/);
  });

  it('says with couplings at one loop and densities of its own what evaluate says with them', async () => {
    const constraints = ['ccfr', 'nutev', 'borexino'];
    const rows = await scanned(
      'corrected',
      `constraints: [${constraints.join(', ')}]`,
      'couplings: leading',
      'hadronic: {nuclearFormFactor: fourier-bessel, nuclearModel: global-fermi-gas}',
    );
    const flags = ['--constraint', constraints.join(','), '--couplings', 'leading', '--form-factor', 'fourier-bessel'];
    for (const row of rows) expectSame(row, await evaluated(row, ...flags));
    // and not what it says without
    const [plain] = await scanned('plain', `constraints: [${constraints.join(', ')}]`);
    for (const name of ['ccfr_ratio', 'nutev_ratio']) expect(rows[0][name]).not.toBe(plain[name]);
  });

  it('names what hadronic has not, and what needs tridents', async () => {
    const problem = async (...lines: string[]) => {
      const file = folder.path('wrong.yaml');
      writeFileSync(file, [...COMMON, ...lines].join('\n'));
      return (await scan('run', file, '--out', folder.path('wrong'))).stderr;
    };
    const ccfr = 'constraints: [ccfr]';
    expect(await problem(ccfr, 'hadronic: {nuclearFormFactor: fourier-besel}')).toMatch(
      /:5:.*Did you mean "fourier-bessel"/s,
    );
    expect(await problem(ccfr, 'hadronic: {nuclearFormFactor: ensemble}')).toMatch(/a band of cross sections/);
    expect(await problem(ccfr, 'hadronic: {nucleonFormFactors: keley}')).toMatch(/Did you mean "kelly"/);
    expect(await problem(ccfr, 'couplings: one-loop')).toMatch(/:5:/);
    expect(await problem('constraints: [tau]', 'hadronic: {nuclearFormFactor: helm}')).toMatch(/counts tridents/);
  });
});
