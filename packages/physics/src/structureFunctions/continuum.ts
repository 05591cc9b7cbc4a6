import type { Nucleon } from '../formFactors/formFactor.js';
import { ALLM97, allmF2OverQ2, GD11_DEUTERON, GD11_PROTON } from './allm.js';
import { longitudinalRatio } from './longitudinalRatio.js';
import { nmcRatio } from './neutronRatio.js';
import {
  type FittedRange,
  nucleonMass,
  outsideOf,
  type StructureFunctionModel,
  structureOf,
  type VirtualPhotoabsorption,
  writeCrossSections,
} from './structureFunction.js';

/** F₂/Q² [GeV⁻²] of a nucleon at Q², W² [GeV²]. */
type F2OverQ2 = (q2: number, w2: number) => number;

/** Cross sections of a form of F₂/Q² with R1998. */
function withLongitudinalRatio(form: F2OverQ2, nucleon: Nucleon): VirtualPhotoabsorption {
  const mass2 = nucleonMass(nucleon) ** 2;
  return {
    crossSections(q2, w2, out) {
      writeCrossSections(form(q2, w2), longitudinalRatio(q2, w2, mass2), [q2, w2, mass2], out);
    },
  };
}

/**
 * GD11 of HERMES for the proton; the neutron is that times F₂ⁿ/F₂ᵖ of NMC, and not 2 F₂ᵈ − F₂ᵖ with GD11-D: the difference of two
 * fits with free forms is not a neutron where the deuteron has no data. At x = 10⁻³ it gives F₂ⁿ/F₂ᵖ = 0.4 to 0.7, and χ² of
 * the 260 ratios F₂ᵈ/F₂ᵖ of NMC (1997) is 884 with it, 236 with the ratio.
 */
export function gd11Absorption(nucleon: Nucleon): VirtualPhotoabsorption {
  const mass2 = nucleonMass(nucleon) ** 2;
  const proton = allmF2OverQ2(GD11_PROTON, mass2);
  if (nucleon === 'proton') return withLongitudinalRatio(proton, nucleon);
  return withLongitudinalRatio((q2, w2) => proton(q2, w2) * nmcRatio(q2 / (w2 - mass2 + q2), q2), nucleon);
}

/** GD11 with the neutron 2 F₂ᵈ − F₂ᵖ of its own deuteron. */
function gd11DeuteronAbsorption(nucleon: Nucleon): VirtualPhotoabsorption {
  const mass2 = nucleonMass(nucleon) ** 2;
  const proton = allmF2OverQ2(GD11_PROTON, mass2);
  if (nucleon === 'proton') return withLongitudinalRatio(proton, nucleon);
  const deuteron = allmF2OverQ2(GD11_DEUTERON, mass2);
  return withLongitudinalRatio((q2, w2) => Math.max(0, 2 * deuteron(q2, w2) - proton(q2, w2)), nucleon);
}

/** F₂ⁿ/F₂ᵖ = 1 − 0.8 x_B, the crude rule that Regge-like fits of the proton alone are used with. */
function allm97Form(nucleon: Nucleon): F2OverQ2 {
  const mass2 = nucleonMass(nucleon) ** 2;
  const proton = allmF2OverQ2(ALLM97, mass2);
  if (nucleon === 'proton') return proton;
  return (q2, w2) => proton(q2, w2) * (1 - (0.8 * q2) / (w2 - mass2 + q2));
}

const continuumOutside = (range: FittedRange) => (q2: number, w2: number) => {
  const where = outsideOf(range, q2, w2);
  if (where === undefined) return undefined;
  return `${where}: outside the data of the fit; its form is used as it stands${w2 < range.w2[0] ? ', without resonances' : ''}`;
};

/** 3·10⁻⁶ < x < 0.85 besides; photoproduction up to W = 200 GeV. */
const ALLM97_RANGE: FittedRange = { q2: [0, 5000], w2: [3, 4e4] };
/** The same data of the world and those of HERMES and the later HERA; the range in Q² is taken to be that of ALLM97. */
const GD11_RANGE: FittedRange = { q2: [0, 5000], w2: [4, 9e4] };

/** ALLM97 for the proton; for the neutron times 1 − 0.8 x_B. R of R1998. */
export const allm97: StructureFunctionModel = {
  name: 'allm97',
  title: 'ALLM97, Regge-like continuum without resonances; neutron F₂ᵖ(1 − 0.8 x)',
  papers: ['hep-ph/9712415', 'hep-ex/9808028'],
  fitted: ALLM97_RANGE,
  structure: (nucleon) => structureOf(withLongitudinalRatio(allm97Form(nucleon), nucleon), nucleon),
  outside: continuumOutside(ALLM97_RANGE),
};

/** GD11-P for the proton; for the neutron times the ratio of NMC. R of R1998. */
export const gd11: StructureFunctionModel = {
  name: 'gd11',
  title: 'GD11-P of HERMES, continuum without resonances; neutron with F₂ⁿ/F₂ᵖ of NMC',
  papers: ['arXiv:1103.5704', 'Nucl. Phys. B 371 (1992) 3', 'hep-ex/9808028'],
  fitted: GD11_RANGE,
  structure: (nucleon) => structureOf(gd11Absorption(nucleon), nucleon),
  outside: continuumOutside(GD11_RANGE),
};

/** GD11-P for the proton; for the neutron 2 F₂ of GD11-D (per nucleon) less F₂ of GD11-P. R of R1998. */
export const gd11Deuteron: StructureFunctionModel = {
  name: 'gd11-deuteron',
  title: 'GD11-P and GD11-D of HERMES, continuum without resonances; neutron 2F₂ᵈ − F₂ᵖ, for comparison only',
  papers: ['arXiv:1103.5704', 'hep-ex/9808028'],
  fitted: GD11_RANGE,
  structure: (nucleon) => structureOf(gd11DeuteronAbsorption(nucleon), nucleon),
  outside: continuumOutside(GD11_RANGE),
};
