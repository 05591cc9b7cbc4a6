import type { Exposure } from '@nereid/catalogue';
import { electroweakInputs, parseModel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { computeKernels } from '../kernels/kernelInputs.js';
import { exposureRates, type RateOptions } from './exposureRates.js';

const electroweak = electroweakInputs({});
const exposure = (id: string): Exposure => catalogue.exposures.get(id) ?? expect.fail(`no exposure ${id}`);
const kernelsOf: RateOptions['kernelsOf'] = async (all) => all.map(computeKernels);
const options: RateOptions = { electroweak, tolerance: 1e-2, channels: ['numu:mumu'], kernelsOf };

async function events(id: string, changes: Partial<RateOptions> = {}): Promise<Record<string, number>> {
  const { rates } = await exposureRates(exposure(id), catalogue, { ...options, ...changes });
  return Object.fromEntries(rates.map(({ channel, regime, events: count }) => [`${channel} ${regime}`, count]));
}

describe('rates of DUNE per tonne and year', () => {
  // arXiv:1902.06765: coherent and incoherent, with the errors of the paper; ours differ in the form factor
  it.each([
    ['nu', 'numu:mumu', 1.17, 0.07, 0.49, 0.15],
    ['nubar', 'numubar:mumu', 0.72, 0.04, 0.32, 0.1],
    ['nu', 'numu:ee', 2.84, 0.17, 0.18, 0.06],
    ['nubar', 'numubar:ee', 2.21, 0.13, 0.13, 0.04],
    ['nu', 'numu:mue', 9.8, 0.6, 1.2, 0.4],
    ['nubar', 'numubar:emu', 7.0, 0.4, 0.9, 0.3],
  ])('agree with the published ones in mode %s for %s', async (mode, channel, coherent, error, incoherent, spread) => {
    const found = await events('dune-nd', { mode, channels: [channel] });
    expect(Math.abs(found[`${channel} coherent`] - coherent)).toBeLessThan(error);
    expect(Math.abs(found[`${channel} proton`] + found[`${channel} neutron`] - incoherent)).toBeLessThan(spread);
  });

  it('have the uncertainties of the literature: 6 % coherent and 31 % incoherent, and the flux beside', async () => {
    const { rates } = await exposureRates(exposure('dune-nd'), catalogue, options);
    const total = rates.map(({ uncertainty: { total: all, flux } }) => Math.sqrt(all ** 2 - (flux ?? 0) ** 2));
    expect(total.map((value) => Number(value.toFixed(2)))).toEqual([0.06, 0.31, 0.31]);
    expect(rates.map(({ uncertainty }) => uncertainty.flux)).toEqual([0.05, 0.05, 0.05]);
  });
});

describe('exposureRates', () => {
  it('scales with tonnes, protons, years and distance', async () => {
    const [one] = Object.values(await events('dune-nd'));
    const scaled = async (change: NonNullable<RateOptions['exposure']>) =>
      Object.values(await events('dune-nd', { exposure: change }))[0] / one;
    expect(await scaled({ tonnes: 67, years: 3 })).toBeCloseTo(201, 8);
    expect(await scaled({ protonsOnTarget: 2.2e21 })).toBeCloseTo(2, 10);
    expect(await scaled({ distanceM: 1148 })).toBeCloseTo(0.25, 10);
  });

  it('gives rates per year only where the time is known', async () => {
    const dune = await exposureRates(exposure('dune-nd-cdr'), catalogue, options);
    for (const { events: all, eventsPerYear } of dune.rates) expect(eventsPerYear).toBeCloseTo(all / 7, 12);
    const ingrid = await exposureRates(exposure('ingrid'), catalogue, options);
    expect(ingrid.rates.every((rate) => rate.eventsPerYear === undefined)).toBe(true);
  });

  it('lists every channel that the species and energies of the beam open', async () => {
    const { rates, species } = await exposureRates(exposure('sbnd'), catalogue, { ...options, channels: undefined });
    expect(species.map((one) => one.species)).toEqual(['nue', 'numu', 'nuebar', 'numubar']);
    const channels = new Set(rates.map(({ channel }) => channel));
    // 3 GeV: no pair with a τ on a nucleon (it takes 3.5 GeV and more), nor coherently within the form factor
    expect([...channels].filter((name) => name.startsWith('numu:'))).toEqual(
      expect.arrayContaining(['numu:ee', 'numu:mumu', 'numu:mue']),
    );
    expect(rates.some(({ channel, regime }) => channel.includes('tautau') && regime === 'proton')).toBe(false);
  });

  it('counts the free protons of a compound, and hydrogen alone has nothing else', async () => {
    const nova = await events('nova', { material: 'CH2', exposure: { tonnes: 1 } });
    const carbon = await events('nova', { material: 'carbon', exposure: { tonnes: 1 } });
    const hydrogen = await events('nova', { material: 'hydrogen', exposure: { tonnes: 1 } });
    expect(Object.keys(hydrogen)).toEqual(['numu:mumu proton']);
    // mass fractions of CH2 from the atomic masses 12.011 and 1.008
    const share = 12.011 / 14.027;
    const sum = (regime: string) =>
      share * carbon[`numu:mumu ${regime}`] + (1 - share) * (hydrogen[`numu:mumu ${regime}`] ?? 0);
    for (const regime of ['coherent', 'proton', 'neutron']) {
      expect(Math.abs(nova[`numu:mumu ${regime}`] / sum(regime) - 1)).toBeLessThan(2e-3);
    }
  });

  it('takes a model of new physics: couplings twice as large give four times the events', async () => {
    const vector = 0.5 + 2 * electroweak.sin2ThetaW;
    const doubled = parseModel('contact', { vector, axial: 0.5 });
    const standard = Object.values(await events('dune-nd'));
    const changed = Object.values(await events('dune-nd', { model: doubled }));
    changed.forEach((count, i) => {
      expect(count / standard[i]).toBeCloseTo(4, 10);
    });
  });

  it('refuses a mode that is not there, and an exposure of nothing', async () => {
    await expect(events('ingrid', { mode: 'nubar' })).rejects.toThrow('T2K INGRID has no such mode');
    await expect(events('ingrid', { exposure: { tonnes: 0 } })).rejects.toThrow('exposure tonnes = 0');
    await expect(events('ingrid', { exposure: { years: 2 } })).rejects.toThrow('Give protonsOnTarget instead.');
    await expect(events('ingrid', { material: 'proton' })).rejects.toThrow('is not a material');
  });
});
