import { type Experiment, type FluxTable, fluxBins } from '@nereid/catalogue';
import { fluxIntegral, meanFluxEnergy } from '@nereid/physics/fluxes';
import { describe, expect, it } from 'vitest';
import { catalogue, inputs, namedExperiment } from '../../test/toyExperiment.js';
import { experimentFlux, fluxNames, meanEnergyGeV } from './experimentFlux.js';
import { computeExperimentKernel } from './experimentKernel.js';
import { standardModelCrossSection } from './modelRatio.js';

const spectrumOf = (experiment: Experiment, name = 'spectrum') => {
  const { channels, flux } = experimentFlux(experiment, catalogue, name);
  if (flux.kind !== 'histogram') throw new Error('not a histogram');
  return { channels, spectra: flux.spectra };
};

describe('the fluxes of the measured experiments', () => {
  it.each(['ccfr', 'charm-ii', 'nutev'])('%s can be calculated at its mean energy and with its spectrum', (id) => {
    expect(fluxNames(namedExperiment(id)).sort()).toEqual(['mean-energy', 'spectrum']);
  });

  it('have the mean energies of the literature', () => {
    const mean = (id: string, name: string) => meanEnergyGeV(namedExperiment(id), catalogue, name);
    expect(['ccfr', 'charm-ii', 'nutev'].map((id) => mean(id, 'mean-energy'))).toEqual([160, 20, 120]);
    expect(mean('ccfr', 'spectrum')).toBeCloseTo(98, 0);
    expect(mean('nutev', 'spectrum')).toBeCloseTo(79, 0);
  });

  it('of the projections of DUNE are the spectra of both beam modes, their mean energy stays to compare', () => {
    for (const id of ['dune-projection-40', 'dune-projection-25']) {
      const experiment = namedExperiment(id);
      expect(fluxNames(experiment)).toEqual(['spectrum', 'mean-energy']);
      expect(meanEnergyGeV(experiment, catalogue, 'mean-energy')).toBe(2.68);
      // ν_μ and ν̄_μ of both tables together, half of each, from the columns of the tables
      let [flux, energy] = [0, 0];
      for (const mode of ['dune-120gev-nu', 'dune-120gev-nubar']) {
        const table = catalogue.fluxes.get(mode) as FluxTable;
        for (const species of ['numu', 'numubar'] as const) {
          for (const { lowGeV, highGeV, density } of fluxBins(table, species)) {
            flux += 0.5 * density * (highGeV - lowGeV);
            energy += 0.25 * density * (highGeV ** 2 - lowGeV ** 2);
          }
        }
      }
      const bins = spectrumOf(experiment).spectra['numu:mumu'];
      expect(fluxIntegral(bins) / flux).toBeCloseTo(1, 12);
      expect(meanEnergyGeV(experiment, catalogue) / (energy / flux)).toBeCloseTo(1, 12);
    }
  });

  it('refuse a name they do not have', () => {
    expect(() => experimentFlux(namedExperiment('ccfr'), catalogue, 'spectrun')).toThrow('Did you mean "spectrum"?');
  });

  it('CCFR has, weighted with the coherent cross section on iron, about the 160 GeV that are quoted for it', () => {
    const { spectra } = spectrumOf(namedExperiment('ccfr'));
    const bins = spectra['numu:mumu'];
    // σ at the middle of a bin, from its own narrow spectrum
    const sigma = bins.map(({ lowGeV, highGeV }) => {
      const energyGeV = 0.5 * (lowGeV + highGeV);
      const { basis, source, note } = namedExperiment('ccfr').flux;
      const flux = { kind: 'monochromatic', energyGeV, basis, source, note } as const;
      const one = { ...namedExperiment('ccfr'), flux, target: { material: 'Fe56', source } };
      return standardModelCrossSection(
        computeExperimentKernel(one, catalogue, { electroweak: inputs, tolerance: 1e-2 }),
        inputs,
      );
    });
    const weighted = bins.map((bin, i) => ({ ...bin, density: bin.density * sigma[i] }));
    expect(Math.abs(meanFluxEnergy(weighted) - 160)).toBeLessThan(10);
  });
});

describe('experimentFlux', () => {
  it('adds both modes of CHARM-II and both neutrinos to one channel', () => {
    const { channels, spectra } = spectrumOf(namedExperiment('charm-ii'));
    expect(channels).toEqual([{ channel: 'numu:mumu', weight: 1 }]);
    // half of what each table has: together 1, all of it ν_μ and ν̄_μ
    expect(fluxIntegral(spectra['numu:mumu'])).toBeCloseTo(1, 4);
  });

  it('takes the shares of different channels from the tables', () => {
    const experiment: Experiment = {
      ...namedExperiment('charm-ii'),
      channels: [
        { channel: 'numu:mue', weight: 0.5 },
        { channel: 'numubar:emu', weight: 0.5 },
      ],
      flux: { kind: 'table', tables: [{ id: 'charm-ii-nu', share: 1 }], basis: 'assumed', source: 'X', note: 'test' },
    };
    const { channels } = spectrumOf(experiment);
    // in the reference table 0.93876 of the flux is ν_μ
    expect(channels.map(({ weight }) => Number(weight.toFixed(4)))).toEqual([0.9388, 0.0612]);
  });

  it('leaves out a channel whose neutrino the tables lack, and refuses to be left with none', () => {
    const ccfr = namedExperiment('ccfr');
    const electrons = { ...ccfr, channels: [{ channel: 'nue:ee', weight: 1 }] };
    expect(() => spectrumOf(electrons)).toThrow('its tables have no nue');
    const both = { ...ccfr, channels: [...ccfr.channels, { channel: 'nue:ee', weight: 0 }] };
    expect(spectrumOf(both).channels.map(({ channel }) => channel)).toEqual(['numu:mumu']);
  });

  it('makes a parametric spectrum from its few numbers', () => {
    const charm = namedExperiment('charm-ii');
    const flux = {
      kind: 'parametric',
      shape: 'log-normal',
      meanGeV: 23.8,
      relativeWidth: 0.6,
      minimumGeV: 1,
      maximumGeV: 300,
      basis: 'assumed',
      source: 'CHARMII1990',
      note: 'test',
    } as const;
    expect(Math.abs(meanEnergyGeV({ ...charm, flux }, catalogue) - 23.8)).toBeLessThan(0.1);
    expect(spectrumOf({ ...charm, flux }, 'parametric').channels).toEqual([{ channel: 'numu:mumu', weight: 1 }]);
  });

  it('a spectrum that is a narrow bin gives the cross section at its energy', () => {
    const ccfr = namedExperiment('ccfr');
    const { basis, source, note } = ccfr.flux;
    const narrow = { kind: 'parametric', shape: 'power-law', index: 0, minimumGeV: 159.5, maximumGeV: 160.5 } as const;
    const sigma = (flux: Experiment['flux']) =>
      standardModelCrossSection(
        computeExperimentKernel({ ...ccfr, flux }, catalogue, { electroweak: inputs, tolerance: 1e-3 }),
        inputs,
      );
    const common = { basis, source, note };
    const ratio = sigma({ ...narrow, ...common }) / sigma({ kind: 'monochromatic', energyGeV: 160, ...common });
    expect(Math.abs(ratio - 1)).toBeLessThan(2e-3);
  });
});
