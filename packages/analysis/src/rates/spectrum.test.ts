import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs as inputs, kernelCrossSection } from '@nereid/physics';
import { integrateSector, kernelMasses, kernelRegion } from '@nereid/physics/crossSections';
import { type EventRequest, energySampler } from '@nereid/physics/events';
import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { exposureBeam } from '../events/eventFlux.js';
import { averagedCrossSection } from '../events/eventSetup.js';
import { type SpectrumRegime, spectrumRequest } from '../events/spectrumRequest.js';
import { computeKernels } from '../kernels/kernelInputs.js';
import { eventsPerCrossSection, exposureRates } from './exposureRates.js';
import { spectra, spectrumEdges, spectrumSource } from './spectrum.js';
import { spectrumObservable } from './spectrumObservables.js';

const catalogue = await loadCatalogue();
/** Errors of 0.25 % of the cross section, or of a tenth of a percent in full: a factor wrong by five times that is seen. */
const EVENTS = sized(30_000, 100_000);
const sample = { events: EVENTS, seed: 7 };
/** Five standard deviations: of some 60 comparisons with fixed seeds none is expected beyond. */
const DEVIATIONS = 5;

const named = (changes: object = {}) => ({
  ...{ channel: 'numu:mumu', target: 'Ar40', model: 'sm', parameters: {}, inputs, hadronic: {} },
  energies: { kind: 'fixed', energyGeV: 5 } as const,
  ...changes,
});
const requestOf = (regime: SpectrumRegime, changes: object = {}) => spectrumRequest(named(changes), regime, catalogue);

function spectrumOf(request: EventRequest, name: string, bins = 20, range?: [number, number]) {
  const source = spectrumSource(request);
  const observable = spectrumObservable(name);
  return spectra(source, [{ observable, edges: spectrumEdges(source, observable, bins, range) }], sample)[0];
}

describe('a spectrum', () => {
  it('adds up to the cross section by quadrature, in all regimes', () => {
    for (const regime of ['unbroken', 'coherent', 'proton', 'neutron'] as const) {
      const request = requestOf(regime);
      const { bins, below, above, total } = spectrumOf(request, 'pairMass');
      const sum = [below, above, ...bins].reduce((all, { sigmaCm2 }) => all + sigmaCm2, 0);
      // the same weights, added in another order
      expect(sum / total.sigmaCm2).toBeCloseTo(1, 12);
      const { sigmaCm2 } = averagedCrossSection(request);
      expect(Math.abs(total.sigmaCm2 - sigmaCm2)).toBeLessThan(DEVIATIONS * total.errorCm2);
      // it falls with the square root of the number of events
      expect(total.errorCm2).toBeLessThan(0.005 * Math.sqrt(100_000 / EVENTS) * sigmaCm2);
    }
  });

  it('is per nucleus: protons times their number, coherent and nucleons as parts', () => {
    const all = spectrumOf(requestOf('unbroken'), 'q2').total;
    const parts = (['coherent', 'proton', 'neutron'] as const).map(
      (regime) => averagedCrossSection(requestOf(regime)).sigmaCm2,
    );
    const sum = parts.reduce((one, other) => one + other);
    expect(Math.abs(all.sigmaCm2 - sum)).toBeLessThan(DEVIATIONS * all.errorCm2);
    const { bins } = spectrumOf(requestOf('unbroken'), 'q2');
    for (const bin of bins) expect(bin.parts.coherent + bin.parts.nucleons).toBeCloseTo(bin.sigmaCm2, 55);
  });

  it.each([
    ['sm', {}],
    ['lmu-ltau', { mass: 0.1, gPrime: 1e-3 }],
  ])('in T is that of the kernel below every edge (%s)', (model, parameters) => {
    const request = requestOf('coherent', { model, parameters });
    const { bins, below } = spectrumOf(request, 'transfer', 12);
    let sigma = below.sigmaCm2;
    let variance = below.errorCm2 ** 2;
    for (const bin of bins) {
      sigma += bin.sigmaCm2;
      variance += bin.errorCm2 ** 2;
      const expected = sigmaBelow(request, bin.high);
      // errors of bins add in quadrature, or to less; the quadrature below is good to 1e-3
      const error = DEVIATIONS * Math.sqrt(variance) + 1e-3 * expected;
      expect(Math.abs(sigma - expected), `T < ${bin.high} GeV²`).toBeLessThan(error);
    }
  });

  it('counts the events that the rate of an exposure counts', async () => {
    const exposure = catalogue.exposures.get('dune-nd');
    if (exposure === undefined) throw new Error('dune-nd is missing.');
    const { energies, material } = exposureBeam(exposure, catalogue, 'numu:mumu');
    const { total } = spectrumOf(requestOf('unbroken', { target: material, energies }), 'neutrinoEnergy');
    const factor = eventsPerCrossSection(exposure, catalogue, 'numu:mumu', {});
    const { rates } = await exposureRates(exposure, catalogue, {
      electroweak: inputs,
      channels: ['numu:mumu'],
      kernelsOf: async (all) => all.map(computeKernels),
    });
    const expected = rates.reduce((sum, { events }) => sum + events, 0);
    // the tolerance of the rates, 1e-3, beside the error of the sample
    expect(Math.abs(total.sigmaCm2 * factor - expected)).toBeLessThan(
      DEVIATIONS * total.errorCm2 * factor + 1e-3 * expected,
    );
  });

  it('is the same for the same seed, and another for another', () => {
    const source = spectrumSource(requestOf('coherent'));
    const wanted = [{ observable: spectrumObservable('pairMass'), edges: [0.2, 0.5, 1] }];
    const of = (seed: number) => spectra(source, wanted, { events: 5000, seed });
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
  });

  it('refuses a regime that the target does not have, and a range that is none', () => {
    expect(() => requestOf('neutron', { target: 'H1' })).toThrow(/neutron/);
    const source = spectrumSource(requestOf('coherent'));
    expect(() => spectrumEdges(source, spectrumObservable('q2'), 10, [0, 1])).toThrow(/two positive numbers/);
    expect(() => spectrumEdges(source, spectrumObservable('pairMass'), 10, [2, 1])).toThrow(/smaller first/);
    expect(() => spectrumObservable('pairmass')).toThrow(/pairMass/);
  });
});

/** ∫ of the kernel up to a T [cm²]: the quadrature of the cross section with a lower end. */
function sigmaBelow(request: EventRequest, transfer: number): number {
  const { spectrum } = energySampler(request.energies);
  return request.terms.reduce((sum, { target, multiplicity }) => {
    const process = { ...kernelMasses(request), target, spectrum, inputs };
    const region = kernelRegion(process, 1e-8, 0.1);
    if (region === undefined) return sum;
    const cut = { ...region, maximumTransfer: Math.min(transfer, region.maximumTransfer) };
    const chiral = integrateSector('chiral', process, cut, {
      transfer: 24,
      virtuality: 24,
      x: 24,
      pair: 16,
      hadron: 6,
    });
    return sum + multiplicity * kernelCrossSection({ chiral }, request.model.couplings(request.channel, inputs));
  }, 0);
}
