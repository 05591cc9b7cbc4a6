import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const fast = ['--tolerance', '1e-2'];
const muons = ['--channel', 'numu:mumu', ...fast];

describe('nereid rate', () => {
  it('prints events with their uncertainty, and the beam they come from', async () => {
    const { code, stdout, stderr } = await runCli('rate', '--experiment', 'dune-nd', ...muons);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^DUNE near detector, 120 GeV beam, mode nu: 1 t of argon, 1\.100e\+21 protons, 1 year\n/);
    expect(stdout).toMatch(/numu: 1\.15\de\+18 per m², ⟨E⟩ 2\.68 GeV/);
    expect(stdout).toMatch(
      /numu:mumu +1\.\d+ ± 0\.09\d +0\.5\d* ± 0\.16 +0\.4\d* +0\.08\d* +0\.11\d* ± 0\.020\n\n± coherent: 7\.8 % = form factor 1 % ⊕ electroweak 5\.9 % ⊕ flux 5 %\n/,
    );
  });

  it('takes all for the channels that the beam opens', async () => {
    const args = ['rate', '--experiment', 'dune-nd-cdr', '--no-inelastic', '--json', ...fast];
    const named = await runCli(...args, '--channel', 'all');
    expect(json(named).rates).toEqual(json(await runCli(...args)).rates);
  });

  it('leaves broken nucleons out where it is told to, and counts some of them up to an energy', async () => {
    const without = json(await runCli('rate', '--experiment', 'dune-nd', '--json', ...muons, '--no-inelastic'));
    expect(without.rates.map(({ regime }: { regime: string }) => regime)).toEqual(['coherent', 'proton', 'neutron']);
    const inelastic = async (...more: string[]) => {
      const { rates } = json(await runCli('rate', '--experiment', 'dune-nd', '--json', ...muons, ...more));
      return rates.find(({ regime }: { regime: string }) => regime === 'inelastic').events;
    };
    const all = await inelastic();
    // most hadrons of this beam have less than 3 GeV, and the ratio of E139 lies from 0.85 to 1.03
    const below = (await inelastic('--hadronic-energy-max', '3')) / all;
    expect(below).toBeGreaterThan(0.8);
    expect(below).toBeLessThan(1);
    const bound = (await inelastic('--nuclear-medium', 'e139')) / all;
    expect(bound).toBeGreaterThan(0.85);
    expect(bound).toBeLessThan(1);
  });

  it('gives channel, regime, events and every part of the uncertainty as JSON', async () => {
    const result = json(await runCli('rate', '--experiment', 'dune-nd', '--json', ...muons));
    expect(result.rates.map(({ channel, regime }: Record<string, string>) => [channel, regime])).toEqual([
      ['numu:mumu', 'coherent'],
      ['numu:mumu', 'proton'],
      ['numu:mumu', 'neutron'],
      ['numu:mumu', 'inelastic'],
    ]);
    const [{ events, uncertainty, converged }] = result.rates;
    expect(Math.abs(events - 1.17)).toBeLessThan(0.07); // arXiv:1902.06765
    expect(converged).toBe(true);
    expect(Object.keys(uncertainty).sort()).toEqual(['electroweak', 'flux', 'formFactor', 'nuclearModelling', 'total']);
    expect(result.exposure).toEqual({ distanceM: 574, protonsOnTarget: 1.1e21, tonnes: 1, years: 1 });
  });

  it('takes an exposure, a mode and all modes', async () => {
    const one = json(await runCli('rate', '--experiment', 'dune-nd', '--json', ...muons));
    const more = ['--exposure', 'tonnes=67', '--exposure', 'years=3', '--mode', 'all'];
    const { results } = json(await runCli('rate', '--experiment', 'dune-nd', '--json', ...muons, ...more));
    expect(results.map(({ mode }: { mode: string }) => mode)).toEqual(['nu', 'nubar']);
    expect(results[0].rates[0].events / one.rates[0].events).toBeCloseTo(201, 8);
  });

  it('lists the events with other calculations of the flux, of the channels named', async () => {
    const args = ['--experiment', 'faser-nu', ...muons];
    const result = json(await runCli('rate', ...args, '--json'));
    const names = ['sibyll', 'dpmjet', 'qgsjet', 'epos', 'pythia'];
    expect(result.alternatives.map(({ name }: { name: string }) => name)).toEqual(names);
    // one of them taken as the flux gives the same
    const [{ fluxTable, rates }] = result.alternatives;
    const own = json(await runCli('rate', ...args, '--flux', fluxTable, '--json'));
    expect(own.rates.map(({ events }: { events: number }) => events)).toEqual(
      rates.map(({ events }: { events: number }) => events),
    );
    expect(own.alternatives).toBeUndefined();
    const { stdout } = await runCli('rate', ...args);
    expect(stdout).toMatch(
      /\nThe same with other fluxes:\nchannel +regime +faser-nu +sibyll +dpmjet +qgsjet +epos +pythia\n/,
    );
    const { stdout: together } = await runCli('rate', '--experiment', 'faser-nu,flare', ...muons);
    expect(together).toMatch(/flare: numu:mumu coherent with other fluxes: [\d.]+ \(sibyll\), .* \(pythia\)\n/);
  });

  it('takes every flux of a beam of muons, with both charges as modes', async () => {
    const args = ['--experiment', 'nustorm,muon-collider', '--mode', 'all', '--channel', 'nue:ee,numu:mumu', ...fast];
    const { results } = json(await runCli('rate', ...args, '--json'));
    expect(
      results.map(({ mode, rates }: { mode: string; rates: { channel: string }[] }) => [mode, rates[0].channel]),
    ).toEqual([
      ['mu-plus', 'nue:ee'],
      ['mu-minus', 'numu:mumu'],
      ['mu-plus', 'nue:ee'],
      ['mu-minus', 'numu:mumu'],
    ]);
  });

  it('takes several experiments: one table, and their results in order as JSON', async () => {
    const args = ['--experiment', 'dune-nd,sbnd', '--channel', 'numu:mumu,numu:ee', ...fast];
    const { results } = json(await runCli('rate', ...args, '--json'));
    expect(results.map(({ experiment }: { experiment: string }) => experiment)).toEqual(['dune-nd', 'sbnd']);
    const one = json(await runCli('rate', '--experiment', 'dune-nd', ...muons, '--json'));
    expect(results[0].rates.filter(({ channel }: { channel: string }) => channel === 'numu:mumu')).toEqual(one.rates);
    const { stdout } = await runCli('rate', ...args);
    expect(stdout).toMatch(/^DUNE near detector, 120 GeV beam, mode nu: .*\nSBND, mode nu: /);
    expect(stdout.match(/^experiment +mode +channel/gm)).toHaveLength(1);
    expect(stdout.match(/^(dune-nd|sbnd) +nu +numu:(ee|mumu) +\d/gm)).toHaveLength(4);
  });

  it('takes a flux of the user’s, at an experiment or at a target', async () => {
    const file = folder.path('flux.txt');
    // one bin around 5 GeV, 1e14 per m² and year
    writeFileSync(file, '# made up\n4.9 5.1 5e14\n');
    const own = ['--flux', file, '--flux-unit', '1/GeV/m2/year', '--flux-columns', 'lowGeV,highGeV,numu'];
    const where = ['--target', 'Ar40', '--exposure', 'tonnes=10', '--exposure', 'years=2'];
    const { rates, species } = json(await runCli('rate', ...own, ...where, '--json', ...muons));
    expect(species).toEqual([
      { species: 'numu', neutrinosPerM2: expect.closeTo(2e14, -2), meanEnergyGeV: expect.closeTo(5, 10) },
    ]);
    const sigma = json(await runCli('sigma', '--energy', '5', '--target', 'Ar40', '--json', ...fast)).sigmaCm2;
    const nuclei = (10e6 * 6.02214076e23) / 39.96238;
    expect(Math.abs(rates[0].events / (nuclei * 2e10 * sigma) - 1)).toBeLessThan(0.01);
    const at = await runCli('rate', '--experiment', 'dune-nd', ...own, '--json', ...muons);
    expect(json(at)).toMatchObject({ experiment: 'dune-nd', mode: 'user', material: 'argon' });
  });

  it.each([
    [['--experiment', 'ccfr'], '--experiment = "ccfr": has a measured ratio and no exposure'],
    [['--experiment', 'dune-md'], 'Did you mean "dune-nd"?'],
    [['--experiment', 'dune-nd,dune-md'], 'Did you mean "dune-nd"?'],
    [['--experiment', 'sbnd,sbnd'], '--experiment = "sbnd": named twice'],
    [['--experiment', 'dune-nd,sbnd', '--mode', 'nubar'], '--mode = "nubar": SBND has no such mode'],
    [[], '--experiment: missing'],
    [
      ['--experiment', 'dune-nd', '--mode', 'anti'],
      '--mode = "anti": DUNE near detector, 120 GeV beam has no such mode',
    ],
    [['--experiment', 'dune-nd', '--exposure', 'tons=3'], '--exposure = "tons": no such quantity'],
    [['--experiment', 'dune-nd', '--exposure', 'tonnes=-3'], '--exposure tonnes = -3: not a positive number'],
    [['--experiment', 'dune-nd', '--channel', 'numu:pipi'], '--channel = "numu:pipi"'],
    [['--experiment', 'dune-nd', '--flux', 'no-such-file'], '--flux = "no-such-file": no such file'],
    [['--experiment', 'dune-nd', '--flux', 'package.json'], 'the unit of the flux is not known'],
    [['--experiment', 'dune-nd', '--flux', 'package.json', '--flux-unit', '1/GeV'], 'error'],
    [
      ['--experiment', 'dune-nd', '--nuclear-medium', 'e193'],
      '--nuclear-medium = "e193": no such medium. Did you mean',
    ],
    [['--experiment', 'dune-nd', '--hadronic-energy-max', '0'], '--hadronic-energy-max = "0": out of range'],
  ])('refuses %j', async (args, message) => {
    const { code, stdout, stderr } = await runCli('rate', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('--flux of the measured experiments', () => {
  it('takes the spectrum instead of the mean energy', async () => {
    const ratio = async (...args: string[]) =>
      json(
        await runCli(
          'ratio',
          '--experiment',
          'ccfr',
          '--set',
          'mass=0.01',
          '--set',
          'gPrime=8e-4',
          '--json',
          ...fast,
          ...args,
        ),
      ).ratio;
    const [mean, spectrum] = [await ratio('--flux', 'mean-energy'), await ratio('--flux', 'spectrum')];
    // averaged over the CCFR shape, a light mediator changes the rate more: R ≈ 1.32 becomes about 1.4
    expect(spectrum).toBeGreaterThan(mean + 0.03);
    expect(await ratio()).toBeCloseTo(spectrum, 10);
  });

  it('refuses a flux that an experiment does not have, and an experiment without a measurement', async () => {
    const none = await runCli('kernel', '--constraint', 'ccfr', '--flux', 'spectra');
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('--flux = "spectra": CCFR has no such flux')]);
    const rates = await runCli('limit', '--constraint', 'dune-nd');
    expect([rates.code, rates.stderr]).toEqual([2, expect.stringContaining('has no measured ratio, only event rates')]);
  });
});
