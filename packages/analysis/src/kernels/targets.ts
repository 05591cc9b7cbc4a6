import { findTarget, type IsotopeFraction, type Materials, type Nuclides, targetRemedy } from '@nereid/catalogue';
import { type HadronicOptions, InputError, type Target } from '@nereid/physics';
import { nuclideForFormFactor } from '@nereid/physics/formFactors';
import { nucleiPerTonne } from '@nereid/physics/rates';

/** A named target: a free nucleon, one isotope, or a material by isotopes and mass fractions. */
export type NamedTarget =
  | { readonly kind: 'free'; readonly nucleon: 'proton' | 'neutron' }
  | { readonly kind: 'material'; readonly name: string; readonly components: readonly IsotopeFraction[] };

/**
 * `proton`, `neutron`, an isotope (`Ar40`) or a material (`iron`, `CHARM-II glass`).
 * @throws InputError with the nearest known name
 */
export function namedTarget(name: string, materials: Materials, nuclides: Nuclides): NamedTarget {
  if (name === 'proton' || name === 'neutron') return { kind: 'free', nucleon: name };
  if (!materials.has(name) && !nuclides.has(name)) {
    throw new InputError('target', name, 'no such target', targetRemedy(name, materials, nuclides));
  }
  const material = findTarget(name, materials, nuclides);
  return { kind: 'material', name, components: material.components };
}

/** One isotope of a target and the fraction of its nuclei by number. */
export interface TargetShare {
  readonly target: Target;
  readonly numberFraction: number;
}

/** Nuclei in a tonne of a target. @throws InputError for a free nucleon, which has no mass fractions */
export function targetNucleiPerTonne(target: NamedTarget): number {
  if (target.kind === 'free') {
    throw new InputError(
      'target',
      target.nucleon,
      'is not a material',
      'Name a material or an isotope, such as argon.',
    );
  }
  return nucleiPerTonne(
    target.components.map(({ nuclide, massFraction }) => ({ atomicMassU: nuclide.atomicMassU, massFraction })),
  );
}

/**
 * Isotopes by number of nuclei: mass fraction over atomic mass (materials are weighed with their electrons), adding to 1. Of their published
 * densities those stay that the form factor of `hadronic` reads: shares are part of what a kernel is stored under.
 */
export function targetShares(target: NamedTarget, { nuclearFormFactor }: HadronicOptions = {}): TargetShare[] {
  if (target.kind === 'free') return [{ target, numberFraction: 1 }];
  const counts = target.components.map(({ nuclide, massFraction }) => massFraction / nuclide.atomicMassU);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return target.components.map(({ nuclide }, i) => ({
    target: { kind: 'nuclide', nuclide: nuclideForFormFactor(nuclide, nuclearFormFactor) },
    numberFraction: counts[i] / total,
  }));
}
