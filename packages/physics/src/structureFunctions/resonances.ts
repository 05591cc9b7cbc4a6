import type { Nucleon } from '../formFactors/formFactor.js';
import { christyBostedAbsorption } from './christyBosted.js';
import { gd11Absorption } from './continuum.js';
import { r1998InFit } from './longitudinalRatio.js';
import {
  type FittedRange,
  nucleonMass,
  outsideOf,
  type StructureFunctionModel,
  structureOf,
  type VirtualPhotoabsorption,
} from './structureFunction.js';

/** Data of both fits: Q² up to 8 (proton; deuteron 10) GeV² and 1.1 < W < 3.1 GeV (deuteron 3.2). */
const RANGE: FittedRange = { q2: [0, 8], w2: [1.1 ** 2, 3.1 ** 2] };

const continuation = 'goes on from the edge of the fit as GD11 does in F₂ and R1998 in σ_L/σ_T';

/** Below W = 1.1 GeV the form itself goes to zero at the pion threshold and needs no continuation. */
const NEAR_THRESHOLD = 'the form of the fit is used down to the pion threshold';

function outside(q2: number, w2: number): string | undefined {
  const where = outsideOf(RANGE, q2, w2);
  if (where === undefined) return undefined;
  const beyond = q2 > RANGE.q2[1] || w2 > RANGE.w2[1];
  const how = [...(beyond ? [continuation] : []), ...(w2 < RANGE.w2[0] ? [NEAR_THRESHOLD] : [])];
  return `${where}: ${how.join('; ')}`;
}

/**
 * The resonance fit at all Q² and W². Beyond its data it is not usable as it stands (the exponent of its background turns over at
 * Q² ≈ 16 GeV² and the cross section then grows), so there the value at the edge is scaled: σ_T + σ_L as GD11 changes from the
 * edge to the point, which keeps resonances as high above the continuum as they are at the edge (duality), and R as R1998.
 */
export function resonanceAbsorption(nucleon: Nucleon): VirtualPhotoabsorption {
  const fit = christyBostedAbsorption(nucleon);
  const continuum = gd11Absorption(nucleon);
  const mass2 = nucleonMass(nucleon) ** 2;
  const there = new Float64Array(2);
  const [, q2Edge] = RANGE.q2;
  const [, w2Edge] = RANGE.w2;
  const total = (q2: number, w2: number) => {
    continuum.crossSections(q2, w2, there);
    return there[0] + there[1];
  };
  return {
    crossSections(q2, w2, out) {
      const q2Near = Math.min(q2, q2Edge);
      const w2Near = Math.min(w2, w2Edge);
      fit.crossSections(q2Near, w2Near, out);
      if (q2 === q2Near && w2 === w2Near) return;
      const atEdge = out[0] + out[1];
      if (!(atEdge > 0)) return;
      const change = r1998InFit(q2, w2, mass2) / r1998InFit(q2Near, w2Near, mass2);
      const ratio = (out[1] / out[0]) * change;
      const scaled = (atEdge * total(q2, w2)) / total(q2Near, w2Near);
      out[0] = scaled / (1 + ratio);
      out[1] = scaled - out[0];
    },
  };
}

/** Fit of Christy and Bosted to the resonance region of proton and (with the deuteron) neutron. */
export const christyBosted: StructureFunctionModel = {
  name: 'christy-bosted',
  title: 'Christy and Bosted, resonance region with σ_L; neutron from the fit to the deuteron',
  papers: ['arXiv:0712.3731', 'arXiv:0711.0159'],
  fitted: RANGE,
  structure: (nucleon) => structureOf(resonanceAbsorption(nucleon), nucleon),
  outside,
};
