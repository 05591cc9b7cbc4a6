import { describe, expect, it } from 'vitest';
import { eventGenerator } from './eventGenerator.js';
import { prepareProposal } from './eventProposal.js';
import { type TestCase, testRequest } from './events.fixtures.js';
import { summariseEvents } from './eventTotals.js';
import { deterministic, type Named, named, small, spectrum, withModel } from './interactionWeights.fixtures.js';

/** Operators that leave ℓ⁻ and ℓ⁺ of two flavours. */
const mixed = named('contact', { 'numu-nue.mue.scalar': 3, 'numu-nue.mue.tensor': 0.5 });

/** Models whose events are mostly of a turned helicity: each operator, light and heavy mediators, several outgoing flavours, ν and ν̄. */
const cases: readonly (readonly [TestCase, Named])[] = [
  [
    { channel: 'numu:mumu', regime: 'coherent', energies: 5 },
    named('scalar', { mass: 0.001, coupling: 1e-3, nuMu: 1, scalarMu: 1 }),
  ],
  [
    { channel: 'numubar:mumu', regime: 'nucleus', energies: spectrum },
    named('scalar', { mass: 0.1, coupling: 0.02, nuMu: 1, pseudoscalarMu: 1 }),
  ],
  [
    { channel: 'nue:ee', regime: 'coherent', energies: 2 },
    named('scalar', { mass: 1, coupling: 0.3, nuE: 1, scalarE: 1, pseudoscalarE: 1 }),
  ],
  [{ channel: 'numu:mumu', regime: 'proton', energies: spectrum }, named('contact', { tensor: 1, scalar: 2 })],
  [
    { channel: 'numubar:ee', regime: 'coherent', energies: 20 },
    named('contact', { 'numu-nutau.ee.tensor': 1, 'numu.ee.scalar': 2 }),
  ],
  [{ channel: 'numu:mue', regime: 'nucleus', energies: spectrum }, mixed],
  [{ channel: 'numubar:emu', regime: 'neutron', energies: 5 }, mixed],
  [{ channel: 'numu:mumu', regime: 'nucleus', energies: 160 }, named('neutrino-dipole', { momentMu: 1e-6 })],
  [{ channel: 'numubar:ee', regime: 'nucleus', energies: 1 }, named('neutrino-dipole', { momentMu: 1e-6 })],
  [
    { channel: 'numu:mumu', regime: 'inelastic', energies: 20, free: 'proton' },
    named('scalar', { mass: 0.5, coupling: 0.1, nuMu: 1, scalarMu: 1 }),
  ],
];

/** Statistical errors of 1 to 2 %. */
const EVENTS = 5000;
/** Of the quadrature, a tenth of these. */
const TOLERANCE = 1e-3;

const requestOf = ([test, model]: (typeof cases)[number]) => withModel(testRequest(test), model);

const generators = cases.map((one) => {
  const request = requestOf(one);
  return eventGenerator(request, prepareProposal(request, small), { seed: 4 });
});

describe('events of a turned helicity', () => {
  it('have the cross section of the quadrature, at an efficiency as of V and A', () => {
    const found = generators.map(({ request, chunk, totalCm2 }) => {
      const { sigmaCm2, sigmaErrorCm2, efficiency } = summariseEvents(chunk(0, EVENTS).totals, totalCm2);
      return { efficiency, pull: (sigmaCm2 - deterministic(request, TOLERANCE)) / sigmaErrorCm2 };
    });
    // issue 17 asks for 0.15
    for (const { pull, efficiency } of found) {
      // 6e-5 each
      expect(Math.abs(pull), found.map((one) => one.pull.toFixed(2)).join(' ')).toBeLessThan(4);
      expect(efficiency).toBeGreaterThan(0.15);
    }
  });

  it('conserve momentum, to 1e-10 of the energy in the event', () => {
    for (const { request, chunk } of generators) {
      const events = chunk(0, 300);
      for (let i = 0; i < events.count; i++) {
        const mass = request.terms[events.term[i]].target.massGeV;
        const before = [events.energyGeV[i] + mass, 0, 0, events.energyGeV[i]];
        before.forEach((value, k) => {
          const parts = [events.neutrinoOut, events.leptonMinus, events.leptonPlus, events.hadron];
          const after = parts.reduce((sum, momenta) => sum + momenta[4 * i + k], 0);
          expect(Math.abs(after - value)).toBeLessThan(1e-10 * events.energyGeV[i]);
        });
      }
    }
  });

  it('are the same however they are divided into chunks', () => {
    const request = requestOf(cases[5]);
    const proposal = prepareProposal(request, small);
    const { chunk } = eventGenerator(request, proposal, { seed: 6, turnedShares: true });
    const whole = chunk(0, 60);
    // another generator, as in another thread, begins in the middle
    const late = eventGenerator(request, structuredClone(proposal), { seed: 6, turnedShares: true }).chunk(37, 23);
    expect(late.leptonMinus).toEqual(whole.leptonMinus.slice(4 * 37));
    expect(late.outgoing).toEqual(whole.outgoing.slice(37));
    expect(late.turnedShares).toEqual(whole.turnedShares?.slice(7 * 37));
  });

  it('leave neutrinos of each flavour in proportion to their cross sections', () => {
    const [test] = cases[4];
    const alone = withModel(testRequest(test), named('contact', { 'numu.ee.scalar': 2 }));
    const { request, chunk } = generators[4];
    const events = chunk(0, EVENTS);
    const flavours = request.model.couplings(request.channel, request.inputs).map(({ outgoing }) => outgoing);
    let taus = 0;
    for (let i = 0; i < events.count; i++) if (flavours[events.outgoing[i]] === 'tau') taus += events.weight[i];
    const sum = events.weight.reduce((total, weight) => total + weight, 0);
    const expected = 1 - deterministic(alone, TOLERANCE) / deterministic(request, TOLERANCE);
    expect(Math.abs(taus / sum - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / sum));
  });
});
