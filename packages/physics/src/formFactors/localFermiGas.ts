import { HBAR_C_GEV_FM } from '../constants.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import type { Nuclide, SymmetrisedFermiParameters } from '../targets/nuclide.js';
import type { BoundNucleons, NuclearModel } from './boundNucleons.js';
import type { Nucleon } from './formFactor.js';
import { fermiGasFactor } from './pauliBlocking.js';

const ORDER = 64;
/** How many diffusenesses beyond its radius the density is followed: e^−20 of it is left there. */
const TAIL = 20;

/** Shells of a nucleus: the share of its nucleons in each, and the Fermi momentum there. */
interface Shell {
  readonly share: number;
  readonly fermiMomentumGeV: number;
}

/** Symmetrised Fermi density, 1 at r ≪ c, in a form that does not overflow where the diffuseness is small. */
const density = (r: number, { radiusFm: c, diffusenessFm: a }: SymmetrisedFermiParameters): number =>
  1 / (1 + Math.exp((r - c) / a)) - 1 / (1 + Math.exp((r + c) / a));

/** Shells of `count` nucleons with two spins: k_F(r) = (3π² ρ(r))^⅓. */
function shells(shape: SymmetrisedFermiParameters, count: number): readonly Shell[] {
  const { nodes, weights } = gaussLegendre(ORDER);
  const { radiusFm: c, diffusenessFm: a } = shape;
  const points = [
    [0, c],
    [c, c + TAIL * a],
  ].flatMap(([low, high]) =>
    [...nodes].map((node, i) => {
      const r = low + ((high - low) * (node + 1)) / 2;
      const height = density(r, shape);
      return { height, volume: 2 * Math.PI * (high - low) * weights[i] * r * r };
    }),
  );
  const nucleons = points.reduce((sum, { height, volume }) => sum + height * volume, 0);
  return points.map(({ height, volume }) => ({
    share: (height * volume) / nucleons,
    fermiMomentumGeV: HBAR_C_GEV_FM * Math.cbrt((3 * Math.PI ** 2 * count * height) / nucleons),
  }));
}

/**
 * A Fermi gas of its own at each radius, k_F(r) from the density of the nucleons there: the factor of a global gas, averaged over the density. Protons and
 * neutrons have the symmetrised Fermi density at the measured charge radius, times Z and N. The charge density is wider than that of points by
 * the size of the proton, which lowers k_F by 2 % (Pb) to 10 % (C). Average to 1e-6.
 */
export const localFermiGas: NuclearModel = {
  name: 'local-fermi-gas',
  title: 'Fermi gas with the Fermi momentum of the density at each radius',
  papers: ['Phys. Rev. D 3 (1971) 2686'],
  bound(nuclide: Nuclide, nucleon: Nucleon): BoundNucleons {
    const count = nucleon === 'proton' ? nuclide.protons : nuclide.neutrons;
    const parts = shells(nuclide.symmetrisedFermi, count);
    const largest = Math.max(...parts.map(({ fermiMomentumGeV }) => fermiMomentumGeV));
    return {
      factor: (momentum) =>
        momentum >= 2 * largest
          ? 1
          : parts.reduce(
              (sum, { share, fermiMomentumGeV }) => sum + share * fermiGasFactor(momentum, fermiMomentumGeV),
              0,
            ),
      kinksGeV: [2 * largest],
    };
  },
};
