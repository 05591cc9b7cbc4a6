import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { lightestMediator } from '../couplings/couplings.js';
import { convergedKernelSum } from '../crossSections/convergedKernel.js';
import type { InelasticTarget } from '../crossSections/hadronicTarget.js';
import { kernelMasses } from '../crossSections/inclusiveCrossSection.js';
import { kernelCrossSection } from '../crossSections/kernel.js';
import type { HadronicTerm } from '../crossSections/regimes.js';
import { energySampler } from './energySampler.js';
import type { EventChunk } from './eventChunk.js';
import { eventGenerator } from './eventGenerator.js';
import { type EventRequest, prepareProposal } from './eventProposal.js';
import { argonWith, type TestCase, testRequest } from './events.fixtures.js';
import { summariseEvents } from './eventTotals.js';

const EVENTS = sized(20_000, 100_000);
const small = { cells: 512, samplesPerCell: 48, trainingSamples: 20_000 };

const spectrum = {
  kind: 'histogram',
  name: 'test',
  bins: [
    { lowGeV: 0.5, highGeV: 4, density: 2 },
    { lowGeV: 4, highGeV: 30, density: 0.3 },
  ],
} as const;

/** By quadrature [cm²], to 3e-4: far below the statistical errors. */
function deterministic({ inputs, model, channel, terms, energies }: EventRequest): number {
  const { spectrum: flux } = energySampler(energies);
  const masses = kernelMasses({ channel, inputs });
  const parts = terms.map(({ target, multiplicity }) => ({
    process: { ...masses, target, spectrum: flux, inputs },
    weight: multiplicity,
  }));
  const couplings = model.couplings(channel, inputs);
  const accuracy = { tolerance: 3e-4, lightestMediatorGeV: lightestMediator(couplings) };
  return kernelCrossSection(convergedKernelSum(parts, accuracy).kernel, couplings);
}

function sampled(request: EventRequest, mode: 'weighted' | 'unweighted', seed: number, count = EVENTS) {
  const generator = eventGenerator(request, prepareProposal(request, small), { seed, mode });
  const chunk = generator.chunk(0, count);
  return { chunk, summary: summariseEvents(chunk.totals, generator.totalCm2) };
}

/** Below threshold in part of the flux, of two flavours, far above all resonances, with a light mediator, and mixed with what stays whole. */
const cases: readonly (readonly [string, EventRequest])[] = [
  ...(
    [
      { channel: 'numu:mumu', energies: 1.5, free: 'proton' },
      { channel: 'numu:ee', energies: 5, free: 'neutron' },
      { channel: 'numubar:emu', energies: 40, free: 'proton' },
      { channel: 'nue:ee', energies: spectrum, free: 'neutron' },
      { channel: 'numu:mumu', energies: 1000, free: 'proton' },
      { channel: 'nutau:tautau', energies: 200, free: 'neutron' },
      { channel: 'numu:mumu', energies: 20, free: 'proton', mediator: { mass: 0.01, gPrime: 1e-3 } },
    ] satisfies Omit<TestCase, 'regime'>[]
  ).map((test) => [`${test.channel} on a ${test.free}`, testRequest({ ...test, regime: 'inelastic' })] as const),
  ['all of argon', argonWith('numu:mumu', spectrum)],
];

describe('the cross section of events whose target breaks', () => {
  it.each(cases)('is that of the quadrature: %s', (_, request) => {
    const { summary } = sampled(request, 'weighted', 3);
    // once in 16000 by chance, and the seed is fixed
    expect(Math.abs(summary.sigmaCm2 - deterministic(request))).toBeLessThan(4 * summary.sigmaErrorCm2);
    expect(summary.sigmaErrorCm2 / summary.sigmaCm2).toBeLessThan(0.02);
  });
});

const protons = testRequest({ channel: 'numu:mumu', regime: 'inelastic', energies: 10, free: 'proton' });
const { chunk: events } = sampled(protons, 'unweighted', 5, 2 * EVENTS);
const whole = deterministic(protons);

function expectShare(chunk: EventChunk, kept: (i: number) => boolean, expected: number): void {
  const weights = (keep: (i: number) => boolean) =>
    chunk.weight.reduce((sum, weight, i) => sum + (keep(i) ? weight : 0), 0);
  const share = weights(kept) / weights(() => true);
  const error = Math.sqrt((share * (1 - share)) / chunk.count);
  // weights other than 1 are few; 4 standard errors, and 3e-4 of the quadratures
  expect(Math.abs(share - expected)).toBeLessThan(4 * error + 3e-4);
}

