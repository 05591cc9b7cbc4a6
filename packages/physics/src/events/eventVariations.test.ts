import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { defaultElectroweakInputs, electroweakInputs } from '../couplings/electroweakInputs.js';
import type { HadronicOptions } from '../crossSections/regimes.js';
import { nuclearFormFactor } from '../formFactors/parseFormFactor.js';
import { smearLeptons } from './detectorResponse.js';
import { type EventMode, eventGenerator } from './eventGenerator.js';
import { type EventRequest, prepareProposal } from './eventProposal.js';
import { argon, argonWith, type TestCase, testRequest } from './events.fixtures.js';
import type { EventVariation } from './eventVariations.js';
import { deterministic, named, small, spectrum, withModel } from './interactionWeights.fixtures.js';
import { INTERACTION_TERMS, interactionFactors, interactionWeights } from './interactionWeights.js';
import { ReweightingSums } from './reweighting.js';

const EVENTS = sized(20_000, 100_000);
/** Of a dozen comparisons with fixed seeds none is expected beyond. */
const DEVIATIONS = 4;
const leading: EventVariation = { kind: 'couplings', inputs: electroweakInputs({ couplings: 'leading' }) };

const termsOf = (...requests: EventRequest[]): EventVariation => ({
  kind: 'terms',
  terms: requests.map(({ terms }) => terms),
});

function varied(
  request: EventRequest,
  variations: readonly EventVariation[],
  count = 300,
  mode: EventMode = 'weighted',
) {
  const proposal = prepareProposal(request, small);
  const options = { seed: 5, mode, couplingShares: true, turnedShares: true };
  const chunk = eventGenerator(request, proposal, { ...options, variations }).chunk(0, count);
  const weights = variations.map((_, k) =>
    chunk.weight.map((_, i) => chunk.variedWeights?.[variations.length * i + k] ?? Number.NaN),
  );
  return { chunk, weights, plain: eventGenerator(request, proposal, options).chunk(0, count) };
}

/** The shift of σ from the events, with its statistical error, and from the quadrature of both. */
function shifts(testCase: TestCase, hadronic: HadronicOptions) {
  const [request, other] = [testRequest(testCase), testRequest(testCase, hadronic)];
  const { chunk, weights } = varied(request, [termsOf(other)], EVENTS);
  const sums = new ReweightingSums();
  for (const [i, weight] of chunk.weight.entries()) sums.add(weight, weights[0][i]);
  const { ratio, ratioError } = sums.result();
  return { ratio, ratioError, expected: deterministic(other) / deterministic(request) };
}

