import type { Materials, Nuclides } from '@nereid/catalogue';
import {
  brokenNucleons,
  type CrossSectionRequest,
  describeChannel,
  type ElectroweakInputs,
  type HadronicOptions,
  type HadronicTerm,
  hadronicTerms,
  InputError,
  isHydrogen,
  nucleonsOf,
  parseRegime,
  type Regime,
  requireEnergy,
  type TridentModel,
  tridentChannel,
} from '@nereid/physics';
import { type NamedTarget, namedTarget, type TargetShare, targetShares } from './targets.js';

/** A cross section asked for by names, as on the command line. */
export interface NamedCrossSection {
  readonly channel: string;
  readonly target: string;
  /** Default: coherent for nuclei and materials, the nucleon itself for a free one, and so for hydrogen. */
  readonly regime?: string | undefined;
  readonly energyGeV: number;
  readonly model: TridentModel;
  readonly inputs: ElectroweakInputs;
  readonly hadronic: HadronicOptions;
  readonly tolerance: number;
  /** What the target is made of, in the place of what its name stands for. */
  readonly shares?: readonly TargetShare[] | undefined;
}

/** The request for the physics package, and what its result is per. */
export interface ResolvedCrossSection {
  readonly request: CrossSectionRequest;
  readonly regime: Regime;
  readonly per: 'nucleus' | 'average nucleus' | 'nucleon';
  /** The process in words: `ν_μ → ν_μ μ⁻ μ⁺`. */
  readonly process: string;
}

/** @throws InputError for any name or value that cannot be used, with the nearest known name */
export function resolveCrossSection(
  named: NamedCrossSection,
  { materials, nuclides }: { readonly materials: Materials; readonly nuclides: Nuclides },
): ResolvedCrossSection {
  const channel = tridentChannel(named.channel);
  const target = namedTarget(named.target, materials, nuclides);
  requireEnergy(named.energyGeV);
  const shares = named.shares ?? targetShares(target, named.hadronic);
  const regime = parseRegime(named.regime ?? defaultRegime(target, shares));
  return {
    request: {
      channel,
      terms: termsOf(shares, regime, named),
      energyGeV: named.energyGeV,
      model: named.model,
      inputs: named.inputs,
      tolerance: named.tolerance,
    },
    regime,
    per: perWhat(target, regime),
    process: describeChannel(channel),
  };
}

/** Coherent, or the free nucleon. */
export function defaultRegime(target: NamedTarget, shares: readonly TargetShare[]): Regime {
  if (target.kind === 'free') return target.nucleon;
  const onlyHydrogen = shares.every((share) => share.target.kind === 'nuclide' && isHydrogen(share.target.nuclide));
  return onlyHydrogen ? 'proton' : 'coherent';
}

function perWhat(target: NamedTarget, regime: Regime): ResolvedCrossSection['per'] {
  if (target.kind === 'free' || regime === 'proton' || regime === 'neutron' || regime === 'inelastic') return 'nucleon';
  return target.components.length > 1 ? 'average nucleus' : 'nucleus';
}

/** The average nucleon of all isotopes, as it breaks: equal ones are one term, and those of different nuclei differ in a nuclear medium. */
function averageBroken(shares: readonly TargetShare[], { inputs, hadronic }: NamedCrossSection): HadronicTerm[] {
  const nucleons = (target: TargetShare['target']) => {
    const { protons, neutrons } = nucleonsOf(target);
    return protons + neutrons;
  };
  const average = shares.reduce((sum, { target, numberFraction }) => sum + numberFraction * nucleons(target), 0);
  const terms = new Map<string, HadronicTerm>();
  for (const { target, numberFraction } of shares) {
    const share = (numberFraction * nucleons(target)) / average;
    for (const term of brokenNucleons(nucleonsOf(target), inputs, hadronic)) {
      const before = terms.get(term.target.name)?.multiplicity ?? 0;
      terms.set(term.target.name, { ...term, multiplicity: before + share * term.multiplicity });
    }
  }
  return [...terms.values()];
}

/** One bound proton or neutron, the average over all nuclei that have some: equal ones are one term, as all are in a global Fermi gas. */
function averageBound(
  shares: readonly TargetShare[],
  nucleon: 'proton' | 'neutron',
  { inputs, hadronic }: NamedCrossSection,
): HadronicTerm[] {
  // in a compound the bound nucleon is meant, not hydrogen's free proton
  const bound = shares.filter(({ target }) => target.kind === 'nuclide' && !isHydrogen(target.nuclide));
  if (bound.length === 0) return hadronicTerms(shares[0].target, nucleon, inputs, hadronic);
  const key = nucleon === 'proton' ? 'protons' : 'neutrons';
  const counts = bound.map(({ target, numberFraction }) => numberFraction * nucleonsOf(target)[key]);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const terms = new Map<string, HadronicTerm>();
  bound.forEach(({ target }, i) => {
    for (const term of hadronicTerms(target, nucleon, inputs, hadronic)) {
      const before = terms.get(term.target.name);
      const multiplicity = (before?.multiplicity ?? 0) + counts[i] / all;
      terms.set(term.target.name, { ...(before ?? term), multiplicity });
    }
  });
  const merged = [...terms.values()];
  return merged.length === 1 ? [{ ...merged[0], multiplicity: 1 }] : merged;
}

/** Terms of all isotopes by number. */
function termsOf(shares: readonly TargetShare[], regime: Regime, named: NamedCrossSection): HadronicTerm[] {
  const { inputs, hadronic } = named;
  if (regime === 'proton' || regime === 'neutron') return averageBound(shares, regime, named);
  if (regime === 'inelastic') return averageBroken(shares, named);
  const terms = shares.flatMap(({ target, numberFraction }) =>
    target.kind === 'nuclide' && isHydrogen(target.nuclide) && regime === 'coherent' && shares.length > 1
      ? []
      : hadronicTerms(target, regime, inputs, hadronic).map((term) => ({
          ...term,
          multiplicity: term.multiplicity * numberFraction,
        })),
  );
  if (terms.length === 0) throw new InputError('target', named.target, 'has no nuclei', 'Name another target.');
  return terms;
}
