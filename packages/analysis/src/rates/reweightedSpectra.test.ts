import { loadCatalogue } from '@nereid/catalogue/node';
import { parseModel } from '@nereid/physics';
import { interactionTerms, interactionWeights } from '@nereid/physics/events';
import { describe, expect, it } from 'vitest';
import { testEvents } from '../events/formats/eventFormats.fixtures.js';
import type { WeightBatch } from '../events/reweighting/eventSample.js';
import { modelWeights } from '../events/reweighting/reweightedSample.js';
import { ReweightedSpectra, type WantedHistograms } from './reweightedSpectra.js';

const { run, chunk: chunkOf } = testEvents(await loadCatalogue(), { channel: 'numu:mumu' }, { interaction: true });
const chunk = chunkOf(0, 400);
const terms = interactionTerms(run.request.channel);
const record = { channel: 'numu:mumu', electroweak: run.request.inputs, terms };
const { weight, transfer } = chunk;
const batch: WeightBatch = {
  ...{ count: chunk.count, weight, transfer, chunk },
  terms: terms.map((term) => interactionWeights(chunk, term)),
};

function spectraOf(name: string, parameters: Record<string, number>, wanted: WantedHistograms) {
  const model = parseModel(name, parameters);
  const spectra = new ReweightedSpectra(wanted, record, model);
  spectra.add(batch, modelWeights(record, model)(batch));
  return spectra.spectra(1);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const bins = { observables: ['pairMass', 'transfer', 'openingAngle'], bins: 6 };

describe('distributions of reweighted events', () => {
  it('hold the weights of both models, each event in its bin', () => {
    const [mass] = spectraOf('contact', { scalar: 2 }, { observables: ['pairMass'], bins: 3, range: [0, 1e3] });
    expect(mass.edges).toEqual([0, 1e3 / 3, 2e3 / 3, 1e3]);
    // all events in the first bin
    expect(mass.file.sigmaCm2[0]).toBeCloseTo(sum(Array.from(weight)), 8);
    const scalar = Array.from(weight, (one, i) => one + 4 * batch.terms[terms.indexOf('ss')][i]);
    expect(mass.model.sigmaCm2[0]).toBeCloseTo(sum(scalar), 8);
    expect(mass.model.sigmaErrorCm2[0]).toBeCloseTo(Math.sqrt(sum(scalar.map((one) => one * one))), 8);
    expect([mass.model.sigmaCm2[1], mass.templates]).toEqual([0, undefined]);
  });

  it.each([
    ['lmu-ltau', 'gPrime', { mass: 0.1, gPrime: 3e-3 }],
    ['vector', 'gPrime', { mass: 0.02, gPrime: 1e-2, nuMu: 1, axialMu: -1, vectorMu: 0.4 }],
    ['scalar', 'coupling', { mass: 1, coupling: 0.1, nuMu: 1, scalarMu: 1, pseudoscalarMu: 0.5 }],
  ] as const)('have templates that give the distributions at every coupling: %s', (name, coupling, parameters) => {
    const at = (parameters as Record<string, number>)[coupling];
    const made = spectraOf(name, parameters, bins);
    for (const part of [0.1, 0.7, 2]) {
      const direct = spectraOf(name, { ...parameters, [coupling]: at * part }, bins);
      made.forEach(({ templates, file }, k) => {
        if (templates === undefined) throw new Error('no templates');
        expect([templates.coupling, templates.at]).toEqual([coupling, at]);
        const strength = part * part;
        direct[k].model.sigmaCm2.forEach((expected, bin) => {
          const { constantCm2, linearCm2, quadraticCm2, varianceCm4 } = templates;
          const value = constantCm2[bin] + strength * linearCm2[bin] + strength ** 2 * quadraticCm2[bin];
          // three points of a polynomial: its coefficients cancel by some tens, in sums with 16 digits
          expect(Math.abs(value - expected)).toBeLessThan(1e-11 * Math.max(expected, direct[k].file.sigmaCm2[bin]));
          const variance = varianceCm4.reduce((total, one, n) => total + one[bin] * strength ** n, 0);
          expect(Math.abs(variance - direct[k].model.sigmaErrorCm2[bin] ** 2)).toBeLessThan(1e-9 * (variance + 1e-9));
          expect(Math.abs(constantCm2[bin] - file.sigmaCm2[bin])).toBeLessThan(1e-9 * (file.sigmaCm2[bin] + value));
        });
      });
    }
  });

  it('refuse unknown observables, and one range for several', () => {
    expect(() => spectraOf('sm', {}, { observables: ['pairmass'] })).toThrow(/no such observable.*pairMass/);
    expect(() => spectraOf('sm', {}, { ...bins, range: [0, 1] })).toThrow(/there are several observables/);
    expect(() => spectraOf('sm', {}, { observables: ['q2'], range: [0, 1] })).toThrow(/not a range/);
  });
});
