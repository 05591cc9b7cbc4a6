import { loadCatalogue } from '@nereid/catalogue/node';
import { describe, expect, it } from 'vitest';
import type { ChannelRate } from './exposureRates.js';
import { finalStateEfficiencies } from './finalStateEfficiencies.js';

const rate = (channel: string, regime: ChannelRate['regime'], events: number, value: number): ChannelRate => ({
  channel,
  regime,
  events,
  sigmaCm2: 1e-42,
  efficiency: { value, error: 0.01 },
  eventsBeforeCuts: events / value,
  uncertainty: { formFactor: 0, electroweak: 0, nuclearModelling: 0, flux: 0, total: 0 },
  relativeError: 0,
  converged: true,
});

const rates = [
  rate('numu:mue', 'coherent', 60, 0.6),
  rate('numubar:emu', 'coherent', 20, 0.2),
  rate('numu:mue', 'proton', 30, 0.3),
  rate('numu:mue', 'neutron', 10, 0.5),
];

describe('efficiencies of final states', () => {
  it('are events kept over all events, charges and neutrinos together', () => {
    const [mixed, ...others] = finalStateEfficiencies(rates);
    expect(others).toEqual([]);
    expect(mixed.finalState).toEqual(['e', 'mu']);
    expect(mixed.coherent?.value).toBeCloseTo(80 / 200, 12);
    expect(mixed.coherent?.error).toBeCloseTo(0.01 / Math.SQRT2, 12);
    expect(mixed.incoherent?.value).toBeCloseTo(40 / 120, 12);
    expect(mixed.inelastic).toBeUndefined();
    const broken = [rate('numu:mue', 'inelastic', 5, 0.5), rate('numubar:emu', 'inelastic', 1, 0.1)];
    expect(finalStateEfficiencies([...rates, ...broken])[0].inelastic?.value).toBeCloseTo(6 / 20, 12);
  });

  it('count the events of which nothing is kept', () => {
    // 60 of 100 + 100 events
    const none = { ...rate('numubar:emu', 'coherent', 0, 0), eventsBeforeCuts: 100 };
    expect(finalStateEfficiencies([rates[0], none])[0].coherent?.value).toBeCloseTo(60 / 200, 12);
    expect(finalStateEfficiencies([none])[0].coherent?.value).toBe(0);
  });

  it('stand beside the published ones, whatever the order of flavours', async () => {
    const { publishedEfficiencies } =
      (await loadCatalogue()).selections.get('argon-near-detector') ?? expect.fail('none');
    const [mixed] = finalStateEfficiencies(rates, publishedEfficiencies);
    expect(mixed.published).toEqual({ coherent: '0.61', incoherent: '0.39' });
    expect(finalStateEfficiencies(rates)[0].published).toEqual({});
  });

  it('are none without a selection', () => {
    expect(finalStateEfficiencies(rates.map(({ efficiency, ...rest }) => rest))).toEqual([]);
  });
});
