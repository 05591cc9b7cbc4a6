import { tridentChannel } from '../couplings/channels.js';
import { defaultElectroweakInputs } from '../couplings/electroweakInputs.js';
import { type HadronicOptions, hadronicTerms, type Regime, type Target } from '../crossSections/regimes.js';
import { parseModel } from '../models/index.js';
import type { Nuclide } from '../targets/nuclide.js';
import type { EventEnergies } from './energySampler.js';
import type { EventRequest } from './eventProposal.js';

/** Argon for tests: the values of data/nuclei, written out so that the tests need no file. */
export const argon: Nuclide = {
  name: 'Ar40',
  protons: 18,
  neutrons: 22,
  massGeV: 37.21552,
  rmsChargeRadiusFm: 3.4274,
  symmetrisedFermi: { radiusFm: 3.66, diffusenessFm: 0.523 },
};

/** Coherent, elastic and inelastic, per nucleus. */
export function argonWith(channel: string, energies: TestCase['energies']): EventRequest {
  const whole = (['coherent', 'proton', 'neutron'] as const).map((regime) =>
    testRequest({ channel, regime, energies }),
  );
  const broken = testRequest({ channel, regime: 'inelastic', energies });
  const counts = [1, argon.protons, argon.neutrons];
  const terms = [
    ...whole.flatMap((request, i) => request.terms.map((term) => ({ ...term, multiplicity: counts[i] }))),
    ...broken.terms.map((term) => ({ ...term, multiplicity: 40 * term.multiplicity })),
  ];
  return { ...broken, terms };
}

export interface TestCase {
  readonly channel: string;
  readonly regime: Regime;
  readonly energies: number | EventEnergies;
  readonly free?: 'proton' | 'neutron';
  readonly mediator?: { readonly mass: number; readonly gPrime: number };
}

/** A request by names; `mediator` is a gauged L_μ − L_τ boson. */
export function testRequest(
  { channel, regime, energies, free, mediator }: TestCase,
  hadronic: HadronicOptions = {},
): EventRequest {
  const inputs = defaultElectroweakInputs;
  const parsed = tridentChannel(channel);
  const target: Target = free ? { kind: 'free', nucleon: free } : { kind: 'nuclide', nuclide: argon };
  const model = mediator ? parseModel('lmu-ltau', { ...mediator }) : parseModel('sm', {});
  return {
    channel: parsed,
    terms: hadronicTerms(target, regime, inputs, hadronic),
    model,
    inputs,
    energies: typeof energies === 'number' ? { kind: 'fixed', energyGeV: energies } : energies,
  };
}
