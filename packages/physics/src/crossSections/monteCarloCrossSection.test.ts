import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { tridentChannel } from '../couplings/channels.js';
import { defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import { modelAt } from '../models/index.js';
import { lmuLtau } from '../models/lmuLtau.js';
import type { TridentModel } from '../models/modelDefinition.js';
import { standardModel } from '../models/standardModel.js';
import type { Nuclide } from '../targets/nuclide.js';
import { type CrossSectionRequest, inclusiveCrossSection } from './inclusiveCrossSection.js';
import { monteCarloCrossSection } from './monteCarloCrossSection.js';
import { hadronicTerms, type Regime, type Target } from './regimes.js';

const argon: Nuclide = {
  name: 'Ar40',
  protons: 18,
  neutrons: 22,
  massGeV: 37.2155,
  rmsChargeRadiusFm: 3.427,
  symmetrisedFermi: { radiusFm: 1.126 * Math.cbrt(40), diffusenessFm: 0.523 },
};
/** Relative accuracy asked for. */
const TOLERANCE = 0.004;
/** Samples with errors of 0.5 to 2 %, or as many as the accuracy takes: a factor wrong by four times that is seen. */
const SAMPLING = sized({ maximumSamples: 4096 }, {});
const LARGEST_ERROR = sized(0.02, TOLERANCE);

const nucleus: Target = { kind: 'nuclide', nuclide: argon };

/** V = ½ + 2s² + g′²/(√2 G_F (M² + T)): at 10 MeV the propagator varies over the whole range of T. */
const lightMediator = modelAt(lmuLtau, { mass: 0.01, gPrime: 1e-3 });

function request(
  name: string,
  target: Target,
  regime: Regime,
  energyGeV: number,
  model: TridentModel = standardModel,
): CrossSectionRequest {
  const channel = tridentChannel(name);
  const terms = hadronicTerms(target, regime, inputs);
  return { channel, terms, energyGeV, model, inputs, tolerance: TOLERANCE };
}

const cases: readonly (readonly [string, CrossSectionRequest])[] = [
  ['coherent muon pairs', request('numu:mumu', nucleus, 'coherent', 5)],
  ['coherent electron pairs', request('numu:ee', nucleus, 'coherent', 5)],
  ['coherent muon and positron, unequal masses and VA', request('numu:mue', nucleus, 'coherent', 5)],
  ['electron and antimuon from an antineutrino', request('numubar:emu', nucleus, 'coherent', 2)],
  ['muon pairs on a free proton', request('numu:mumu', { kind: 'free', nucleon: 'proton' }, 'proton', 5)],
  ['muon pairs on a free neutron', request('numu:mumu', { kind: 'free', nucleon: 'neutron' }, 'neutron', 5)],
  ['muon pairs on a bound proton', request('numu:mumu', nucleus, 'proton', 5)],
  ['electron pairs on a bound neutron', request('nue:ee', nucleus, 'neutron', 3)],
  ['muon pairs through a light Z′', request('numu:mumu', nucleus, 'coherent', 20, lightMediator)],
  ['muon pairs near threshold', request('numu:mumu', { kind: 'free', nucleon: 'proton' }, 'proton', 0.3)],
  ['all terms of a nucleus', request('numu:mumu', nucleus, 'unbroken', 10)],
];

describe('the Monte Carlo cross section', () => {
  it.each(cases)('agrees with the deterministic one: %s', (_, asked) => {
    const sampled = monteCarloCrossSection(asked, { seed: 2024, ...SAMPLING });
    const integrated = inclusiveCrossSection({ ...asked, tolerance: 1e-4 });
    expect(sampled.converged).toBe(sampled.sigmaErrorCm2 <= TOLERANCE * sampled.sigmaCm2);
    expect(sampled.sigmaErrorCm2).toBeLessThanOrEqual(LARGEST_ERROR * sampled.sigmaCm2);
    // 4 standard errors: by chance once in 16000, and the seed is fixed
    const error = Math.hypot(sampled.sigmaErrorCm2, integrated.sigmaErrorCm2);
    expect(Math.abs(sampled.sigmaCm2 - integrated.sigmaCm2)).toBeLessThan(4 * error);
    sampled.terms.forEach((term, i) => {
      const other = integrated.terms[i];
      expect(term).toMatchObject({ target: other.target, multiplicity: other.multiplicity });
      expect(term.thresholdGeV).toBe(other.thresholdGeV);
      expect(Math.abs(term.sigmaCm2 - other.sigmaCm2)).toBeLessThan(4 * (term.sigmaErrorCm2 + other.sigmaErrorCm2));
    });
  });

  it('states errors that describe the scatter of independent seeds', () => {
    const asked = { ...request('numu:ee', nucleus, 'coherent', 5), tolerance: 0.05 };
    const exact = inclusiveCrossSection({ ...asked, tolerance: 1e-4 }).sigmaCm2;
    const seeds = Array.from({ length: 12 }, (_, i) => 100 + i);
    const pulls = seeds.map((seed) => {
      const { sigmaCm2, sigmaErrorCm2 } = monteCarloCrossSection(asked, { seed, maximumSamples: 4096 });
      return (sigmaCm2 - exact) / sigmaErrorCm2;
    });
    // Σ pull² is χ² of 12 degrees of freedom: between 2.2 and 33 with a probability of 99.8 %
    const chi2 = pulls.reduce((sum, pull) => sum + pull * pull, 0);
    expect(chi2).toBeGreaterThan(2.2);
    expect(chi2).toBeLessThan(33);
  });

  it('is the same to the last bit for the same seed, whatever the chunks', () => {
    const asked = { ...request('numu:mue', nucleus, 'coherent', 5), tolerance: 0.003 };
    // more than the larger of the chunks
    const most = sized({ maximumSamples: 8192 }, {});
    const once = monteCarloCrossSection(asked, { seed: 5, ...most });
    expect(monteCarloCrossSection(asked, { seed: 5, chunkSamples: 1024, ...most })).toEqual(once);
    expect(monteCarloCrossSection(asked, { seed: 5, chunkSamples: 5000, ...most })).toEqual(once);
    expect(monteCarloCrossSection(asked, { seed: 6, ...most }).sigmaCm2).not.toBe(once.sigmaCm2);
  });

  it('gives an antineutrino the cross section of a neutrino with the charges exchanged (CP)', () => {
    const particle = monteCarloCrossSection(request('numu:mue', nucleus, 'coherent', 3), { seed: 8 });
    const mirror = monteCarloCrossSection(request('numubar:emu', nucleus, 'coherent', 3), { seed: 9 });
    const error = Math.hypot(particle.sigmaErrorCm2, mirror.sigmaErrorCm2);
    expect(Math.abs(particle.sigmaCm2 - mirror.sigmaCm2)).toBeLessThan(4 * error);
  });

  it('stops at the maximum number of samples and says that it has not converged', () => {
    const asked = { ...request('numu:mumu', nucleus, 'coherent', 5), tolerance: 1e-4 };
    const result = monteCarloCrossSection(asked, { maximumSamples: 8192 });
    expect(result.converged).toBe(false);
    expect(result.evaluations).toBe(8192);
    expect(result.errorEstimate).toBe('standard error of the Monte Carlo mean');
  });

  it('reports its progress', () => {
    const seen: number[] = [];
    const asked = request('numu:mumu', nucleus, 'coherent', 5);
    const result = monteCarloCrossSection(asked, {
      chunkSamples: 4096,
      onProgress: ({ samples, planned }) => {
        expect(samples).toBeLessThanOrEqual(planned);
        seen.push(samples);
      },
    });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe(result.evaluations);
  });

  it('is zero with a reason below threshold', () => {
    const result = monteCarloCrossSection(request('numu:mumu', nucleus, 'coherent', 0.2));
    expect(result).toMatchObject({ sigmaCm2: 0, sigmaErrorCm2: 0, converged: true });
    expect(result.reason).toMatch(/below the threshold/);
  });

  it('rejects a request that makes no sense', () => {
    const asked = request('numu:mumu', nucleus, 'coherent', 5);
    expect(() => monteCarloCrossSection({ ...asked, energyGeV: -1 })).toThrow(/energy/);
    expect(() => monteCarloCrossSection({ ...asked, tolerance: 0 })).toThrow(/tolerance/);
    expect(() => monteCarloCrossSection(asked, { seed: 0.5 })).toThrow(/seed/);
    expect(() => monteCarloCrossSection(asked, { maximumSamples: 0 })).toThrow(/maximumSamples/);
  });
});
