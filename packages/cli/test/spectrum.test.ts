import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const few = ['--events', '2000', '--bins', '5'];
const fixed = ['--energy', '5', '--target', 'Ar40', '--regime', 'coherent'];

describe('nereid spectrum', () => {
  it('prints bins with errors, what lies outside, and all of it', async () => {
    const { code, stdout } = await runCli('spectrum', ...fixed, ...few);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ν_μ → ν_μ μ⁻ μ⁺ on Ar40\n\npairMass \[GeV\] +σ \[cm²\], SM +± error\n +below/);
    expect(stdout.trim().split('\n')).toHaveLength(2 + 1 + 1 + 5 + 2);
  });

  it('writes CSV, JSON and a figure for each observable, a model beside the Standard Model', async () => {
    const out = folder.path('spectra');
    const model = ['--model', 'lmu-ltau', '--set', 'mass=0.1', '--set', 'gPrime=1e-3'];
    const observables = ['--observable', 'pairMass,transfer'];
    const { code, stderr } = await runCli(
      'spectrum',
      ...fixed,
      ...few,
      ...model,
      ...observables,
      '--format',
      'svg,pdf',
      '--out',
      out,
    );
    expect(code, stderr).toBe(0);
    for (const name of ['pairMass.svg', 'pairMass.pdf', 'transfer.svg', 'transfer.pdf']) expect(stderr).toContain(name);
    const [head, ...rows] = readFileSync(`${out}/spectrum.csv`, 'utf8').trim().split('\n');
    expect(head).toBe('observable,unit,low,high,sigmaCm2,sigmaErrorCm2,model_sigmaCm2,model_sigmaErrorCm2');
    expect(rows).toHaveLength(10);
    const { spectra } = JSON.parse(readFileSync(`${out}/spectrum.json`, 'utf8'));
    expect(Object.keys(spectra[1].model.bins[0])).toEqual(
      expect.arrayContaining(['lowGeV2', 'highGeV2', 'sigmaCm2', 'sigmaErrorCm2']),
    );
    expect(readFileSync(`${out}/pairMass.svg`, 'utf8')).toContain('L_μ-L_τ, M_Z′=0.1 GeV');
  });

  it('counts the events of an exposure, in proportion to it', async () => {
    const of = async (...args: string[]) =>
      json(await runCli('spectrum', '--experiment', 'dune-nd', ...few, '--json', ...args)).spectra[0].standardModel
        .total;
    const [one, ten] = [await of('--exposure', 'tonnes=1'), await of('--exposure', 'tonnes=10')];
    expect(ten.events / one.events).toBeCloseTo(10, 9);
    expect(one.eventsError).toBeGreaterThan(0);
  });

  it.each<[string[], RegExp]>([
    [['--observable', 'mll'], /observable = "mll": no such observable/],
    [['--observable', 'q2,q2'], /named twice/],
    [['--observable', 'neutrinoEnergy'], /all neutrinos have 5 GeV.*--flux/],
    [['--observable', 'q2,transfer', '--range', '0.1:1'], /several observables/],
    [['--range', '1'], /--range = "1": not a range. Write low:high/],
    [['--range', '2:1'], /smaller first/],
    [['--regime', 'dis'], /--regime = "dis"/],
    [['--exposure', 'tonnes=5'], /goes with an experiment that has an exposure/],
    [['--events', '10'], /at least 1000/],
    [['--energy', '0.01'], /below the threshold/],
    [['--width', 'triple'], /--width = "triple"/],
  ])('refuses %j in one line', async (args, message) => {
    const base = args.includes('--energy') ? [] : ['--energy', '5'];
    const { code, stderr } = await runCli('spectrum', ...base, ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