describe('weights of events in a variation', () => {
  it('are those of the form factor of another density, F′²/F² at the Q² of the event', () => {
    const other = 'woods-saxon:c=3.53,a=0.542';
    const testCase: TestCase = { channel: 'numu:mumu', regime: 'coherent', energies: spectrum };
    const { chunk, weights } = varied(testRequest(testCase), [
      termsOf(testRequest(testCase, { nuclearFormFactor: other })),
    ]);
    const [from, to] = ['symmetrised-fermi', other].map((name) => nuclearFormFactor(name, argon));
    for (let i = 0; i < chunk.count; i++) {
      const ratio = (to.evaluate(chunk.q2[i]) / from.evaluate(chunk.q2[i])) ** 2;
      // rounding of a few products
      expect(Math.abs(weights[0][i] - chunk.weight[i] * ratio)).toBeLessThanOrEqual(1e-12 * chunk.weight[i] * ratio);
    }
  });

  it.each([
    ['the Standard Model', named('sm'), 'numu:mumu'],
    ['W and Z in one channel', named('sm'), 'nue:ee'],
    ['a light mediator', named('lmu-ltau', { mass: 0.1, gPrime: 1e-3 }), 'numubar:mumu'],
    ['what turns the helicity', named('contact', { tensor: 0.5, scalar: 1 }), 'numu:mumu'],
  ])('are sums over V², A², VA … with the other couplings: %s', (_, model, channel) => {
    const request = withModel(argonWith(channel, spectrum), model);
    const { chunk, weights } = varied(request, [leading]);
    const couplings = request.model.couplings(request.channel, electroweakInputs({ couplings: 'leading' }));
    const interaction = INTERACTION_TERMS.map((term) => interactionWeights(chunk, term));
    const factors = new Float64Array(INTERACTION_TERMS.length);
    for (let i = 0; i < chunk.count; i++) {
      interactionFactors(couplings, chunk.transfer[i], factors);
      const expected = interaction.reduce((sum, of, k) => sum + of[i] * factors[k], 0);
      // products of couplings may cancel tenfold
      expect(Math.abs(weights[0][i] - expected)).toBeLessThanOrEqual(1e-11 * chunk.weight[i]);
    }
  });

  it.each<[string, TestCase, HadronicOptions]>([
    [
      'form factors of nucleons',
      { channel: 'numu:mumu', regime: 'proton', energies: spectrum },
      { nucleonFormFactors: 'galster-0812.3539' },
    ],
    [
      'vacuum polarisation',
      { channel: 'numu:mue', regime: 'unbroken', energies: spectrum },
      { vacuumPolarisation: true },
    ],
    [
      'a nuclear model',
      { channel: 'numu:mumu', regime: 'neutron', energies: spectrum },
      { nuclearModel: 'oscillator-shells' },
    ],
    [
      'removal at a cost',
      { channel: 'numu:mumu', regime: 'proton', energies: spectrum },
      { nuclearModel: 'superscaling-removal' },
    ],
    // close to the threshold, where what removal costs is missing for the pair
    [
      'removal at a cost, 0.7 GeV',
      { channel: 'numu:mumu', regime: 'proton', energies: 0.7 },
      { nuclearModel: 'superscaling-removal' },
    ],
    [
      'structure functions',
      { channel: 'nue:ee', regime: 'inelastic', energies: spectrum },
      { structureFunctions: 'lux-like:resonances=clas,continuum=allm97' },
    ],
    ['a nuclear medium', { channel: 'numu:mumu', regime: 'inelastic', energies: 20 }, { nuclearMedium: 'e139-e665' }],
  ])('add up to the cross section by quadrature: %s', (_, testCase, hadronic) => {
    const { ratio, ratioError, expected } = shifts(testCase, hadronic);
    // the quadratures are good to 3e-4 each, and the table of structure functions shares that
    expect(Math.abs(ratio - expected)).toBeLessThan(DEVIATIONS * ratioError + 4e-4 * Math.abs(1 - expected) + 1e-4);
    // the same events: the error is a small part of the shift
    expect(ratioError).toBeLessThan(0.1 * Math.abs(1 - expected));
  });

  it('are those of the events where nothing is varied, which are what they are without', () => {
    const request = argonWith('numu:mumu', spectrum);
    for (const mode of ['weighted', 'unweighted'] as const) {
      const same: EventVariation = { kind: 'couplings', inputs: defaultElectroweakInputs };
      const { chunk, weights, plain } = varied(request, [termsOf(argonWith('numu:mumu', spectrum)), same], 300, mode);
      const { variedWeights: _, ...rest } = chunk;
      expect(rest).toEqual(plain);
      expect(weights[0]).toEqual(chunk.weight);
      for (const [i, weight] of weights[1].entries()) {
        // sums of three products, of which two cancel tenfold at most
        expect(Math.abs(weight - chunk.weight[i])).toBeLessThanOrEqual(1e-11 * chunk.weight[i]);
      }
    }
  });

  it('stay with their events in a detector', () => {
    const { chunk } = varied(testRequest({ channel: 'numu:mumu', regime: 'proton', energies: 5 }), [leading], 10);
    const response = { relativeResolution: () => 0.1, angleResolutionDegrees: 1 };
    expect(smearLeptons(chunk, { leptonMinus: response, leptonPlus: response }, 1).variedWeights).toEqual(
      chunk.variedWeights,
    );
  });

  it('are refused for other targets', () => {
    const of = (regime: TestCase['regime'], hadronic: HadronicOptions = {}) =>
      testRequest({ channel: 'numu:mumu', regime, energies: 5 }, hadronic);
    expect(() => varied(of('proton'), [termsOf(of('neutron'))])).toThrow(
      /bound neutron.* in the place of bound proton/,
    );
    expect(() => varied(of('unbroken'), [termsOf(of('coherent'))])).toThrow(/nothing in the place of bound proton/);
    const removed = of('proton', { nuclearModel: 'superscaling-removal' });
    expect(() => varied(removed, [termsOf(of('proton'))])).toThrow(/stays whole/);
  });
});
