import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyKernelCache, json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const fast = ['--tolerance', '1e-2'];
const point = '{"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}';

describe('nereid sigma', () => {
  it('prints one energy, with units and what the number is per', async () => {
    const { code, stdout, stderr } = await runCli('sigma', '--energy', '5', ...fast);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^ν_μ → ν_μ μ⁻ μ⁺ on Ar40, coherent, per nucleus\nE \[GeV\] +σ \[cm²\] +± error\n +5 +1\.4\d+e-42/,
    );
  });

  it('gives every number and every input as JSON', async () => {
    const result = json(await runCli('sigma', '--energy', '5', '--target', 'Ar40', '--json', ...fast));
    expect(result).toMatchObject({
      channel: 'numu:mumu',
      regime: 'coherent',
      per: 'nucleus',
      converged: true,
      method: 'full',
    });
    expect(result.sigmaErrorCm2).toBeLessThan(1e-2 * result.sigmaCm2);
    expect(result.inputs.electroweak.leptonMass.mu).toBe(0.1056583755);
    expect(result.provenance).toEqual({ program: 'nereid', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });

  it('takes a range and a list', async () => {
    const range = json(await runCli('sigma', '--energy', '1:100:3', '--json', ...fast));
    const energies = range.results.map(({ energyGeV }: { energyGeV: number }) => energyGeV);
    expect(energies[0]).toBe(1);
    expect(energies[1]).toBeCloseTo(10, 12);
    expect(energies[2]).toBe(100);
    const list = await runCli('sigma', '--energy', '1,10', ...fast);
    expect(list.stdout.trimEnd().split('\n')).toHaveLength(4);
  });

  it('is 0 below threshold, and says why', async () => {
    const args = ['sigma', '--energy', '0.1', '--target', 'proton'];
    // m + m²/2M with m = 2 × 0.1056583755 and M = 0.93827
    const reason = 'energy 0.1 GeV is below the threshold of 0.235113 GeV';
    const result = await runCli(...args, '--json');
    expect(result.code).toBe(0);
    expect(json(result)).toMatchObject({ sigmaCm2: 0, sigmaErrorCm2: 0, converged: true, reason });
    expect((await runCli(...args)).stdout).toContain(reason);
  });

  it('scales with the inputs given: σ ∝ G_F², α²', async () => {
    const sigma = async (...args: string[]) => json(await runCli('sigma', '--energy', '5', '--json', ...fast, ...args));
    const one = await sigma('--ew', 'fermiConstant=1e-5', '--ew', 'alpha=0.007');
    const two = await sigma('--ew', 'fermiConstant=2e-5', '--ew', 'alpha=0.007');
    const three = await sigma('--ew', 'fermiConstant=1e-5', '--ew', 'alpha=0.014');
    expect(two.sigmaCm2 / one.sigmaCm2).toBeCloseTo(4, 10);
    expect(three.sigmaCm2 / one.sigmaCm2).toBeCloseTo(4, 10);
  });
});

describe('nereid kernel', () => {
  it('prints densities, as a table and as JSON that add up to σ(SM)', async () => {
    const table = await runCli('kernel', '--constraint', 'ccfr', ...fast);
    expect(table.stdout).toMatch(/^CCFR: σ\(SM\) = 4\.\d+e-40 cm² per average nucleus of the target\n/);
    const result = json(await runCli('kernel', '--constraint', 'ccfr', '--json', ...fast));
    const [{ vvCm2, aaCm2, vaCm2, transferGeV2 }] = result.kernels;
    const vector = 0.5 + 2 * result.inputs.electroweak.sin2ThetaW;
    const sigma = transferGeV2.reduce(
      (sum: number, _: number, j: number) => sum + vector ** 2 * vvCm2[j] + 0.25 * aaCm2[j] + 0.5 * vector * vaCm2[j],
      0,
    );
    expect(result.standardModelCm2 / sigma).toBeCloseTo(1, 12);
    expect((await runCli('kernel', '--constraint', 'ccfr,nutev', '--json', ...fast)).stdout).toMatch(/^\{"results":\[/);
  });
});

describe('nereid ratio', () => {
  it('prints the ratio beside the measurement', async () => {
    const args = ['ratio', '--constraint', 'ccfr', '--set', 'mass=0.1', '--set', 'gPrime=1e-3', ...fast];
    const result = json(await runCli(...args, '--json'));
    expect(result.ratio).toBeGreaterThan(1.2);
    expect(result.pull).toBeCloseTo((0.82 - result.ratio) / 0.28, 12);
    const { stdout } = await runCli(...args);
    expect(stdout).toContain(`CCFR        ${result.ratio.toPrecision(6)}  0.82 ± 0.28  ${result.pull.toFixed(2)}`);
  });

  it('is 1 for the Standard Model and for a boson that couples to nothing here', async () => {
    const sm = json(await runCli('ratio', '--constraint', 'ccfr,charm-ii,nutev', '--model', 'sm', '--json', ...fast));
    expect(sm.results.map(({ ratio }: { ratio: number }) => ratio)).toEqual([1, 1, 1]);
    const args = ['mass=1', 'gPrime=1', 'nuTau=1', 'vectorTau=1'].flatMap((entry) => ['--set', entry]);
    expect(
      json(await runCli('ratio', '--constraint', 'ccfr', '--model', 'vector', ...args, '--json', ...fast)).ratio,
    ).toBe(1);
  });
});

describe('nereid limit', () => {
  const args = ['limit', '--constraint', 'ccfr,nutev', '--mass', '0.01:10:4', ...fast];

  it('counts other parts of a nucleus where they are named, in the number and in its words', async () => {
    const out = folder.path('counted');
    // kernels that come with the data
    const ccfr = ['limit', '--constraint', 'ccfr', '--mass', '0.01,10', '--json'];
    const couplings = async (...more: string[]) =>
      json(await runCli(...ccfr, ...more)).points.map((one: { couplingUpper: number }) => one.couplingUpper);
    const [coherent, unbroken, nucleus] = [
      await couplings(),
      await couplings('--regime', 'unbroken'),
      await couplings('--regime', 'nucleus', '--out', out),
    ];
    // larger transfers, where a light boson adds less; a heavy one adds the same everywhere
    expect(coherent[0]).toBeLessThan(unbroken[0]);
    expect(unbroken[0]).toBeLessThan(nucleus[0]);
    expect(Math.abs(nucleus[1] / coherent[1] - 1)).toBeLessThan(0.02);
    expect(readFileSync(`${out}/limits.csv`, 'utf8')).toContain('regimes: coherent, proton, neutron, inelastic');
    const { code, stderr } = await runCli(...ccfr, '--regime', 'coherent,nucleus');
    expect([code, stderr]).toEqual([2, expect.stringContaining('counts coherent twice')]);
  });

  it('gives a limit per mass, single and combined', async () => {
    const result = json(await runCli(...args, '--json'));
    expect(result.points).toHaveLength(4);
    expect(result.points[0].massGeV).toBe(0.01);
    expect(result.experiments).toEqual(['ccfr', 'nutev']);
    expect(result.curves.map(({ name }: { name: string }) => name)).toEqual(['CCFR', 'NuTeV', 'combined']);
    expect(result.converged).toBe(true);
    const { stdout } = await runCli(...args);
    expect(stdout).toContain('M_Z′ [GeV]');
    expect(stdout.trimEnd().split('\n')).toHaveLength(2 + 4 + 1);
  });

  it('is consistent with ratio: the limit lies where the likelihood crosses its threshold', async () => {
    const result = json(await runCli('limit', '--constraint', 'ccfr', '--mass', '0.3', '--json', ...fast));
    const [{ couplingUpper }] = result.points;
    const set = ['--set', 'mass=0.3', '--set', `gPrime=${couplingUpper}`];
    const { ratio } = json(await runCli('ratio', '--constraint', 'ccfr', ...set, '--json', ...fast));
    // 0.82 + 0.28 √(1.645² + (0.18/0.28)²), by hand
    expect(ratio).toBeCloseTo(0.82 + 0.28 * Math.sqrt(1.6448536269514722 ** 2 + (0.18 / 0.28) ** 2), 9);
  });

  it('is null where nothing is excluded', async () => {
    const vector = ['--model', 'vector', '--set', 'nuTau=1', '--set', 'vectorTau=1'];
    const result = json(await runCli('limit', '--constraint', 'ccfr', '--mass', '1', ...vector, '--json', ...fast));
    expect((await runCli('limit', '--constraint', 'ccfr', '--mass', '1', ...vector, ...fast)).stdout).toContain(
      'CCFR: nothing is excluded',
    );
    expect(result.points[0].couplingUpper).toBeNull();
    expect(result.contactLimit.massOverCouplingGeV).toBeNull();
  });

  it('writes figure and data, complete and nothing else', async () => {
    const out = folder.path('limit/new');
    const { code, stderr } = await runCli(...args, '--out', out);
    expect(code).toBe(0);
    expect(stderr.match(/^wrote .*$/gm)).toHaveLength(6);
    const figure = ['limits.csv', 'limits.json', 'limits.pdf', 'limits.png', 'limits.svg'];
    expect(readdirSync(out).sort()).toEqual([...figure, 'published.csv']);
    const lines = readFileSync(`${out}/limits.csv`, 'utf8').trimEnd().split('\n');
    const csv = lines.filter((line) => !line.startsWith('#'));
    expect(lines).toContain('# statistic: likelihood-ratio');
    expect(lines).toContain(
      '# command: nereid limit --constraint ccfr,nutev --mass 0.01:10:4 --out new --tolerance 1e-2',
    );
    expect(csv[0]).toBe('massGeV,gPrimeUpper_ccfr,gPrimeUpper_nutev,gPrimeUpper_ccfr+nutev');
    const stored = JSON.parse(readFileSync(`${out}/limits.json`, 'utf8'));
    expect(csv.slice(1).map((row) => Number(row.split(',')[3]))).toEqual(
      stored.points.map(({ couplingUpper }: { couplingUpper: number }) => couplingUpper),
    );
    expect(readFileSync(`${out}/limits.png`).subarray(1, 4).toString()).toBe('PNG');
    expect(readFileSync(`${out}/limits.svg`, 'utf8')).toContain('CCFR as published (1902.08579)');
  });

  it('draws a figure for a single mass', async () => {
    const out = folder.path('limit/single');
    expect((await runCli('limit', '--constraint', 'ccfr', '--mass', '1', '--out', out, ...fast)).code).toBe(0);
  });

  it('uses the other published value on request', async () => {
    const given = ['limit', '--constraint', 'charm-ii', '--mass', '1', '--json', ...fast];
    const standard = json(await runCli(...given));
    const other = json(await runCli(...given, '--value', 'charmii-ratio-2014'));
    expect(standard.inputs.measurements[0].errorPlus).toBe(0.64);
    expect(other.inputs.measurements[0].errorPlus).toBe(0.57);
    expect(other.points[0].couplingUpper).toBeLessThan(standard.points[0].couplingUpper);
  });
});

describe('nereid evaluate', () => {
  it('gives the verdict of each experiment', async () => {
    const file = folder.path('point.json');
    // with the mark some editors begin a file with
    writeFileSync(file, `\uFEFF${point}\n`);
    const result = await runCli('evaluate', file, '--json', ...fast);
    expect(result.code).toBe(0);
    const { verdicts } = json(result);
    expect(verdicts.map(({ constraint }: { constraint: string }) => constraint)).toEqual([
      ...['ccfr', 'charm-ii', 'nutev'],
      'combined',
    ]);
    expect(verdicts[0]).toMatchObject({ verdict: 'allowed', measured: 0.82, fidelity: 'recast' });
    expect((await runCli('evaluate', file, ...fast)).stdout).toMatch(
      /^constraint +verdict +σ\/σ_SM +pull\nccfr +allowed/,
    );
    writeFileSync(file, point.replace('1e-3', '1e-2'));
    expect(json(await runCli('evaluate', file, '--json', ...fast)).verdicts[0].verdict).toBe('excluded');
  });

  it('calls a point of no model invalidInput, with exit code 2', async () => {
    const file = folder.path('invalid.json');
    writeFileSync(file, '{"model": "lmu-ltau", "parameters": {"mass": 1}}');
    const result = await runCli('evaluate', file, '--json');
    expect(result.code).toBe(2);
    expect(json(result).verdicts[0]).toMatchObject({ constraint: 'ccfr', verdict: 'invalidInput' });
    expect(result.stderr).toBe(
      'nereid: point: model = "lmu-ltau": needs the parameter gPrime. Add "gPrime" to its parameters.\n',
    );
    // without --json there is nothing to say but the error
    expect(await runCli('evaluate', file)).toEqual({ ...result, stdout: '' });
  });
});

describe('nereid report', () => {
  it('goes from the record to table, figure and data', async () => {
    const out = folder.path('report');
    mkdirSync(out);
    const { code, stdout } = await runCli('report', '--out', out, ...fast);
    expect(code).toBe(0);
    expect(stdout).toMatch(/CCFR +iron +98\.4 +0\.82 ± 0\.28 +1\.00 +-0\.64/);
    expect(stdout).toContain('NuTeV');
    expect(readdirSync(out).sort()).toEqual([
      'exclusion.pdf',
      'exclusion.png',
      'exclusion.svg',
      'limits.csv',
      'published.csv',
      'report.json',
    ]);
    const result = json(await runCli('report', '--out', out, '--json', ...fast));
    expect(result.measurements).toHaveLength(3);
    expect(result.limits.at(-1).experiments).toEqual(['ccfr', 'charm-ii', 'nutev']);
  });
});

describe('results', () => {
  emptyKernelCache();

  const commands = [
    ['sigma', '--energy', '5', '--regime', 'nucleus'],
    ['kernel', '--constraint', 'charm-ii', '--tolerance', '3e-3'],
    ['ratio', '--constraint', 'nutev', '--set', 'mass=1', '--set', 'gPrime=0.01', '--tolerance', '4e-3'],
    ['limit', '--constraint', 'ccfr,charm-ii', '--mass', '0.01:10:5', '--tolerance', '5e-3'],
  ];
  it.each(commands)('%s: two runs, from the cache or not, give the same bytes', async (...args) => {
    const first = await runCli(...args, '--json');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(await runCli(...args, '--json')).toEqual(first);
  });

  it('have sorted keys at every depth', async () => {
    const check = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Array.isArray(value)) expect(Object.keys(value)).toEqual(Object.keys(value).sort());
      Object.values(value).forEach(check);
    };
    check(json(await runCli('limit', '--constraint', 'ccfr', '--mass', '1', '--json', ...fast)));
  });
});

describe('help', () => {
  it.each(['sigma', 'kernel', 'ratio', 'limit', 'evaluate', 'report'])('of %s has an example to copy', async (name) => {
    const result = await runCli(name, '--help');
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toMatch(new RegExp(`Examples?:\\n  nereid ${name} `));
    expect(await runCli('help', name)).toEqual(result);
  });

  it('lists the commands', async () => {
    const { code, stdout } = await runCli('--help');
    expect(code).toBe(0);
    for (const name of ['sigma', 'kernel', 'ratio', 'limit', 'evaluate', 'report'])
      expect(stdout).toContain(`  ${name} `);
    expect((await runCli('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
