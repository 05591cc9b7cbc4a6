import type { ChannelRate } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { describe, expect, it } from 'vitest';
import { parseRateRows, publishedRates } from './publishedRates.js';
import {
  fluxesShown,
  type MeasurementPage,
  type ModeRates,
  rateRows,
  ratesCsv,
  uncertaintiesOf,
} from './siteExperiments.js';

const catalogue = await loadCatalogue();
const exposure = (id: string) => catalogue.exposures.get(id) ?? expect.fail(`no ${id}`);
const coherentErrors = { formFactor: 0.01, electroweak: 0.05, nuclearModelling: 0, flux: 0.05, total: 0.08 };
const nucleonErrors = { formFactor: 0.03, electroweak: 0.05, nuclearModelling: 0.3, flux: 0.05, total: 0.31 };
const rate = (channel: string, regime: ChannelRate['regime'], events: number): ChannelRate => ({
  channel,
  regime,
  events,
  sigmaCm2: 1e-43,
  uncertainty: regime === 'coherent' ? coherentErrors : nucleonErrors,
  relativeError: 0,
  converged: true,
});
const mode: ModeRates = {
  rates: {
    mode: 'nu',
    rates: [
      rate('numu:tautau', 'proton', 1e-6),
      rate('numu:mumu', 'coherent', 10),
      rate('numu:mumu', 'proton', 4),
      rate('numu:mumu', 'neutron', 1),
      rate('numu:ee', 'coherent', 30),
    ],
  } as unknown as ModeRates['rates'],
  published: publishedRates(exposure('dune-nd-cdr'), exposure('dune-nd-cdr').modes[0]),
};

describe('the table of rates', () => {
  it('has the channels with most events first, protons and neutrons together with their errors added', () => {
    const rows = rateRows(mode);
    expect(rows.map(({ channel }) => channel)).toEqual(['numu:ee', 'numu:mumu', 'numu:tautau']);
    const [, muons, taus] = rows;
    expect(muons.coherent).toEqual({ events: 10, error: 0.8 });
    expect(muons.incoherent).toEqual({ events: 5, error: expect.closeTo(1.55, 12) });
    expect(taus.coherent).toBeUndefined();
    expect(taus.total).toBe(1e-6);
  });

  it('has what papers print for the same exposure beside it', () => {
    // arXiv:1807.10973, 50 t and 1.28e22 protons
    const [, muons] = rateRows(mode);
    expect(muons.published.coherent).toMatchObject({ events: '271', source: 'Ballett2018' });
    expect(muons.published.incoherent?.events).toBe('135');
  });

  it('says what the errors are made of, and gives everything as CSV', () => {
    const page = { kind: 'exposure', id: 'toy', exposure: exposure('dune-nd'), modes: [mode], fluxes: [] } as const;
    expect(uncertaintiesOf(page).get('proton')).toEqual(nucleonErrors);
    const lines = ratesCsv(page).trim().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[2]).toBe('nu,numu:mumu,coherent,10,0.01,0.05,0,0.05,0.08');
  });
});

describe('published rates', () => {
  it('are those of the same flux, distance, mass and protons only', () => {
    const of = (id: string, index = 0) => publishedRates(exposure(id), exposure(id).modes[index]);
    // arXiv:1807.10973, tables of event rates
    const coherentMuons = (id: string, index = 0) =>
      of(id, index).find(({ channel, regime }) => channel === 'numu:mumu' && regime === 'coherent')?.events;
    expect(coherentMuons('minos')).toBe('21');
    expect(coherentMuons('minos-plus')).toBe('81');
    expect(coherentMuons('minerva')).toBe('17');
    expect([0, 2].map((index) => coherentMuons('nova', index))).toEqual(['7', '28']);
    expect(of('microboone').every(({ source }) => source === 'Ballett2018')).toBe(true);
    expect(of('microboone')).not.toEqual(of('icarus'));
    // its paper's table was not at hand: what is known of it at second hand stays in the validation report
    expect(of('dune-nd')).toEqual([]);
    expect(of('dune-nd-tau')).toEqual([]);
    expect(
      publishedRates(
        { ...exposure('minos'), target: { ...exposure('minos').target, massTonnes: 1 } },
        exposure('minos').modes[0],
      ),
    ).toEqual([]);
  });

  it('are read with remarks that hold commas', () => {
    expect(parseRateRows('# comment\na,b,remark\n1,2,"x, y"\n3,4,\n')).toEqual([
      { a: '1', b: '2', remark: 'x, y' },
      { a: '3', b: '4', remark: '' },
    ]);
  });
});

it('draws a flux that several experiments share once', () => {
  const sbnd = catalogue.fluxes.get('sbnd') ?? expect.fail('no sbnd');
  const pages = [{ fluxes: [sbnd] }, { fluxes: [sbnd] }] as unknown as MeasurementPage[];
  expect(fluxesShown(pages)).toEqual([sbnd]);
});
