import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

temporaryFolder();
const point = ['rs', '--ir-scale', '3000', '--curvature', '1.2209e19'];
const spectrum = [...point, '--spectrum', '--json'];
const fast = ['--experiment', 'ccfr', '--tolerance', '1e-2'];

describe('nereid rs', () => {
  it('prints roots, a(c), overlaps and f_IR of the reference geometry', async () => {
    const { roots, aOfC, omega, fIr } = json(await runCli(...spectrum, '--c', '0.58'));
    // independent values in docs/physics/randall-sundrum.md
    expect(roots).toHaveLength(6);
    expect(roots[0]).toBeCloseTo(2.4486871, 7);
    expect(aOfC).toBeCloseTo(-1.4282838853, 9);
    expect(fIr).toBeCloseTo(0.015976144656324655, 15);
    expect(omega).toHaveLength(6);
    const other = json(await runCli(...spectrum, '--c', '0.2', '--modes', '2'));
    expect(other.omega[0]).toBeCloseTo(2.819098851, 8);
    expect(other.omega[1]).toBeCloseTo(0.8810650145, 9);
  });

  it('takes brane positions instead of scales, and the Planck mass of a convention as curvature', async () => {
    const byScale = json(await runCli(...spectrum));
    const byRadius = ['--radius-uv', String(1 / 1.2209e19), '--radius-ir', String(1 / 3000)];
    const same = json(await runCli('rs', ...byRadius, '--spectrum', '--json'));
    expect(same.roots[0] / byScale.roots[0]).toBeCloseTo(1, 14);
    const reduced = json(await runCli('rs', '--ir-scale', '3000', '--planck', 'reduced', '--spectrum', '--json'));
    expect(reduced.geometry.curvatureOverReducedPlanckMass).toBe(1);
    // 1/√(8π)
    expect(reduced.geometry.curvatureOverPlanckMass).toBeCloseTo(0.19947, 5);
  });

  it.each(['++', '-+', '+-', '--'])('shows the spectrum of (%s)', async (boundary) => {
    // where the field vanishes on a brane, a kinetic term there would be passed over: refused (overruledOptions.test.ts)
    const kinetic = boundary[1] === '+' ? ['--kinetic-ir', '1'] : [];
    const { spectrum: shown } = json(await runCli(...spectrum, '--boundary', boundary, ...kinetic));
    expect(shown.boundary).toBe(boundary);
    expect(shown.kineticIr).toBe(boundary[1] === '+' ? 1 : 0);
    expect(shown.atIrBrane.every((value: number) => (boundary[1] === '+' ? value !== 0 : value === 0))).toBe(true);
  });

  it('gives couplings, precision observables and the verdict of the model randall-sundrum', async () => {
    const flags = ['--c', '0.6', '--c-left', 'mu=0.45', '--custodial', ...fast];
    const result = json(await runCli(...point, ...flags, '--json'));
    expect(result.verdicts).toHaveLength(1);
    expect(result.verdicts[0]).toMatchObject({ constraint: 'ccfr', verdict: 'allowed' });
    expect(result.zCouplings).toHaveLength(9);
    expect(Math.abs(result.oblique.T)).toBeLessThan(1e-3);
    expect(result.scheme.zMassFractionFromModes / result.scheme.zMassFraction).toBeCloseTo(1, 1);
    const parameters = ['irScale=3000', 'curvature=1.2209e19', 'c=0.6', 'cLeftMu=0.45', 'custodial=1'];
    const set = parameters.flatMap((text) => ['--set', text]);
    const ratio = json(await runCli('ratio', ...fast, '--model', 'randall-sundrum', ...set, '--json'));
    expect(result.verdicts[0].ratio).toBeCloseTo(ratio.ratio, 12);
    const evaluated = result.channels.find(({ channel }: { channel: string }) => channel === 'numu:mumu');
    expect(Math.abs(evaluated.vectorShift)).toBeGreaterThan(1e-5);
  });

  it('excludes a light L_μ − L_τ boson where the flat model is excluded', async () => {
    const boson = ['--mu-tau-coupling', '2e-3', '--mu-tau-mass', '0.1'];
    const { verdicts, muTau } = json(await runCli(...point, ...boson, ...fast, '--json'));
    expect(verdicts[0].verdict).toBe('excluded');
    expect(muTau.massesGeV[0]).toBe(0.1);
  });

  it('has shifts that fall to nothing in the decoupling limit, not to rounding', async () => {
    const { channels } = json(await runCli('rs', '--ir-scale', '1e12', '--channel', 'numu:mumu', ...fast, '--json'));
    // (1/3e8)² of 2.4e-3, but for logarithms
    expect(Math.abs(channels[0].vectorShift)).toBeLessThan(1e-19);
    expect(Math.abs(channels[0].vectorShift)).toBeGreaterThan(1e-21);
  });

  it('prints tables', async () => {
    const { stdout, code } = await runCli(...point, ...fast);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^k = 1\.2209e\+19 GeV \(1\.00 M_Pl, 5\.01 reduced\), Λ_IR = 3000 GeV/);
    expect(stdout).toMatch(/^1 +2\.448687138 +7346\.0614 +8\.4806411/m);
    expect(stdout).toMatch(/m_W = 80\.16\d GeV/);
    expect(stdout).toMatch(/^muLeft +-0\.26881 +−/m);
    expect(stdout).toMatch(/^ccfr +allowed/m);
    // Peskin and Takeuchi: ΔA = −αT/2 with α(m_Z) = 1/129 and T = 0.4945, as 0807.4937 has it at 3 TeV
    expect(stdout).toMatch(/^numu:mumu ΔA +−1\.91\de-3 /m);
    expect(stdout).toMatch(/T = 0\.49 and the couplings of the Z are not judged/);
  });

  it.each<[string[], string]>([
    [['rs'], '--ir-scale: missing. Give it, for example --ir-scale 3000'],
    [['rs', '--ir-scale', 'x'], '--ir-scale = "x": not a number'],
    [['rs', '--ir-scale', '500'], '--ir-scale = 500: outside the valid range'],
    [['rs', '--ir-scale', '3000', '--curvature', '4000'], '--ir-scale = 3000: leaves no hierarchy'],
    [['rs', '--ir-scale', '3000', '--radius-ir', '1e-3'], '--ir-scale = "3000": given together with --radius-ir'],
    [['rs', '--ir-scale', '3000', '--kinetic-ir', '-1'], '--kinetic-ir = -1: a negative brane kinetic term'],
    [['rs', '--ir-scale', '3000', '--boundary', '+'], '--boundary = "+": not one of the choices'],
    [['rs', '--ir-scale', '3000', '--planck', 'Full'], '--planck = "Full": not one of the choices'],
    [['rs', '--ir-scale', '3000', '--modes', '1.5'], '--modes = 1.5: not a usable number of modes'],
    [['rs', '--ir-scale', '3000', '--c-left', 'mu=101'], '--c-left mu = 101: outside the valid range'],
    [['rs', '--ir-scale', '3000', '--c-left', 'my=1'], '--c-left = "my": not one of the choices. Did you mean "mu"?'],
    [['rs', '--ir-scale', '3000', '--c-left', '1', '--c-left', '2'], '--c-left = "2": given twice'],
    [
      ['rs', '--ir-scale', '3000', '--mu-tau-mass', '1'],
      '--mu-tau-mass = 1: without a coupling. Give --mu-tau-coupling',
    ],
    [['rs', '--ir-scale', '3000', '--channel', 'numu:mumuu'], '--channel = "numu:mumuu"'],
  ])('%s is refused', async (args, message) => {
    const { code, stdout, stderr } = await runCli(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`nereid: ${message}`);
    expect(stderr.trim()).not.toContain('\n');
  });
});
