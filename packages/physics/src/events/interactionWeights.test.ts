import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { fill, highest, observables, shapeChiSquare } from './distributions.fixtures.js';
import type { EventChunk } from './eventChunk.js';
import type { EventRequest } from './eventProposal.js';
import { type TestCase, testRequest } from './events.fixtures.js';
import {
  deterministic,
  type Named,
  named,
  reweighted,
  sampleOf,
  spectrum,
  withModel,
} from './interactionWeights.fixtures.js';
import { INTERACTION_TERMS, interactionTerms, interactionWeights } from './interactionWeights.js';
import type { Observable } from './observables.js';
import { ReweightingSums } from './reweighting.js';

/** Of each sample: statistical errors of 1 %, or of 0.4 % in full. */
const EVENTS = sized(20_000, 100_000);

/** σ of a model from the events of another one, the Standard Model unless given, against quadrature, in standard deviations. */
function pullOf(request: EventRequest, sample: EventChunk, model: Named, made = named('sm')): number {
  const weights = reweighted(request, sample, model);
  const sums = new ReweightingSums();
  for (let i = 0; i < sample.count; i++) sums.add(sample.weight[i], weights[i]);
  const { ratio, ratioError } = sums.result();
  const base = deterministic(withModel(request, made));
  return (base * ratio - deterministic(withModel(request, model))) / (base * ratioError);
}

const muonPairs: TestCase = { channel: 'numu:mumu', regime: 'nucleus', energies: spectrum };
const request = testRequest(muonPairs);
const standard = sampleOf(request, EVENTS);

/** Light and heavy mediators, of vector and of axial currents, and contact terms that interfere either way or not at all. */
const vectors: readonly Named[] = [
  named('lmu-ltau', { mass: 0.1, gPrime: 1e-3 }),
  named('lmu-ltau', { mass: 3, gPrime: 0.02 }),
  named('vector', { mass: 0.3, gPrime: 2e-3, nuMu: 1, axialMu: 1 }),
  named('vector', { mass: 1, gPrime: 5e-3, nuMu: 1, vectorMu: -1 }),
  named('contact', { vector: -1.5, axial: 0.4 }),
  named('contact', { 'numu-nutau.mumu.vector': 0.7, 'numu-nutau.mumu.axial': -0.7 }),
];

/** What turns the helicity, each a few times the Standard Model. */
const flips: readonly Named[] = [
  named('scalar', { mass: 0.2, coupling: 3e-3, nuMu: 1, scalarMu: 1 }),
  named('scalar', { mass: 5, coupling: 0.1, nuMu: 1, pseudoscalarMu: 1 }),
  named('contact', { tensor: 0.5, scalar: 1 }),
  named('neutrino-dipole', { momentMu: 1e-7 }),
];

/** Beside what a detector sees, what a propagator weighs. */
const shapes: readonly (readonly [string, Observable, number, number])[] = [
  ...observables,
  ['log10 T', (chunk, i) => Math.log10(chunk.transfer[i]), -3, 1],
];

/** χ² of every shape of events of one model, made and reweighted, and their pull against quadrature. */
function expectSame(sample: EventChunk, direct: EventChunk): void {
  for (const [name, observable, low, high] of shapes) {
    const { chi2, ndf } = shapeChiSquare(fill(sample, observable, low, high), fill(direct, observable, low, high));
    expect(chi2, name).toBeLessThan(highest(ndf));
    expect(ndf, name).toBeGreaterThan(5);
  }
}

/** That weights add up to that of the event in the model that it was made with. */
function expectClosure(sample: EventChunk, model: Named): void {
  const weights = reweighted(request, sample, model);
  // rounding, and products of couplings that may cancel tenfold
  const worst = weights.reduce((most, weight, i) => Math.max(most, Math.abs(weight / sample.weight[i] - 1)), 0);
  expect(worst).toBeLessThan(1e-11);
}

