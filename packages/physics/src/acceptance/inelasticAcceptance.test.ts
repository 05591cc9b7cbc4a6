import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { couplingsOf, poleOf } from '../couplings/couplings.js';
import { kernelCrossSection } from '../crossSections/kernel.js';
import { eventGenerator } from '../events/eventGenerator.js';
import { prepareProposal } from '../events/eventProposal.js';
import { testRequest } from '../events/events.fixtures.js';
import { energyOf, pairMass } from '../events/observables.js';
import { acceptance, allOf, within } from '../events/selections.js';
import { acceptedCrossSection, acceptedKernel } from './acceptedKernel.js';

const EVENTS = sized(16_000, 40_000);
const request = testRequest({ channel: 'numu:mumu', regime: 'inelastic', energies: 20, free: 'proton' });
/** A cut on leptons and, as experiments have it, on the energy of the hadrons. */
const kept = allOf(within(pairMass, 0.7), within(energyOf('hadron'), 0, 2));

describe('the kernel of kept events whose target breaks', () => {
  const accuracy = { events: EVENTS, seed: 3, tolerance: 3e-4, lightestMediatorGeV: 0.05 };
  const cut = acceptedKernel(request, (chunk) => (event) => kept(chunk, event), accuracy);

  it.each([
    ['the Standard Model', [couplingsOf('mu', { vector: 0.96, axial: 0.5 })]],
    ['a mediator', [couplingsOf('mu', { vector: 0.96, axial: 0.5, poles: [poleOf(0.1, { vector: 0.02 })] })]],
  ])('agrees with events generated for the model itself: %s', (_, couplings) => {
    const own = { ...request, model: { couplings: () => couplings } };
    const proposal = prepareProposal(own, { cells: 512, samplesPerCell: 48, trainingSamples: 10_000 });
    const chunk = eventGenerator(own, proposal, { seed: 11, mode: 'weighted' }).chunk(0, EVENTS);
    const { efficiency, efficiencyError } = acceptance(chunk, kept);
    const exact = kernelCrossSection(cut.inclusive.kernel, couplings);
    const { sigmaCm2, errorCm2 } = acceptedCrossSection(cut, couplings);
    expect(efficiency).toBeGreaterThan(0.2);
    expect(efficiency).toBeLessThan(0.8);
    const pull = (sigmaCm2 / exact - efficiency) / Math.hypot(errorCm2 / exact, efficiencyError);
    expect(Math.abs(pull)).toBeLessThan(4);
  });
});