/** The same with structure functions that end at a mass [GeV]. */
function upTo(hadronicMass: number): EventRequest {
  const cut = (target: InelasticTarget): HadronicTerm['target'] => {
    const { structure } = target;
    const within = (of: 'f2' | 'fL') => (q2: number, w2: number) =>
      w2 < hadronicMass * hadronicMass ? structure[of](q2, w2) : 0;
    const massEdges = [...target.massEdges, hadronicMass].sort((a, b) => a - b);
    return { ...target, structure: { f2: within('f2'), fL: within('fL') }, massEdges };
  };
  const terms = protons.terms.map((term) =>
    term.target.kind === 'inelastic' ? { ...term, target: cut(term.target) } : term,
  );
  return { ...protons, terms };
}

describe('events whose target breaks', () => {
  it.each([1.15, 1.3, 1.5, 1.8, 2.4])('have masses below %d GeV as often as the quadrature', (hadronicMass) => {
    expectShare(events, (i) => events.hadronicMass[i] < hadronicMass, deterministic(upTo(hadronicMass)) / whole);
  });

  it.each([0.05, 0.3, 1, 3])('have Q² below %d GeV² as often as the quadrature', (maximumQ2) => {
    const test: TestCase = { channel: 'numu:mumu', regime: 'inelastic', energies: 10, free: 'proton' };
    expectShare(events, (i) => events.q2[i] < maximumQ2, deterministic(testRequest(test, { maximumQ2 })) / whole);
  });

  it('keep the four-momentum, and have hadrons of mass W from the pion threshold on', () => {
    for (const [, request] of cases) {
      const { chunk } = sampled(request, 'weighted', 8, 400);
      const { inputs, channel, terms } = request;
      for (let i = 0; i < chunk.count; i++) {
        expect(chunk.weight[i]).toBeGreaterThan(0);
        const { target } = terms[chunk.term[i]];
        const four = (name: 'neutrinoIn' | 'neutrinoOut' | 'leptonMinus' | 'leptonPlus' | 'hadron') =>
          chunk[name].subarray(4 * i, 4 * i + 4);
        const scale = chunk.energyGeV[i] + target.massGeV;
        for (let k = 0; k < 4; k++) {
          const after = four('neutrinoOut')[k] + four('leptonMinus')[k] + four('leptonPlus')[k] + four('hadron')[k];
          const before = four('neutrinoIn')[k] + (k === 0 ? target.massGeV : 0);
          expect(Math.abs(after - before)).toBeLessThan(1e-12 * scale);
        }
        const shells = [
          [four('neutrinoOut'), 0],
          [four('leptonMinus'), inputs.leptonMass[channel.leptonMinus]],
          [four('leptonPlus'), inputs.leptonMass[channel.leptonPlus]],
          [four('hadron'), chunk.hadronicMass[i]],
        ] as const;
        for (const [[e, x, y, z], mass] of shells) {
          expect(Math.abs(e * e - x * x - y * y - z * z - mass * mass)).toBeLessThan(1e-12 * scale * scale);
        }
        if (target.kind === 'inelastic') expect(chunk.hadronicMass[i] ** 2).toBeGreaterThan(target.thresholdW2);
        else expect(chunk.hadronicMass[i]).toBe(target.massGeV);
      }
    }
  });

  it('do not depend on how they are cut into chunks', () => {
    const request = argonWith('numu:mumu', 10);
    const { chunk } = eventGenerator(request, prepareProposal(request, small), { seed: 2 });
    const all = chunk(0, 60);
    const parts = [chunk(0, 11), chunk(11, 49)];
    for (const key of ['hadronicMass', 'q2', 'hadron', 'leptonMinus', 'weight', 'term'] as const) {
      expect(parts.flatMap((part) => Array.from(part[key]))).toEqual(Array.from(all[key]));
    }
  });

  it('leave those of targets that stay whole with the random numbers that they have alone', () => {
    const alone = testRequest({ channel: 'numu:mumu', regime: 'coherent', energies: 5 });
    const { terms } = argonWith('numu:mumu', 5);
    const [{ grid, cells }] = prepareProposal(alone, small).terms;
    const mixed = prepareProposal({ ...alone, terms: [alone.terms[0], ...terms.slice(-2)] }, small).terms[0];
    expect(mixed.grid).toEqual(grid);
    expect(mixed.cells.sides).toEqual(cells.sides);
  });
});
