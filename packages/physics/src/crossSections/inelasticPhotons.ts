import { pairThreshold } from '../couplings/channels.js';
import { InputError } from '../errors.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { type RefinedValue, refine } from '../numerics/refinedValue.js';
import {
  type BrokenPhotonSource,
  brokenPhotonDensity,
  brokenPhotonFlux,
  largestPhotonShare,
} from '../structureFunctions/photonDensity.js';
import type { InelasticTarget } from './hadronicTarget.js';
import type { CrossSectionRequest } from './inclusiveCrossSection.js';
import { realPhotonCrossSection } from './realPhotonCrossSection.js';

/** Equivalent photons of a nucleon. */
export interface EquivalentPhotons {
  /** Above this share of the momentum of the nucleon there are none. */
  readonly largestShare: number;
  /** x f_γ at the share x of the momentum of the nucleon and at ŝ [GeV²] of neutrino and photon. */
  density(x: number, s: number): number;
}

/** Densities are asked below x = 1 − 10⁻⁶; there they have died. */
export const LARGEST_SHARE = 1 - 1e-6;

const DENSITY_ORDERS: readonly number[] = [16, 24, 32, 48];

/**
 * σ = ∫dx f_γ(x) σ_νγ(ŝ = 2MEx) [cm²] on a nucleon of mass M at rest: photons on their mass shell, along the nucleon. An approximation,
 * for comparison: for muon pairs on a proton `photonDensity` at μ² = ŝ gives 3 to 10 times the full result from 1 TeV down to 10 GeV, for
 * electron pairs 8 to 42 times (docs/physics/inelastic.md).
 */
export function photonDensityCrossSection(
  request: CrossSectionRequest,
  massGeV: number,
  photons: EquivalentPhotons,
): RefinedValue {
  const threshold = pairThreshold(request.channel, request.inputs);
  const whole = 2 * massGeV * request.energyGeV;
  const range = Math.log((whole * photons.largestShare) / threshold);
  if (!(range > 0)) return { value: 0, error: 0, evaluations: 0 };
  return refine(DENSITY_ORDERS, request.tolerance, (order) => {
    const { nodes, weights } = gaussLegendre(order);
    let value = 0;
    let evaluations = 0;
    for (let i = 0; i < order; i++) {
      const s = threshold * Math.exp(0.5 * range * (1 + nodes[i]));
      const photon = realPhotonCrossSection(request, s, 0.1 * request.tolerance);
      evaluations += photon.evaluations;
      value += 0.5 * range * weights[i] * photons.density(s / whole, s) * photon.value;
    }
    return { value, evaluations };
  });
}

/**
 * The photons of a nucleon that breaks: MS-bar at μ² = ŝ, or with Q² below a limit [GeV²] where one is given.
 * @throws InputError for a cut on the energy of the hadrons, which are not followed
 */
export function brokenPhotons(target: InelasticTarget, maximumQ2: number): EquivalentPhotons {
  const { maximumHadronicEnergyGeV: cut } = target;
  if (Number.isFinite(cut)) {
    const problem = 'not available with equivalent photons, which leave the hadrons out';
    throw new InputError('maximumHadronicEnergyGeV', cut, problem, 'Take the full calculation, or no cut.');
  }
  const source: BrokenPhotonSource = {
    nucleon: target.pdgCode === 2212 ? 'proton' : 'neutron',
    structure: target.structure,
  };
  if (Number.isFinite(maximumQ2)) {
    const largestShare = Math.min(LARGEST_SHARE, largestPhotonShare(maximumQ2, source.nucleon));
    return { largestShare, density: (x) => brokenPhotonFlux(x, maximumQ2, source) };
  }
  return {
    largestShare: LARGEST_SHARE,
    density(x, s) {
      const { inelastic, msBar } = brokenPhotonDensity(x, s, source);
      return inelastic + msBar;
    },
  };
}
