import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { type Couplings, couplingsOf, poleOf } from '../couplings/couplings.js';
import { kernelCrossSection } from '../crossSections/kernel.js';
import { eventGenerator } from '../events/eventGenerator.js';
import { prepareProposal } from '../events/eventProposal.js';
import { type TestCase, testRequest } from '../events/events.fixtures.js';
import { momentumOf, openingAngle } from '../events/observables.js';
import { acceptance, allOf, not, type Selection, within } from '../events/selections.js';
import type { ChunkFilter } from './acceptanceSums.js';
import { acceptedCrossSection, acceptedKernel, jackknifeError } from './acceptedKernel.js';

const filter =
  (selection: Selection): ChunkFilter =>
  (chunk) =>
  (event) =>
    selection(chunk, event);

/** Statistical errors of 0.4 % of a cross section, or of 0.25 % in full: an efficiency wrong by four times that is seen. */
const EVENTS = sized(16_000, 40_000);
const options = { events: EVENTS, seed: 3, tolerance: 1e-4, lightestMediatorGeV: 1e-3 };
const small = { cells: 1024, samplesPerCell: 64, trainingSamples: 10_000 };

const coupling = (vector: number, axial: number): Couplings[] => [couplingsOf('mu', { vector, axial })];
/** The Standard Model and a vector mediator on top of it, at a strength at which both matter. */
const mediator = (massGeV: number, residue: number): Couplings[] => [
  couplingsOf('mu', { vector: 0.96, axial: 0.5, poles: [poleOf(massGeV, { vector: residue })] }),
];
const models = {
  contact: coupling(0.96, 0.5),
  '1 MeV': mediator(1e-3, 0.02),
  '10 MeV': mediator(0.01, 0.02),
  '1 GeV': mediator(1, 3),
};

const muons: TestCase = { channel: 'numu:mumu', regime: 'coherent', energies: 20 };
const request = testRequest(muons);
const narrow = allOf(
  within(openingAngle, 0, 6),
  within(momentumOf('leptonMinus'), 2),
  within(momentumOf('leptonPlus'), 2),
);

const free = acceptedKernel(request, filter(allOf()), options);
const cut = acceptedKernel(request, filter(narrow), options);

describe('the kernel of all events', () => {
  it('has the contact cross sections of the exact kernel to rounding', () => {
    for (const couplings of [coupling(1, 0), coupling(0, 1), coupling(0.96, -0.5)]) {
      const { sigmaCm2 } = acceptedCrossSection(free, couplings);
      expect(sigmaCm2 / kernelCrossSection(free.inclusive.kernel, couplings)).toBeCloseTo(1, 12);
    }
  });

  it.each(Object.entries(models))('has the exact cross section for a mediator: %s', (_, couplings) => {
    const exact = kernelCrossSection(free.inclusive.kernel, couplings);
    const { sigmaCm2, errorCm2 } = acceptedCrossSection(free, couplings);
    // interpolation between nodes (1e-3 at most) besides four standard errors
    expect(Math.abs(sigmaCm2 / exact - 1)).toBeLessThan(1e-3 + (4 * errorCm2) / exact);
  });
});

