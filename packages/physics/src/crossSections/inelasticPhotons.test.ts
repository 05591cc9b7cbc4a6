import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import type { Nucleon } from '../formFactors/formFactor.js';
import { parseModel } from '../models/index.js';
import { equivalentPhotonCrossSection } from './equivalentPhoton.js';
import { type CrossSectionRequest, inclusiveCrossSection } from './inclusiveCrossSection.js';
import { hadronicTerms } from './regimes.js';

const request = (
  channel: string,
  nucleon: Nucleon,
  energyGeV: number,
  maximumQ2: number | undefined,
): CrossSectionRequest => ({
  channel: tridentChannel(channel),
  terms: hadronicTerms({ kind: 'free', nucleon }, 'inelastic', inputs, { maximumQ2 }),
  energyGeV,
  model: parseModel('sm', {}),
  inputs,
  tolerance: 1e-3,
});

/** Full cross section over that of equivalent photons, Q² [GeV²] below a limit. */
function fullOverPhotons(channel: string, nucleon: Nucleon, energyGeV: number, maximumQ2: number): number {
  const asked = request(channel, nucleon, energyGeV, maximumQ2);
  return inclusiveCrossSection(asked).sigmaCm2 / equivalentPhotonCrossSection(asked).sigmaCm2;
}

describe('equivalent photons of a nucleon that breaks', () => {
  // Q² below m_ℓ²/300; what is missing is of order Q²/m_ℓ², and numerically 1e-3 on either side
  it.each([
    ['numubar:tautau', 'proton', 1e-2],
    ['numu:mumu', 'proton', 3e-5],
    ['numu:mumu', 'neutron', 3e-5],
  ] as const)(
    'make the full cross section of %s on a %s where Q² is far below the lepton mass²',
    (channel, nucleon, q2) => {
      expect(Math.abs(fullOverPhotons(channel, nucleon, 10_000, q2) - 1)).toBeLessThan(1 / 300 + 2e-3);
    },
  );

  it('come nearer to the full cross section with every step of Q² downwards', () => {
    for (const [channel, steps] of [
      ['numu:mumu', [1, 0.1, 1e-2, 1e-3]],
      ['numu:mue', [1e-2, 1e-4, 1e-6]],
      ['numu:ee', [1e-2, 1e-4, 1e-6]],
    ] as const) {
      const ratios = steps.map((q2) => fullOverPhotons(channel, 'proton', 10_000, q2));
      for (let i = 0; i < ratios.length; i++) {
        expect(ratios[i]).toBeLessThan(1);
        if (i > 0) expect(ratios[i]).toBeGreaterThan(ratios[i - 1]);
      }
    }
  });

  it('are none below the threshold', () => {
    const closed = equivalentPhotonCrossSection(request('numu:tautau', 'proton', 6, undefined));
    expect(closed.sigmaCm2).toBe(0);
    expect(closed.reason).toMatch(/threshold/);
  });

  it('are an average over the nucleons of a nucleus', () => {
    const [proton, neutron] = (['proton', 'neutron'] as const).map((nucleon) =>
      equivalentPhotonCrossSection(request('numu:mumu', nucleon, 50, undefined)),
    );
    const both = [
      ...request('numu:mumu', 'proton', 50, undefined).terms,
      ...request('numu:mumu', 'neutron', 50, undefined).terms,
    ].map((term) => ({ ...term, multiplicity: 0.5 }));
    const mean = equivalentPhotonCrossSection({ ...request('numu:mumu', 'proton', 50, undefined), terms: both });
    expect(mean.sigmaCm2).toBeCloseTo(0.5 * (proton.sigmaCm2 + neutron.sigmaCm2), 55);
  });
});
