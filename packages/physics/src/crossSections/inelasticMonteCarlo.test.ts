import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { tridentChannel } from '../couplings/channels.js';
import { couplingsOf } from '../couplings/couplings.js';
import { defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import type { Nucleon } from '../formFactors/formFactor.js';
import { modelAt } from '../models/index.js';
import { lmuLtau } from '../models/lmuLtau.js';
import { standardModel } from '../models/standardModel.js';
import {
  adaptToIntegrand,
  addSums,
  deviationOf,
  meanOf,
  noSamples,
  sampleBlocks,
} from '../numerics/adaptiveMonteCarlo.js';
import { crossSectionIntegrand, integrandDimensions } from './crossSectionIntegrand.js';
import { type CrossSectionRequest, inclusiveCrossSection } from './inclusiveCrossSection.js';
import { monteCarloCrossSection } from './monteCarloCrossSection.js';
import { type HadronicOptions, hadronicTerms } from './regimes.js';

const TOLERANCE = 0.005;

/** V = ½ + 2s² + g′²/(√2 G_F (M² + T)): at 10 MeV the propagator varies over the whole range of T. */
const lightMediator = modelAt(lmuLtau, { mass: 0.01, gPrime: 1e-3 });
const turning = { couplings: () => [couplingsOf('mu', { scalar: 1, pseudoscalar: -0.6, tensor: 0.4 })] };

function request(
  name: string,
  nucleon: Nucleon,
  energyGeV: number,
  { model = standardModel, ...options }: HadronicOptions & { readonly model?: CrossSectionRequest['model'] } = {},
): CrossSectionRequest {
  const terms = hadronicTerms({ kind: 'free', nucleon }, 'inelastic', inputs, options);
  return { channel: tridentChannel(name), terms, energyGeV, model, inputs, tolerance: TOLERANCE };
}

const cases: readonly (readonly [string, CrossSectionRequest])[] = [
  ['muon pairs on a proton', request('numu:mumu', 'proton', 10)],
  ['electron pairs on a proton', request('numu:ee', 'proton', 100)],
  ['muon and positron on a neutron, unequal masses and VA', request('numu:mue', 'neutron', 100)],
  ['electron and antimuon from an antineutrino', request('numubar:emu', 'neutron', 10)],
  ['muon pairs through a light Z′', request('numu:mumu', 'proton', 10, { model: lightMediator })],
  ['hadrons of less than 2 GeV', request('numu:mumu', 'proton', 100, { maximumHadronicEnergyGeV: 2 })],
  ['electron pairs and hadrons of less than 1 GeV', request('numu:ee', 'neutron', 20, { maximumHadronicEnergyGeV: 1 })],
];

function expectAgreement(asked: CrossSectionRequest, sigmaCm2: number, errorCm2: number): void {
  // its error is a tenth of the samples' at most
  const integrated = inclusiveCrossSection({ ...asked, tolerance: 3e-4 });
  expect(integrated.converged).toBe(true);
  // 4 standard errors: by chance once in 16000, and the seed is fixed
  expect(Math.abs(sigmaCm2 - integrated.sigmaCm2)).toBeLessThan(4 * Math.hypot(errorCm2, integrated.sigmaErrorCm2));
}

describe('the Monte Carlo cross section of nucleons that break', () => {
  it.each(cases)('agrees with the deterministic one: %s', (_, asked) => {
    const sampled = monteCarloCrossSection(asked, { seed: 2024 });
    expect(sampled.converged).toBe(true);
    expectAgreement(asked, sampled.sigmaCm2, sampled.sigmaErrorCm2);
  });

  it('agrees with it where the helicity of the neutrino turns', () => {
    // amplitudes with tensors take ten times longer: a short adaptation, and an error that still sees a wrong factor
    const asked = request('numu:mumu', 'proton', 20, { model: turning });
    const [{ target }] = asked.terms;
    const integrand = crossSectionIntegrand(asked, target);
    const grid = adaptToIntegrand(integrand, integrandDimensions(target), { seed: 5, stream: 0 }, sized(800, 12_000));
    const sums = sampleBlocks(integrand, grid, { seed: 5, stream: 1 }, 0, sized(6, 100)).reduce(addSums, noSamples);
    const error = deviationOf(sums) / Math.sqrt(sums.count);
    expect(error / meanOf(sums)).toBeLessThan(sized(0.025, 0.005));
    expectAgreement(asked, meanOf(sums), error);
  });

  it('weighs the nucleons of a nucleus by their shares', () => {
    const asked = request('numu:mumu', 'proton', 10);
    const options = { maximumSamples: 1024 };
    const [{ target, sigmaCm2 }] = monteCarloCrossSection(asked, options).terms;
    const half = asked.terms.map((term) => ({ ...term, multiplicity: 0.5 }));
    const [shared] = monteCarloCrossSection({ ...asked, terms: half }, options).terms;
    expect(shared).toMatchObject({ target, multiplicity: 0.5, sigmaCm2: sigmaCm2 / 2 });
  });

  it('says how structure functions are continued, as the deterministic one does', () => {
    const asked = request('numu:mumu', 'proton', 10);
    const [{ extrapolated }] = monteCarloCrossSection(asked, { maximumSamples: 1024 }).terms;
    expect(extrapolated?.length).toBeGreaterThan(0);
    expect(extrapolated).toEqual(inclusiveCrossSection({ ...asked, tolerance: 1e-2 }).terms[0].extrapolated);
  });

  it('is zero with a reason below threshold', () => {
    const result = monteCarloCrossSection(request('numu:mumu', 'proton', 0.35));
    expect(result).toMatchObject({ sigmaCm2: 0, sigmaErrorCm2: 0, converged: true });
    expect(result.reason).toMatch(/below the threshold/);
  });
});
