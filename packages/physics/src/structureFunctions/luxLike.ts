import type { Nucleon } from '../formFactors/formFactor.js';
import { gd11, gd11Absorption } from './continuum.js';
import { christyBosted, resonanceAbsorption } from './resonances.js';
import {
  type FittedRange,
  type StructureFunctionModel,
  structureOf,
  type VirtualPhotoabsorption,
} from './structureFunction.js';

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

/** σ_T and σ_L, and so F₂ and F_L, of resonances and continuum joined in W². */
export function joined(resonances: VirtualPhotoabsorption, continuum: VirtualPhotoabsorption): VirtualPhotoabsorption {
  const above = new Float64Array(2);
  return {
    crossSections(q2, w2, out) {
      if (w2 >= CONTINUUM_ABOVE) {
        continuum.crossSections(q2, w2, out);
        return;
      }
      resonances.crossSections(q2, w2, out);
      if (w2 <= RESONANCES_BELOW) return;
      continuum.crossSections(q2, w2, above);
      const weight = continuumWeight(w2);
      for (let i = 0; i < 2; i++) out[i] += weight * (above[i] - out[i]);
    },
  };
}

const RANGE: FittedRange = { q2: gd11.fitted.q2, w2: [christyBosted.fitted.w2[0], gd11.fitted.w2[1]] };

function outside(q2: number, w2: number): string | undefined {
  if (w2 < CONTINUUM_ABOVE) {
    const resonances = christyBosted.outside(q2, w2);
    if (resonances !== undefined) return resonances;
  }
  if (w2 <= RESONANCES_BELOW) return undefined;
  const continuum = gd11.outside(q2, Math.max(w2, CONTINUUM_ABOVE));
  if (continuum !== undefined) return continuum;
  if (q2 <= PARTONS_ABOVE_Q2 || w2 < CONTINUUM_ABOVE) return undefined;
  return `Q² above ${PARTONS_ABOVE_Q2} GeV²: within the data of GD11, which is used; LUXqed takes evolved parton distributions here`;
}

/** Resonances of Christy and Bosted and the continuum of GD11 with R1998, joined as in LUXqed. */
export const luxLike: StructureFunctionModel = {
  name: 'lux-like',
  title:
    'Christy and Bosted below W² = 3 GeV², GD11 and R1998 above 4 GeV², joined between; as LUXqed, without partons',
  papers: [...christyBosted.papers, ...gd11.papers, 'arXiv:1708.01256'],
  fitted: RANGE,
  structure: (nucleon: Nucleon) => structureOf(joined(resonanceAbsorption(nucleon), gd11Absorption(nucleon)), nucleon),
  outside,
};