describe('weights of the interaction', () => {
  it('add up to the weight of every event in the model that it was made with', () => {
    expectClosure(standard, named('sm'));
  });

  it.each([...vectors, ...flips])(
    'give the distributions of events made with $name $parameters, and its cross section',
    (model) => {
      const direct = sampleOf(withModel(request, model), EVENTS, 2);
      expectClosure(direct, model);
      expectSame({ ...standard, weight: reweighted(request, standard, model) }, direct);
      expect(Math.abs(pullOf(request, standard, model))).toBeLessThan(4);
    },
  );

  it('give the Standard Model back from events of a scalar', () => {
    const sample = sampleOf(withModel(request, flips[0]), EVENTS, 3);
    expectSame({ ...sample, weight: reweighted(request, sample, named('sm')) }, standard);
    expect(Math.abs(pullOf(request, sample, named('sm'), flips[0]))).toBeLessThan(4);
  });

  it('give cross sections of what turns the helicity: one pull a model', () => {
    const flavours: TestCase = { channel: 'numubar:emu', regime: 'proton', energies: 5 };
    const mixed = testRequest(flavours);
    const electrons = testRequest({ channel: 'nue:ee', regime: 'coherent', energies: 3 });
    const ofElectrons = sampleOf(electrons, EVENTS);
    const ofMixed = sampleOf(mixed, EVENTS);
    // S and C_T of the channel `numubar:emu`, whose product vanishes for equal masses alone
    const both = { 'numu-nue.mue.scalar': 3, 'numu-nue.mue.tensor': 0.3 };
    const pulls = [
      pullOf(request, standard, named('scalar', { mass: 0.2, coupling: 2e-3, nuMu: 1, scalarMu: 1 })),
      pullOf(request, standard, named('scalar', { mass: 5, coupling: 0.05, nuMu: 1, pseudoscalarMu: 1 })),
      pullOf(request, standard, named('contact', { tensor: 0.5, scalar: 1 })),
      pullOf(request, standard, named('neutrino-dipole', { momentMu: 1e-8 })),
      pullOf(electrons, ofElectrons, named('contact', { 'nue-nue.ee.tensor': 0.4 })),
      pullOf(mixed, ofMixed, named('contact', both)),
      pullOf(mixed, ofMixed, named('contact', { ...both, 'numu-nue.mue.scalar': -3 })),
    ];
    // 1e-3 for all of them together if they are Gaussian; seeds are fixed
    for (const pull of pulls) expect(Math.abs(pull)).toBeLessThan(3.8);
  });

  it('of one flavour have products of a dipole, and of two flavours none', () => {
    expect(interactionTerms(request.channel)).toEqual(INTERACTION_TERMS);
    expect(interactionTerms(testRequest({ ...muonPairs, channel: 'numu:mue' }).channel)).toEqual(
      INTERACTION_TERMS.filter((term) => !term.includes('d')),
    );
  });

  it('are missing where they were not asked for', () => {
    const { couplingShares: _, ...bare } = standard;
    expect(() => interactionWeights(bare, 'vv')).toThrow(/without shares/);
  });
});

describe('the shapes of what turns the helicity', () => {
  const scalar = named('scalar', { mass: 0.2, coupling: 2e-2, nuMu: 1, scalarMu: 1 });
  const weights = reweighted(request, standard, scalar);
  const share = (kept: (i: number) => boolean) => {
    const sums = new ReweightingSums();
    for (let i = 0; i < standard.count; i++) sums.add(standard.weight[i], kept(i) ? weights[i] : 0);
    return sums.result();
  };
  const base = deterministic(request);

  it.each([0.003, 0.03, 0.3])('have the Q² of the quadrature below %d GeV²', (maximumQ2) => {
    const { ratio, ratioError } = share((i) => standard.q2[i] < maximumQ2);
    const cut = testRequest(muonPairs, { maximumQ2 });
    expect(Math.abs(base * ratio - deterministic(withModel(cut, scalar)))).toBeLessThan(4 * base * ratioError);
  });

  it.each(spectrum.bins)('have its energies from $lowGeV to $highGeV GeV', (bin) => {
    const { ratio, ratioError } = share(
      (i) => standard.energyGeV[i] >= bin.lowGeV && standard.energyGeV[i] < bin.highGeV,
    );
    const part = testRequest({ ...muonPairs, energies: { ...spectrum, bins: [bin] } });
    const flux = ({ lowGeV, highGeV, density }: typeof bin) => density * (highGeV - lowGeV);
    const [all, own] = [spectrum.bins.reduce((sum, one) => sum + flux(one), 0), flux(bin)];
    const expected = (deterministic(withModel(part, scalar)) * own) / all;
    expect(Math.abs(base * ratio - expected)).toBeLessThan(4 * base * ratioError);
  });
});
