import {
  type CrossSectionRequest,
  type HadronicOptions,
  hadronicTerms,
  inclusiveCrossSection,
  defaultElectroweakInputs as inputs,
  type Regime,
  standardModel,
  type Target,
  tridentChannel,
} from '@nereid/physics';
import { type EquivalentPhotons, LARGEST_SHARE, photonDensityCrossSection } from '@nereid/physics/crossSections';
import { type BrokenPhotonSource, brokenPhotonDensity, brokenPhotonFlux } from '@nereid/physics/structureFunctions';

/** Relative accuracy of the numbers of this comparison. */
export const TOLERANCE = 1e-3;

export const FREE_PROTON: Target = { kind: 'free', nucleon: 'proton' };

/** What is calculated, and where. */
export interface Case {
  readonly channel: string;
  readonly target: Target;
  readonly regime: Regime;
  readonly energyGeV: number;
  readonly options?: HadronicOptions;
}

/** With the default inputs. */
export const requestOf = ({ channel, target, regime, energyGeV, options }: Case): CrossSectionRequest => ({
  channel: tridentChannel(channel),
  terms: hadronicTerms(target, regime, inputs, options),
  energyGeV,
  model: standardModel,
  inputs,
  tolerance: TOLERANCE,
});

/** The full cross section [cm²]: per nucleon in the regime inelastic, of which nuclei have the average. */
export const fullCrossSection = (one: Case): number => inclusiveCrossSection(requestOf(one)).sigmaCm2;

/** Where CT14QED begins to evolve [GeV²]: Q₀ = 1.295 GeV (arXiv:1509.02905). */
export const CT14_START_Q2 = 1.295 ** 2;

/** Photon densities x f_γ(x) at ŝ that are put in the place of the full calculation. */
export const PHOTONS = {
  /** MS-bar at μ² = ŝ. */
  msBar: (x: number, s: number, source: BrokenPhotonSource) => total(x, s, source),
  /** MS-bar at μ² = ŝ/4. */
  quarter: (x: number, s: number, source: BrokenPhotonSource) => total(x, s / 4, source),
  /** Q² < ŝ. */
  sharp: (x: number, s: number, source: BrokenPhotonSource) => brokenPhotonFlux(x, s, source),
  /** Q₀² < Q² < ŝ. */
  radiated: (x: number, s: number, source: BrokenPhotonSource) =>
    s > CT14_START_Q2 ? brokenPhotonFlux(x, s, source) - brokenPhotonFlux(x, CT14_START_Q2, source) : 0,
} as const;

function total(x: number, mu2: number, source: BrokenPhotonSource): number {
  const { inelastic, msBar } = brokenPhotonDensity(x, mu2, source);
  return inelastic + msBar;
}

/** The cross section [cm²] of on-shell photons of the inelastic terms of a case. */
export function photonCrossSection(one: Case, photons: keyof typeof PHOTONS): number {
  const request = requestOf(one);
  return request.terms.reduce((sum, { target, multiplicity }) => {
    if (target.kind !== 'inelastic') throw new Error(`${target.name} is not inelastic.`);
    const source: BrokenPhotonSource = {
      nucleon: target.pdgCode === 2212 ? 'proton' : 'neutron',
      structure: target.structure,
    };
    const flux: EquivalentPhotons = {
      largestShare: LARGEST_SHARE,
      density: (x, s) => PHOTONS[photons](x, s, source),
    };
    return sum + multiplicity * photonDensityCrossSection(request, target.massGeV, flux).value;
  }, 0);
}