describe('the kernel of events that are kept', () => {
  it.each(Object.entries(models))('agrees with events generated for the model itself: %s', (_, couplings) => {
    const own = { ...request, model: { couplings: () => couplings } };
    const proposal = prepareProposal(own, small);
    const chunk = eventGenerator(own, proposal, { seed: 11, mode: 'weighted' }).chunk(0, EVENTS);
    const { efficiency, efficiencyError } = acceptance(chunk, narrow);
    const exact = kernelCrossSection(cut.inclusive.kernel, couplings);
    const { sigmaCm2, errorCm2 } = acceptedCrossSection(cut, couplings);
    expect(efficiency).toBeGreaterThan(0.2);
    expect(efficiency).toBeLessThan(0.8);
    const pull = (sigmaCm2 / exact - efficiency) / Math.hypot(errorCm2 / exact, efficiencyError);
    expect(Math.abs(pull)).toBeLessThan(4);
    // it falls with the square root of the number of events
    expect(errorCm2 / exact).toBeLessThan(0.01 * Math.sqrt(40_000 / EVENTS));
  });

  it('adds up with the kernel of the others to the whole', () => {
    const others = acceptedKernel(request, filter(not(narrow)), options);
    for (const part of ['vv', 'aa', 'va'] as const) {
      const scale = Math.max(...free.kernel.chiral.vv);
      cut.kernel.chiral[part].forEach((value, j) => {
        expect((value + others.kernel.chiral[part][j] - free.kernel.chiral[part][j]) / scale).toBeCloseTo(0, 12);
      });
    }
  });

  it('is a function of the seed, whatever the chunks', () => {
    const fewer = { ...options, events: 4000, preparation: small };
    const [one, again, other] = [
      acceptedKernel(request, filter(narrow), fewer),
      acceptedKernel(request, filter(narrow), { ...fewer, chunkEvents: 777 }),
      acceptedKernel(request, filter(narrow), { ...fewer, seed: 4 }),
    ];
    expect(again.kernel).toEqual(one.kernel);
    expect(again.replicas).toEqual(one.replicas);
    expect(other.kernel.chiral.vv).not.toEqual(one.kernel.chiral.vv);
  });

  it('has the error that it varies by from seed to seed', () => {
    const runs = Array.from({ length: 12 }, (_, seed) =>
      acceptedCrossSection(
        acceptedKernel(request, filter(narrow), { ...options, events: 4000, seed, preparation: small }),
        models['10 MeV'],
      ),
    );
    const mean = runs.reduce((sum, { sigmaCm2 }) => sum + sigmaCm2, 0) / runs.length;
    const squares = runs.reduce((sum, { sigmaCm2, errorCm2 }) => sum + ((sigmaCm2 - mean) / errorCm2) ** 2, 0);
    // χ² of 11 degrees of freedom between its 0.1 % and 99.9 % quantiles, widened by the 16 % of the errors themselves
    expect(squares).toBeGreaterThan(1.5 / 1.35);
    expect(squares).toBeLessThan(31.3 * 1.35);
  });
});

describe('cuts that tell ℓ⁻ from ℓ⁺', () => {
  const harder = (chunk: Parameters<Selection>[0], i: number) => chunk.leptonMinus[4 * i] > chunk.leptonPlus[4 * i];

  const fewer = { ...options, events: 20_000, preparation: small };

  it('keep a VA term where that of all events vanishes, of opposite sign for antineutrinos', () => {
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    const asymmetric = acceptedKernel(request, filter(harder), fewer);
    const conjugate = acceptedKernel(testRequest({ ...muons, channel: 'numubar:mumu' }), filter(harder), fewer);
    const error = jackknifeError(asymmetric.replicas.map(({ chiral }) => sum(chiral.va)));
    expect(sum(free.kernel.chiral.va) / sum(free.kernel.chiral.vv)).toBeCloseTo(0, 12);
    expect(Math.abs(sum(asymmetric.kernel.chiral.va))).toBeGreaterThan(10 * error);
    expect(Math.abs(sum(asymmetric.kernel.chiral.va) + sum(conjugate.kernel.chiral.va))).toBeLessThan(
      4 * Math.SQRT2 * error,
    );
  });

  it('accept V − A and V + A differently, as events generated for them', () => {
    const result = acceptedKernel(request, filter(harder), fewer);
    for (const couplings of [coupling(1, 1), coupling(1, -1)]) {
      const own = { ...request, model: { couplings: () => couplings } };
      const generator = eventGenerator(own, prepareProposal(own, small), { seed: 5, mode: 'weighted' });
      const direct = acceptance(generator.chunk(0, 20_000), harder);
      const { sigmaCm2, errorCm2 } = acceptedCrossSection(result, couplings);
      const exact = kernelCrossSection(result.inclusive.kernel, couplings);
      const pull = (sigmaCm2 / exact - direct.efficiency) / Math.hypot(errorCm2 / exact, direct.efficiencyError);
      expect(Math.abs(direct.efficiency - 0.5)).toBeGreaterThan(0.01);
      expect(Math.abs(pull)).toBeLessThan(4);
    }
  });
});

describe('the request', () => {
  it('may lie below threshold: the kernel is empty', () => {
    const closed = acceptedKernel(testRequest({ ...muons, energies: 0.2 }), filter(allOf()), options);
    expect(closed.kernel.chiral.transfer).toHaveLength(0);
    expect(acceptedCrossSection(closed, models.contact)).toEqual({ sigmaCm2: 0, errorCm2: 0 });
  });

  it('needs events enough', () => {
    expect(() => acceptedKernel(request, filter(allOf()), { ...options, events: 10 })).toThrow(/events/);
  });
});
