import type { Materials, Nuclides } from '@nereid/catalogue';
import { type ElectroweakInputs, type HadronicOptions, type HadronicTerm, hadronicTerms } from '@nereid/physics';
import { namedTarget, type TargetShare, targetShares } from '../kernels/targets.js';

/** How nucleons break, and in which isotopes where those are others than the name of the target stands for. */
interface BrokenTarget {
  readonly inputs: ElectroweakInputs;
  readonly hadronic: HadronicOptions;
  readonly shares?: readonly TargetShare[] | undefined;
}

/**
 * The nucleons of a named target as they break, each in the nucleus that it belongs to, where `inelastic` of a cross section adds up those
 * of all nuclei: their cross sections are per nucleon, and there are so many nucleons in the average nucleus.
 * @throws InputError for an unknown target
 */
export function brokenTerms(
  target: string,
  { inputs, hadronic, shares: given }: BrokenTarget,
  { materials, nuclides }: { readonly materials: Materials; readonly nuclides: Nuclides },
): { readonly terms: readonly HadronicTerm[]; readonly nucleons: number } {
  const isotopes = given ?? targetShares(namedTarget(target, materials, nuclides));
  const shares = isotopes.map(({ target: hit, numberFraction }) => ({
    hit,
    nucleons: numberFraction * (hit.kind === 'nuclide' ? hit.nuclide.protons + hit.nuclide.neutrons : 1),
  }));
  const all = shares.reduce((sum, { nucleons }) => sum + nucleons, 0);
  const terms = shares.flatMap(({ hit, nucleons }) =>
    hadronicTerms(hit, 'inelastic', inputs, hadronic).map((term) => ({
      ...term,
      multiplicity: (term.multiplicity * nucleons) / all,
    })),
  );
  return { terms, nucleons: all };
}
