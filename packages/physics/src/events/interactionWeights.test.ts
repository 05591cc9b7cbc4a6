import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { lightestMediator, sectorsUsed } from '../couplings/couplings.js';
import { convergedKernelSum } from '../crossSections/convergedKernel.js';
import { kernelMasses } from '../crossSections/inclusiveCrossSection.js';
import { kernelCrossSection } from '../crossSections/kernel.js';
import { parseModel } from '../models/index.js';
import { fill, highest, observables, shapeChiSquare } from './distributions.fixtures.js';
import { energySampler } from './energySampler.js';
import type { EventChunk } from './eventChunk.js';
import { eventGenerator } from './eventGenerator.js';
import { type EventRequest, prepareProposal } from './eventProposal.js';
import { type TestCase, testRequest } from './events.fixtures.js';
import { INTERACTION_TERMS, interactionFactors, interactionTerms, interactionWeights } from './interactionWeights.js';
import { ReweightingSums } from './reweighting.js';

/** Of each sample: statistical errors of 1 %, or of 0.4 % in full. */
const EVENTS = sized(20_000, 100_000);

const small = { cells: 512, samplesPerCell: 64, trainingSamples: 30_000 };

const spectrum = {
  kind: 'histogram',
  name: 'test',
  bins: [
    { lowGeV: 0.5, highGeV: 2, density: 2 },
    { lowGeV: 2, highGeV: 8, density: 1 },
  ],
} as const;

interface Named {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number>>;
}

const named = (name: string, parameters: Named['parameters'] = {}): Named => ({ name, parameters });
const withModel = (request: EventRequest, { name, parameters }: Named): EventRequest => ({
  ...request,
  model: parseModel(name, parameters),
});

function sampleOf(request: EventRequest, count: number, seed = 1): EventChunk {
  const options = { seed, couplingShares: true, turnedShares: true };
  return eventGenerator(request, prepareProposal(request, small), options).chunk(0, count);
}

/** The weights of a sample in another model. */
function reweighted({ channel, inputs }: EventRequest, sample: EventChunk, { name, parameters }: Named): Float64Array {
  const couplings = parseModel(name, parameters).couplings(channel, inputs);
  const weights = INTERACTION_TERMS.map((term) => interactionWeights(sample, term));
  const factors = new Float64Array(INTERACTION_TERMS.length);
  return sample.weight.map((_, i) => {
    interactionFactors(couplings, sample.transfer[i], factors);
    return factors.reduce((sum, factor, k) => sum + factor * weights[k][i], 0);
  });
}

/** By quadrature [cm²], averaged over the flux, to 3e-4: far below the statistical errors. */
function deterministic(request: EventRequest): number {
  const { spectrum: energies } = energySampler(request.energies);
  const parts = request.terms.map(({ target, multiplicity }) => ({
    process: { ...kernelMasses(request), target, spectrum: energies, inputs: request.inputs },
    weight: multiplicity,
  }));
  const couplings = request.model.couplings(request.channel, request.inputs);
  const accuracy = { tolerance: 3e-4, lightestMediatorGeV: lightestMediator(couplings) };
  return kernelCrossSection(convergedKernelSum(parts, accuracy, sectorsUsed(couplings)).kernel, couplings);
}

/** σ of a model from the events of another one, against quadrature, in standard deviations. */
function pullOf(request: EventRequest, sample: EventChunk, model: Named): number {
  const weights = reweighted(request, sample, model);
  const sums = new ReweightingSums();
  for (let i = 0; i < sample.count; i++) sums.add(sample.weight[i], weights[i]);
  const { ratio, ratioError } = sums.result();
  const base = deterministic(request);
  return (base * ratio - deterministic(withModel(request, model))) / (base * ratioError);
}

const muonPairs: TestCase = { channel: 'numu:mumu', regime: 'unbroken', energies: spectrum };
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

describe('weights of the interaction', () => {
  it('add up to the weight of every event in the model that it was made with', () => {
    const other = withModel(request, vectors[0]);
    for (const [sample, model] of [
      [standard, named('sm')],
      [sampleOf(other, 2000), vectors[0]],
    ] as const) {
      const weights = reweighted(request, sample, model);
      // rounding, and V², A² and VA that may cancel tenfold
      for (let i = 0; i < sample.count; i++) expect(Math.abs(weights[i] / sample.weight[i] - 1)).toBeLessThan(1e-11);
    }
  });

  it.each(vectors)('give the distributions of events made with $name $parameters, and its cross section', (model) => {
    const direct = sampleOf(withModel(request, model), EVENTS, 2);
    const sample = { ...standard, weight: reweighted(request, standard, model) };
    for (const [name, observable, low, high] of observables) {
      const { chi2, ndf } = shapeChiSquare(fill(sample, observable, low, high), fill(direct, observable, low, high));
      expect(chi2, name).toBeLessThan(highest(ndf));
      expect(ndf, name).toBeGreaterThan(5);
    }
    expect(Math.abs(pullOf(request, standard, model))).toBeLessThan(4);
  });

  it('give cross sections of what turns the helicity, which is not generated: one pull a model', () => {
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
