import { writeFileSync } from 'node:fs';
import { limit } from '@nereid/analysis/node';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const unified = ['--statistic', 'feldman-cousins', '--cl', '0.9', '--toys', '2000'];
const nova = ['--constraint', 'nova-2025', ...unified];

describe('--statistic feldman-cousins', () => {
  it('makes limits from the interval of σ/σ_SM, with the error of the toys', async () => {
    const found = json(await runCli('limit', ...nova, '--mass', '0.1', '--json'));
    const { unifiedInterval, treatment } = found.inputs;
    const [point] = found.points;
    expect(unifiedInterval).toMatchObject({
      experiment: 'nova-2025',
      confidenceLevel: 0.9,
      toys: 2000,
      seed: 1,
      lower: 0,
    });
    expect(treatment).toEqual({ likelihood: 'counts', constraint: 'gaussian', toys: { toys: 2000, seed: 1 } });
    expect(found.statistics).toMatchObject({ statistic: 'feldman-cousins', sidedness: 'two-sided' });
    expect(point.ratiosAtLimit['NOvA 2025']).toBeCloseTo(unifiedInterval.upper, 9);
    // R − 1 goes as g to g⁴: its relative error is one to four times that of g
    const relative = point.couplingUpperToyError / point.couplingUpper;
    const ofRatio = unifiedInterval.upperError / (unifiedInterval.upper - 1);
    expect(relative).toBeGreaterThan(ofRatio / 4);
    expect(relative).toBeLessThan(ofRatio);
  });

  it('is the same in the library and in evaluate, on both sides of the limit', async () => {
    const treatment = { likelihood: 'counts', constraint: 'gaussian', toys: { toys: 2000, seed: 1 } } as const;
    const test = { confidenceLevel: 0.9, statistic: 'feldman-cousins' } as const;
    const { couplingUpper } = await limit({
      constraints: ['nova-2025'],
      model: 'lmu-ltau',
      mass: 0.1,
      treatment,
      ...test,
    });
    const found = json(await runCli('limit', ...nova, '--mass', '0.1', '--json'));
    expect(couplingUpper).toBe(found.points[0].couplingUpper);
    for (const [factor, verdict] of [
      [0.999, 'allowed'],
      [1.001, 'excluded'],
    ] as const) {
      const file = folder.path(`${verdict}.json`);
      const gPrime = factor * (couplingUpper ?? Number.NaN);
      writeFileSync(file, JSON.stringify({ model: 'lmu-ltau', parameters: { mass: 0.1, gPrime } }));
      expect(json(await runCli('evaluate', file, ...nova, '--json')).verdicts[0].verdict).toBe(verdict);
    }
  });

  it('asks the library for one count, before anything is computed', async () => {
    const asked = { model: 'lmu-ltau', mass: 0.1, statistic: 'feldman-cousins' } as const;
    await expect(limit({ ...asked, constraints: ['ccfr'] })).rejects.toThrow(/CCFR published .* Use likelihood-ratio/);
    await expect(limit({ ...asked, constraints: ['nova-2025', 'g-2'] })).rejects.toThrow(
      /not for nova-2025, g-2 together/,
    );
    await expect(limit({ ...asked, constraints: ['g-2'] })).rejects.toThrow(/g-2 has no counts/);
  });

  it('is a row of likelihood, in events too; known yields need no toys', async () => {
    const { stdout } = await runCli('likelihood', ...nova);
    expect(stdout).toMatch(/σ\/σ_SM in \(0\.9 CL, Feldman–Cousins, 2000 toys, seed 1\) +\[0, 2\.\d+ ± 0\.\d+\]/);
    expect(stdout).toMatch(/signal events in +\[0, 13\.\d+\]/);
    expect((await runCli('likelihood', '--constraint', 'nova-2025')).stdout).not.toMatch(/Feldman/);
    const workspace = JSON.parse((await runCli('likelihood', '--constraint', 'nova-2025', '--format', 'pyhf')).stdout);
    const known = { ...workspace };
    for (const sample of known.channels[0].samples) {
      sample.modifiers = sample.modifiers.filter(({ type }: { type: string }) => type === 'normfactor');
    }
    const file = folder.path('known.json');
    writeFileSync(file, JSON.stringify(known));
    const read = await runCli('likelihood', '--read', file, '--statistic', 'feldman-cousins', '--cl', '0.9');
    expect(read.stdout).toMatch(/Feldman–Cousins, exact\) +\[0, 2\.0682\]/);
  });

  it('has the seed and the number of toys that are asked for', async () => {
    const upper = async (...more: string[]) =>
      json(await runCli('likelihood', '--constraint', 'nova-2025', ...unified, ...more, '--json')).ratioInterval.upper;
    const first = await upper('--seed', '7');
    expect(await upper('--seed', '7')).toBe(first);
    expect(await upper('--seed', '8')).not.toBe(first);
  });

  it.each([
    [['limit', '--constraint', 'ccfr'], /CCFR published a number of signal events.*not a count\. Use likelihood-ratio/],
    [['limit', '--constraint', 'dune-projection-40'], /is a projection\. Use likelihood-ratio/],
    [
      ['limit', '--constraint', 'nutev,nova-2025'],
      /is for one experiment, not for nutev, nova-2025 together\. Name one/,
    ],
    [['limit', '--constraint', 'nova-2025', '--sided', 'two'], /--sided = "two": the data decide .* Leave it out/],
    [
      ['limit', '--constraint', 'nova-2025', '--likelihood', 'ratio'],
      /--likelihood = "ratio": feldman-cousins is made from counts/,
    ],
    [
      ['limit', '--constraint', 'nova-2025', '--error-model', 'variable-width'],
      /--error-model = .*no asymmetric errors/,
    ],
    [['limit', '--constraint', 'nova-2025', '--toys', '5'], /--toys = "5": .*from 1000 to 10000000/],
    [['limit', '--constraint', 'nova-2025', '--seed', '-1'], /--seed = "-1": /],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await runCli(...words, '--statistic', 'feldman-cousins');
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('keeps its toys to itself', async () => {
    const { code, stderr } = await runCli('limit', '--constraint', 'nova-2025', '--toys', '5000');
    expect([code, stderr]).toEqual([
      2,
      'nereid: --toys = "5000": no toys are thrown for this statistic. Give --statistic feldman-cousins too.\n',
    ]);
  });
});
