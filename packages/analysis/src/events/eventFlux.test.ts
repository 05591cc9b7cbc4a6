import { loadCatalogue } from '@nereid/catalogue/node';
import { fluxIntegral } from '@nereid/physics/fluxes';
import { describe, expect, it } from 'vitest';
import { experimentBeam, exposureBeam, namedTable, tableEnergies } from './eventFlux.js';

const catalogue = await loadCatalogue();

describe('the beam of events', () => {
  it('is a table of the catalogue, for the neutrino of the channel', () => {
    const table = namedTable(catalogue, 'dune-cdr-nu');
    const energies = tableEnergies(table, 'nuebar:mumu');
    if (energies.kind !== 'histogram') throw new Error('a table is a histogram');
    expect(energies.bins.map(({ lowGeV }) => lowGeV)).toEqual([...table.lowGeV]);
    expect(energies.bins.map(({ density }) => density)).toEqual([...(table.densities.get('nuebar') ?? [])]);
    expect(() => tableEnergies(table, 'nutau:mumu')).toThrow(/has no nutau, but nue, numu/);
    expect(() => namedTable(catalogue, 'dune-cdr')).toThrow(/dune-cdr-nu/);
  });

  it('is that of an exposure in a mode, with its material', () => {
    const exposure = catalogue.exposures.get('dune-nd-cdr');
    if (!exposure) throw new Error('no exposure');
    expect(exposureBeam(exposure, catalogue, 'numubar:mumu', 'nubar')).toMatchObject({
      energies: { name: 'dune-cdr-nubar' },
      material: 'argon',
    });
    expect(exposureBeam(exposure, catalogue, 'numu:mumu').energies).toMatchObject({ name: 'dune-cdr-nu' });
    expect(() => exposureBeam(exposure, catalogue, 'numu:mumu', 'both')).toThrow(/no such mode/);
  });

  it('is that of a measured experiment with the flux of that name', () => {
    const ccfr = catalogue.experiments.get('ccfr');
    const charm = catalogue.experiments.get('charm-ii');
    if (!ccfr || !charm) throw new Error('no experiment');
    const material = 'iron';
    expect(experimentBeam(ccfr, catalogue, 'numu:mumu', 'mean-energy')).toMatchObject({
      energies: { kind: 'fixed', energyGeV: 160 },
      material,
    });
    const { energies } = experimentBeam(ccfr, catalogue, 'numu:mumu', 'spectrum');
    expect(energies).toEqual({
      ...tableEnergies(namedTable(catalogue, 'ccfr'), 'numu:mumu'),
      name: 'ccfr, flux spectrum',
    });
    // two tables in equal shares: each adds its own antineutrinos
    const both = experimentBeam(charm, catalogue, 'numubar:mumu', 'spectrum').energies;
    const [one, two] = ['charm-ii-nu', 'charm-ii-nubar'].map((id) =>
      tableEnergies(namedTable(catalogue, id), 'numubar:mumu'),
    );
    if (both.kind === 'fixed' || one.kind === 'fixed' || two.kind === 'fixed') throw new Error('not histograms');
    const shape = fluxIntegral(both.bins);
    const low = (bins: typeof both.bins) => bins.filter(({ highGeV }) => highGeV <= 20);
    expect(fluxIntegral(low(both.bins)) / shape).toBeCloseTo(
      (fluxIntegral(low(one.bins)) + fluxIntegral(low(two.bins))) / (fluxIntegral(one.bins) + fluxIntegral(two.bins)),
      1,
    );
    expect(() => experimentBeam(ccfr, catalogue, 'numu:mumu', 'guess')).toThrow(/mean-energy/);
  });
});
