import { expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { lightestMediator } from '../couplings/couplings.js';
import { convergedKernelSum } from '../crossSections/convergedKernel.js';
import { kernelMasses } from '../crossSections/inclusiveCrossSection.js';
import { kernelCrossSection } from '../crossSections/kernel.js';
import { energySampler } from './energySampler.js';
import { eventGenerator } from './eventGenerator.js';
import { type EventRequest, prepareProposal } from './eventProposal.js';
import { type TestCase, testRequest } from './events.fixtures.js';
import { summariseEvents } from './eventTotals.js';

const flux = {
  kind: 'histogram',
  name: 'test',
  bins: [
    { lowGeV: 0.5, highGeV: 2, density: 2 },
    { lowGeV: 2, highGeV: 10, density: 1 },
  ],
} as const;

const mediator = { mass: 0.01, gPrime: 1e-3 };
const heavy = { mass: 2, gPrime: 0.05 };

/** Channels, regimes, energies and models that between them reach every branch of the maps. */
const cases: readonly TestCase[] = [
  ...['numu:mumu', 'numubar:mumu', 'numu:ee', 'nue:ee', 'numu:mue', 'numubar:emu', 'nue:emu', 'nutau:mumu'].flatMap(
    (channel) => [
      { channel, regime: 'coherent' as const, energies: 5 },
      { channel, regime: 'proton' as const, energies: 2 },
      { channel, regime: 'neutron' as const, energies: 50 },
    ],
  ),
  { channel: 'numu:mumu', regime: 'coherent', energies: 0.5 },
  { channel: 'nutau:tautau', regime: 'coherent', energies: 300 },
  { channel: 'nutaubar:etau', regime: 'proton', energies: 40 },
  { channel: 'numu:mumu', regime: 'proton', energies: 5, free: 'proton' },
  { channel: 'nue:ee', regime: 'neutron', energies: 0.3, free: 'neutron' },
  { channel: 'numu:mumu', regime: 'coherent', energies: 160, mediator },
  { channel: 'numubar:mumu', regime: 'proton', energies: 5, mediator },
  { channel: 'numu:mumu', regime: 'coherent', energies: 20, mediator: heavy },
  { channel: 'numu:mumu', regime: 'unbroken', energies: flux },
  { channel: 'numu:ee', regime: 'unbroken', energies: flux, mediator },
  { channel: 'numu:mue', regime: 'unbroken', energies: flux },
  { channel: 'numu:ee', regime: 'coherent', energies: 5000 },
];

/** Events of a case: statistical errors of 0.7 %, or of 0.4 % in full. */
const EVENTS = sized(4000, 12_000);

/** The deterministic cross section, flux average included [cm²], to a twentieth of the statistical errors. */
function deterministic(request: EventRequest): number {
  const { spectrum } = energySampler(request.energies);
  const parts = request.terms.map(({ target, multiplicity }) => ({
    process: { ...kernelMasses(request), target, spectrum, inputs: request.inputs },
    weight: multiplicity,
  }));
  const couplings = request.model.couplings(request.channel, request.inputs);
  const accuracy = { tolerance: sized(3.5e-4, 2e-4), lightestMediatorGeV: lightestMediator(couplings) };
  return kernelCrossSection(convergedKernelSum(parts, accuracy).kernel, couplings);
}

function pull(test: TestCase, seed: number): number {
  const request = testRequest(test);
  const proposal = prepareProposal(request, { cells: 128, samplesPerCell: 48, trainingSamples: 4000 });
  const { chunk, totalCm2 } = eventGenerator(request, proposal, { seed, mode: 'weighted' });
  const { sigmaCm2, sigmaErrorCm2 } = summariseEvents(chunk(0, EVENTS).totals, totalCm2);
  return (sigmaCm2 - deterministic(request)) / sigmaErrorCm2;
}

it('The mean weight is the deterministic cross section: pulls of all cases are a standard normal sample', () => {
  const pulls = cases.map((test, i) => pull(test, 100 + i));
  const n = pulls.length;
  expect(n).toBeGreaterThanOrEqual(30);
  const mean = pulls.reduce((sum, value) => sum + value, 0) / n;
  const square = pulls.reduce((sum, value) => sum + value * value, 0) / n;
  // standard deviations of the mean and of the mean square of n normal numbers: 1/√n and √(2/n); three of each
  expect(Math.abs(mean), pulls.map((value) => value.toFixed(2)).join(' ')).toBeLessThan(3 / Math.sqrt(n));
  expect(Math.abs(square - 1), pulls.map((value) => value.toFixed(2)).join(' ')).toBeLessThan(3 * Math.sqrt(2 / n));
  // a broken case stands out: |pull| > 4 has probability 6e-5
  for (const value of pulls) expect(Math.abs(value)).toBeLessThan(4);
});
