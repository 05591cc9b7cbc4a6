import { readFileSync, writeFileSync } from 'node:fs';
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

  it('counts the events that cuts keep between edges, of several channels together', async () => {
    const args = ['--channel', 'numu:mumu,numu:ee', '--edges', 'pairMass=0,0.1,0.4', '--observable', 'pairMass,q2'];
    const cut = ['--selection', 'argon-near-detector', '--json'];
    const { spectra } = json(await runCli('spectrum', '--experiment', 'dune-nd', ...few, ...args, ...cut));
    const { bins, total, efficiency, below, above } = spectra[0].standardModel;
    expect(bins.map(({ lowGeV }: { lowGeV: number }) => lowGeV)).toEqual([0, 0.1]);
    expect(spectra[1].standardModel.bins).toHaveLength(5);
    const sum = [below, above, ...bins].reduce((all, { sigmaCm2 }) => all + sigmaCm2, 0);
    expect(sum / total.sigmaCm2).toBeCloseTo(1, 9);
    const { 'numu:mumu': muons, 'numu:ee': electrons } = bins[1].channelSigmaCm2;
    expect((muons + electrons) / bins[1].sigmaCm2).toBeCloseTo(1, 9);
    // μ⁺μ⁻ weigh 0.21 GeV at least
    expect(bins[0].channelSigmaCm2['numu:mumu']).toBeLessThan(1e-3 * bins[0].sigmaCm2);
    expect(efficiency.value).toBeGreaterThan(0.2);
    expect(efficiency.value).toBeLessThan(0.7);
  });

  it('counts events of a flux of one’s own with an exposure, as nereid rate does', async () => {
    const flux = folder.path('flux.csv');
    writeFileSync(flux, 'lowGeV,highGeV,numu\n2,4,1e-5\n4,8,2e-6\n');
    const beam = ['--flux', flux, '--flux-unit', '1/GeV/m2/POT', '--target', 'iron'];
    const exposure = ['--exposure', 'tonnes=8', '--exposure', 'pot=2e20'];
    const args = [...beam, ...exposure, '--channel', 'numu:mumu', '--json'];
    const { rates } = json(await runCli('rate', ...args, '--tolerance', '1e-2'));
    const coherent = rates.find(({ regime }: { regime: string }) => regime === 'coherent').events;
    const { total } = json(await runCli('spectrum', ...args, ...few, '--regime', 'coherent')).spectra[0].standardModel;
    expect(Math.abs(total.events - coherent)).toBeLessThan(5 * total.eventsError + 0.01 * coherent);
  });

  it('says what is not known of every bin, source by source: tables, CSV, JSON and a band', async () => {
    const out = folder.path('uncertain');
    const args = ['--experiment', 'dune-nd', '--regime', 'coherent', ...few, '--flux-error', '0.03', '--uncertainties'];
    const { code, stdout, stderr } = await runCli('spectrum', ...args, '--format', 'svg', '--out', out);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/events, SM +± error +± systematic\n +below +0.0000e\+0 +0.0e\+0 +–\n/);
    expect(stdout).toMatch(/flux-normalisation:dune-nd +(\+3\.00 % +){6}3 % more neutrinos/);
    const [head, ...rows] = readFileSync(`${out}/spectrum.csv`, 'utf8').trim().split('\n');
    const columns = head.split(',');
    expect(columns.slice(8, 11)).toEqual(['uncertainty', 'shift_radius:Ar', 'shift_density:Ar']);
    expect(columns.at(-1)).toBe('shift_flux-normalisation:dune-nd');
    const { bins, sources, total } = JSON.parse(readFileSync(`${out}/spectrum.json`, 'utf8')).spectra[0].standardModel;
    expect(sources.map(({ name }: { name: string }) => name)).toEqual(columns.slice(9).map((name) => name.slice(6)));
    const [first] = bins.map(({ uncertainties }: { uncertainties?: unknown }) => uncertainties).filter(Boolean);
    const row =
      rows[bins.findIndex(({ uncertainties }: { uncertainties?: unknown }) => uncertainties === first)].split(',');
    expect(Number(row[8])).toBe(first.total);
    expect(row.slice(9).map(Number)).toEqual(sources.map(({ name }: { name: string }) => first.shifts[name]));
    expect(stdout).toContain(`${(100 * total.uncertainties.total).toFixed(2)} %`);
    expect(readFileSync(`${out}/pairMass.svg`, 'utf8')).toContain('systematic errors');
  });

  it.each<[string[], RegExp]>([
    [['--flux-error', '0.1'], /--flux-error = "0.1": nothing is asked about errors. Give --uncertainties too/],
    [['--flux-error', '0.1', '--uncertainties'], /--flux-error = "0.1": there is no exposure/],
    [['--edges', '0,2,1'], /--edges = "0,2,1": 1 is not above 2/],
    [['--edges', '1'], /two or more/],
    [['--edges', '0,1', '--bins', '5'], /--bins = "5": there are edges/],
    [['--edges', 'q2=1e-3,1e-2'], /q2 is not among the observables/],
    [['--observable', 'q2', '--edges', '0,1'], /logarithmic scale/],
    [['--observable', 'q2,transfer', '--edges', '0.1,1'], /Say of which they are/],
    [['--cut', 'minimumMuonMomentun=1'], /no such cut.*minimumMuonMomentum/],
    [['--cut', 'minimumMuonMomentum=100'], /keeps none/],
    [['--channel', 'all'], /species are known/],
    [['--energy', '1', '--channel', 'numu:mumu,numu:tautau'], /numu:tautau.*closed/],
    [['--regime', 'coherent,nucleus'], /sum of regimes/],
    [['--observable', 'mll'], /observable = "mll": no such observable/],
    [['--observable', 'q2,q2'], /named twice/],
    [['--observable', 'neutrinoEnergy'], /all neutrinos have 5 GeV.*--flux/],
    [['--observable', 'q2,transfer', '--range', '0.1:1'], /several observables/],
    [['--range', '1'], /--range = "1": not a range. Write low:high/],
    [['--range', '2:1'], /smaller first/],
    [['--regime', 'dis'], /--regime = "dis"/],
    [['--exposure', 'tonnes=5'], /neutrinos of one energy have no number/],
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
