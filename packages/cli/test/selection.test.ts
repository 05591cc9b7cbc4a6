import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const few = ['--cut-events', '2000'];
const ccfr = ['--experiment', 'ccfr', '--flux', 'mean-energy', '--tolerance', '1e-2'];
const cut = ['--cut', 'minimumMuonMomentum=25', ...few];

describe('cuts on the command line', () => {
  it('give kernels, ratios and verdicts of the events kept, with what was cut', async () => {
    const kernel = json(await runCli('kernel', ...ccfr, ...cut, '--json'));
    expect(kernel.efficiency.value).toBeGreaterThan(0);
    expect(kernel.efficiency.value).toBeLessThan(1);
    expect(kernel.kernels.map(({ channel }: { channel: string }) => channel)).toEqual(['numu:mumu', 'numubar:mumu']);
    const point = ['--set', 'mass=0.01', '--set', 'gPrime=1e-3', '--json'];
    const ratio = json(await runCli('ratio', ...ccfr, ...cut, ...point));
    expect(ratio.selection.cuts).toEqual([{ lepton: 'mu', minimum: 25, observable: 'momentum' }]);
    expect(ratio.kernelHash).toBe(kernel.hash);
    // the statistical error of 2000 events is far above the numerical one
    expect(ratio.ratioError).toBeGreaterThan(1e-3 * ratio.ratio);
    const all = json(await runCli('ratio', ...ccfr, ...point));
    expect(all.selection).toBeUndefined();
    expect(Math.abs(all.ratio - ratio.ratio)).toBeGreaterThan(0);
    const file = folder.path('point.json');
    writeFileSync(file, '{"model": "lmu-ltau", "parameters": {"mass": 0.01, "gPrime": 1e-3}}');
    const evaluated = json(await runCli('evaluate', file, ...ccfr, ...cut, '--json'));
    expect(evaluated.verdicts[0].ratio).toBeCloseTo(ratio.ratio, 10);
  });

  it('are named with the limits', async () => {
    const out = folder.path('limit');
    const { code, stdout } = await runCli('limit', ...ccfr, ...cut, '--mass', '0.01', '--out', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/after cuts: minimumMuonMomentum=25\n/);
    expect(readFileSync(join(out, 'limits.svg'), 'utf8')).toContain('after cuts');
    expect(JSON.parse(readFileSync(join(out, 'limits.json'), 'utf8')).inputs.selection.events).toBe(2000);
  });

  it('say how few events stand behind a ratio and a limit, in the table, the CSV and a warning', async () => {
    const rare = ['--cut', 'minimumMuonMomentum=60', ...few];
    const point = ['--set', 'mass=0.01', '--set', 'gPrime=1e-3'];
    const ratio = await runCli('ratio', ...ccfr, ...rare, ...point);
    expect(ratio.stderr).toMatch(
      /CCFR: the cuts keep so few events that σ\/σ_SM is uncertain by [\d.]+ %\. Raise --cut-events \(2000\)/,
    );
    const { ratio: value, ratioStatisticalError: error } = json(
      await runCli('ratio', ...ccfr, ...rare, ...point, '--json'),
    );
    expect(error).toBeGreaterThan(0.05 * value);
    const [, shown, shownError] = /CCFR +([\d.]+) ± ([\d.]+) /.exec(ratio.stdout) ?? expect.fail(ratio.stdout);
    // two digits of the error, and the value to its last one
    expect(Math.abs(Number(shownError) / error - 1)).toBeLessThan(0.05);
    expect(Math.abs(Number(shown) - value)).toBeLessThan(0.05 * error);
    const out = folder.path('rare');
    const limit = await runCli('limit', ...ccfr, ...rare, '--mass', '0.01', '--out', out);
    expect(limit.stderr).toMatch(/CCFR: the cuts keep so few events that its limits are uncertain by up to/);
    expect(limit.stdout).toMatch(/ 0\.01 +[\d.]+e-4 ± [\d.]+e-5/);
    expect(readFileSync(join(out, 'limits.csv'), 'utf8')).toMatch(
      /\nmassGeV,gPrimeUpper_ccfr,gPrimeUpper_ccfr_statisticalError\n0\.01,/,
    );
  });

  it('give rates with efficiencies beside the published ones', async () => {
    const selection = ['--selection', 'argon-near-detector', ...few];
    const rate = ['rate', '--experiment', 'dune-nd-cdr', '--channel', 'numu:ee', '--tolerance', '1e-2'];
    const { code, stdout } = await runCli(...rate, ...selection);
    expect(code).toBe(0);
    expect(stdout).toMatch(/e e +0\.[45]\d+ ± 0\.0\d+ +0\.48 +0\.[12]\d+ ± 0\.0\d+ +0\.21/);
    const { efficiencies } = json(await runCli(...rate, ...selection, '--json'));
    // arXiv:1807.10973 has 0.48; 2000 events give 0.015
    expect(Math.abs(efficiencies[0].coherent.value - 0.48)).toBeLessThan(0.06);
  });

  it('look at leptons as --smear has them: a rate keeps the part of a file of events with such leptons', async () => {
    const beam = ['--experiment', 'dune-nd-cdr', '--channel', 'numu:mumu'];
    const smear = ['--smear', 'muonMomentum=0.3', '--smear', 'leptonAngleDegrees=3'];
    const cuts = ['--cut', 'minimumMuonMomentum=0.5', '--cut', 'maximumMuonAngleToBeam=5', '--cut-events', '10000'];
    const [all, seen] = [
      json(await runCli('rate', ...beam, '--tolerance', '1e-2', ...cuts, '--json')),
      json(await runCli('rate', ...beam, '--tolerance', '1e-2', ...cuts, ...smear, '--json')),
    ].map(({ efficiencies }) => efficiencies[0].coherent);
    const file = folder.path('smeared.csv');
    await runCli('events', ...beam, '--number', '10000', '--seed', '9', ...smear, '--out', file);
    const [head, ...events] = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(','));
    const kept = (prefix: string) => {
      const passes = (row: readonly string[], lepton: string) => {
        const [x, y, z] = ['Px', 'Py', 'Pz'].map((part) => Number(row[head.indexOf(`${prefix}${lepton}${part}GeV`)]));
        return Math.hypot(x, y, z) >= 0.5 && Math.atan2(Math.hypot(x, y), z) < (5 * Math.PI) / 180;
      };
      const [minus, plus] = prefix === '' ? ['leptonMinus', 'leptonPlus'] : ['LeptonMinus', 'LeptonPlus'];
      return events.filter((row) => passes(row, minus) && passes(row, plus)).length / events.length;
    };
    // four standard errors of both
    const allowed = ({ value, error }: typeof seen) => 4 * Math.hypot(error, Math.sqrt((value * (1 - value)) / 10_000));
    expect(Math.abs(kept('reconstructed') - seen.value)).toBeLessThan(allowed(seen));
    expect(Math.abs(kept('') - all.value)).toBeLessThan(allowed(all));
    expect(Math.abs(all.value - seen.value)).toBeGreaterThan(2 * allowed(seen));
  });

  it.each([
    [['--cut', 'minimumMuonMomentm=9'], /--cut = "minimumMuonMomentm": no such cut.*minimumMuonMomentum/],
    [['--cut', 'minimumMuonMomentum'], /--cut .*minimumMuonMomentum=9/],
    [['--selection', 'argon'], /argon-near-detector/],
    [['--cut-seed', '3'], /--cut-seed = "3": no selection/],
    [['--smear', 'muonMomentum=0.05'], /--smear = "muonMomentum": nothing is cut on what is measured/],
    [[...cut, '--smear', 'muonMomentum=-1'], /--smear muonMomentum = -1: outside the valid range/],
    [[...cut, '--smear', 'muonMomentum'], /--smear .*muonMomentum=0\.05/],
    [[...cut.slice(0, 2), '--cut-events', '10'], /--cut-events = "10": not usable/],
  ])('say in one line what they cannot use: %j', async (flags, message) => {
    const { code, stderr } = await runCli('limit', ...ccfr, ...flags);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
