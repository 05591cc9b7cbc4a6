import { gd11 } from './continuum.js';
import { christyBosted } from './resonances.js';
import type { FittedRange, PhotonStructure, StructureFunctionModel } from './structureFunction.js';

/** W² [GeV²] below which there are resonances only, and above which the continuum only. */
const RESONANCES_BELOW = 3;
const CONTINUUM_ABOVE = 4;

/** LUXqed takes parton distributions for W² > 4 GeV² from this Q² [GeV²] on. */
const PARTONS_ABOVE_Q2 = 9;

/** Weight of the continuum, arXiv:1708.01256: 2u² − u⁴ with u from 0 to 1 between the two; no kink at either end. */
function continuumWeight(w2: number): number {
  const u = (w2 - RESONANCES_BELOW) / (CONTINUUM_ABOVE - RESONANCES_BELOW);
  return u * u * (2 - u * u);
}

/** F₂, F_L and the photoabsorption of resonances and continuum, joined in W². */
export function joinedStructure(resonances: PhotonStructure, continuum: PhotonStructure): PhotonStructure {
  const join = (w2: number, low: () => number, high: () => number) => {
    if (w2 >= CONTINUUM_ABOVE) return high();
    const below = low();
    return w2 <= RESONANCES_BELOW ? below : below + continuumWeight(w2) * (high() - below);
  };
  return {
    f2: (q2, w2) =>
      join(
        w2,
        () => resonances.f2(q2, w2),
        () => continuum.f2(q2, w2),
      ),
    fL: (q2, w2) =>
      join(
        w2,
        () => resonances.fL(q2, w2),
        () => continuum.fL(q2, w2),
      ),
    photoabsorption: (w2) =>
      join(
        w2,
        () => resonances.photoabsorption(w2),
        () => continuum.photoabsorption(w2),
      ),
  };
}

function joinedOutside(resonances: StructureFunctionModel, continuum: StructureFunctionModel) {
  return (q2: number, w2: number): string | undefined => {
    const low = w2 < CONTINUUM_ABOVE ? resonances.outside(q2, w2) : undefined;
    if (low !== undefined || w2 <= RESONANCES_BELOW) return low;
    const high = continuum.outside(q2, Math.max(w2, CONTINUUM_ABOVE));
    if (high !== undefined || q2 <= PARTONS_ABOVE_Q2 || w2 < CONTINUUM_ABOVE) return high;
    return `Q² above ${PARTONS_ABOVE_Q2} GeV²: within the data of ${continuum.name}, which is used; LUXqed takes evolved parton distributions here`;
  };
}

/**
 * One fit below W² = 3 GeV² and another above 4, joined between as in LUXqed. With the default parts its name is `lux-like` alone.
 */
export function luxLikeOf(
  resonances: StructureFunctionModel,
  continuum: StructureFunctionModel,
): StructureFunctionModel {
  const parts = resonances === christyBosted && continuum === gd11;
  const fitted: FittedRange = {
    q2: continuum.fitted.q2,
    w2: [resonances.fitted.w2[0], continuum.fitted.w2[1]],
  };
  return {
    name: parts ? 'lux-like' : `lux-like:resonances=${resonances.name},continuum=${continuum.name}`,
    title: `${resonances.name} below W² = 3 GeV², ${continuum.name} above 4, joined between; as LUXqed, without partons`,
    papers: [...new Set([...resonances.papers, ...continuum.papers, 'arXiv:1708.01256'])],
    fitted,
    structure: (nucleon) => joinedStructure(resonances.structure(nucleon), continuum.structure(nucleon)),
    outside: joinedOutside(resonances, continuum),
  };
}

/** Resonances of Christy and Bosted and the continuum of GD11 with R1998, joined as in LUXqed. */
export const luxLike = luxLikeOf(christyBosted, gd11);
