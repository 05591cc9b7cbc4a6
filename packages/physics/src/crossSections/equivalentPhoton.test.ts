import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { standardModel } from '../models/standardModel.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import type { Nuclide } from '../targets/nuclide.js';
import { equivalentPhotonCrossSection } from './equivalentPhoton.js';
import { type CrossSectionRequest, inclusiveCrossSection } from './inclusiveCrossSection.js';
import { realPhotonCrossSection } from './realPhotonCrossSection.js';
import { hadronicTerms, requireElasticTerms, type Target } from './regimes.js';

const inputs = electroweakInputs({ alpha: 1 / 137.036 });

/** The argon of arXiv:1807.10973: M = 40 × 0.9315 GeV, r₀ = 1.126 A^⅓ fm, a = 0.523 fm. */
const argon: Nuclide = {
  name: 'Ar40',
  protons: 18,
  neutrons: 22,
  massGeV: 40 * 0.9315,
  rmsChargeRadiusFm: 3.427,
  symmetrisedFermi: { radiusFm: 1.126 * Math.cbrt(40), diffusenessFm: 0.523 },
};
const nucleus: Target = { kind: 'nuclide', nuclide: argon };

function coherent(name: string, energyGeV: number, maximumQ2?: number): CrossSectionRequest {
  const channel = tridentChannel(name);
  const terms = hadronicTerms(nucleus, 'coherent', inputs, { maximumQ2 });
  return { channel, terms, energyGeV, model: standardModel, inputs, tolerance: 1e-4 };
}

describe('the equivalent-photon approximation', () => {
  // arXiv:1807.10973, read off its figures: full σ/(324e-44 cm²), and σ_EPA/σ_full without a cut
  it.each([
    ['numu:mumu', [3, 10, 20, 40], [0.1205, 1.627, 5.494, 16.31], [2.52, 2.03, 1.9, 1.83]],
    ['numu:mue', [3, 10], [1.548, 11.17], [5.67, 4.04]],
    ['numu:ee', [3, 10], [0.5246, 2.436], [4.75, 3.82]],
  ] as const)('reproduces published values on argon: %s', (name, energies, full, ratio) => {
    energies.forEach((energy, i) => {
      const result = equivalentPhotonCrossSection(coherent(name, energy));
      expect(result.converged).toBe(true);
      // 1 %: the reading of two curves, of 0.5 % each
      expect(Math.abs(result.sigmaCm2 / (full[i] * ratio[i] * 324e-44) - 1)).toBeLessThan(0.01);
    });
  });

  it('exceeds the full calculation as published', () => {
    for (const [energy, ratio] of [
      [1, 4.1],
      [3, 2.52],
      [10, 2.03],
      [20, 1.9],
    ]) {
      const asked = coherent('numu:mumu', energy);
      const measured = equivalentPhotonCrossSection(asked).sigmaCm2 / inclusiveCrossSection(asked).sigmaCm2;
      // 1 %, as above
      expect(Math.abs(measured / ratio - 1)).toBeLessThan(0.01);
    }
  });

  it('becomes the full calculation for Q² ≪ m_ℓ² once the flux has its end-point factor 1 − Q²_min/Q²', () => {
    for (const [name, energy, cut, tolerance] of [
      // corrections are of order Q²/m_ℓ²: 0.04 here and below, times a small coefficient
      ['numu:mumu', 40, 0.01, 2e-3],
      ['numu:ee', 5, 1e-4, 1e-3],
      ['numu:mue', 1000, 5e-5, 2e-3],
    ] as const) {
      const asked = coherent(name, energy, cut * cut);
      const exact = inclusiveCrossSection(asked).sigmaCm2;
      expect(Math.abs(endPointCorrected(asked, cut * cut) / exact - 1)).toBeLessThan(tolerance);
    }
  });

  it('takes the cut on the virtuality from the argument or from the target', () => {
    // Λ_QCD/A^⅓ of argon, about the inverse of its radius (arXiv:1612.05642, arXiv:1807.10973)
    const cut = 0.217 / Math.cbrt(40);
    const none = equivalentPhotonCrossSection(coherent('numu:mumu', 5)).sigmaCm2;
    const byArgument = equivalentPhotonCrossSection(coherent('numu:mumu', 5), cut).sigmaCm2;
    const byTarget = equivalentPhotonCrossSection(coherent('numu:mumu', 5, cut * cut)).sigmaCm2;
    // both to 1e-4
    expect(byArgument / byTarget).toBeCloseTo(1, 3);
    expect(byArgument).toBeLessThan(0.5 * none);
    expect(equivalentPhotonCrossSection(coherent('numu:mumu', 5), 100).sigmaCm2 / none).toBeCloseTo(1, 3);
  });

  it('does not change when the accuracy asked for is tightened, beyond the error it states', () => {
    for (const target of [nucleus, { kind: 'free', nucleon: 'proton' } as const]) {
      const regime = target.kind === 'free' ? 'proton' : 'unbroken';
      const asked = { ...coherent('numu:mumu', 10), terms: hadronicTerms(target, regime, inputs) };
      const rough = equivalentPhotonCrossSection({ ...asked, tolerance: 1e-2 });
      const fine = equivalentPhotonCrossSection({ ...asked, tolerance: 1e-4 });
      expect(fine.converged).toBe(true);
      expect(Math.abs(rough.sigmaCm2 - fine.sigmaCm2)).toBeLessThan(1e-2 * fine.sigmaCm2);
    }
  });

  it('is zero with a reason below threshold, and rejects a cut that is none', () => {
    const below = equivalentPhotonCrossSection(coherent('numu:mumu', 0.2));
    expect(below).toMatchObject({ sigmaCm2: 0, converged: true });
    expect(below.reason).toMatch(/below the threshold/);
    expect(() => equivalentPhotonCrossSection(coherent('numu:mumu', 5), -1)).toThrow(/Q_max/);
    expect(() => equivalentPhotonCrossSection(coherent('numu:mumu', 5), Number.NaN)).toThrow(/Q_max/);
  });
});

/**
 * ∫ dx/x σ_νγ(x) ∫ dQ²/Q² (α/π) C₁ (1 − Q²_min(x)/Q²): h_T of arXiv:1807.10973 for x ≪ EM, whose −x²/4E²Q² is the
 * end-point factor.
 */
function endPointCorrected(request: CrossSectionRequest, maximumQ2: number): number {
  const { channel, energyGeV: e } = request;
  const [{ target }] = requireElasticTerms(request.terms, 'checks');
  const m = target.massGeV;
  const threshold = (inputs.leptonMass[channel.leptonMinus] + inputs.leptonMass[channel.leptonPlus]) ** 2;
  const largest = (e / m) * (Math.sqrt(maximumQ2 ** 2 + 4 * m * m * maximumQ2) - maximumQ2);
  const { nodes, weights } = gaussLegendre(40);
  const structure = new Float64Array(2);
  const range = Math.log(largest / threshold);
  let sum = 0;
  nodes.forEach((node, i) => {
    const x = threshold * Math.exp(0.5 * range * (1 + node));
    const lower = (m * x * x) / (2 * e * (2 * e * m - x));
    const half = 0.5 * Math.log(maximumQ2 / lower);
    let flux = 0;
    nodes.forEach((inner, j) => {
      const q2 = lower * Math.exp(half * (1 + inner));
      target.structure(q2, structure);
      flux += weights[j] * half * structure[0] * (1 - lower / q2);
    });
    sum += 0.5 * range * weights[i] * flux * realPhotonCrossSection(request, x).value;
  });
  return (inputs.alpha / Math.PI) * sum;
}
