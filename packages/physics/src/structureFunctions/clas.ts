import type { Nucleon } from '../formFactors/formFactor.js';
import { longitudinalRatio } from './longitudinalRatio.js';
import {
  type FittedRange,
  nucleonMass,
  outsideOf,
  type StructureFunctionModel,
  structureOf,
  type VirtualPhotoabsorption,
  writeCrossSections,
} from './structureFunction.js';

/** Masses [GeV] inside the fit. */
const M = 0.938256;
const PION = 0.134976;
const THRESHOLD = M + PION;

/** c₁ … c₇ of the continuum, by nucleon. */
const CONTINUUM: Readonly<Record<Nucleon, readonly number[]>> = {
  proton: [0.25615, 2.1785, 0.89784, -6.7162, 3.7557, 1.6421, 0.37636],
  neutron: [0.064, 0.225, 4.106, -7.079, 3.055, 1.6421, 0.37636],
};

/** Height, mass and width [GeV], orbital momentum of the four bumps. */
const BUMPS = [
  { height: 1.04, mass: 1.22991, width: 0.106254, l: 1 },
  { height: 0.481327, mass: 1.51015, width: 0.081662, l: 2 },
  { height: 0.655872, mass: 1.71762, width: 0.12552, l: 3 },
  { height: 0.747338, mass: 1.95381, width: 0.198915, l: 2 },
] as const;

/** Radius [GeV⁻¹] of the barrier, 1.2 fm. */
const RADIUS = 6.08974;
const [B1, B2, B3, B4] = [0.755311, 3.35065, 3.51024, 1.7447] as const;
const [X0, X1, X2] = [-0.599937, 4.76158, 0.411676] as const;
const [ALPHA, BETA] = [-0.174985, 0.00967019] as const;
const [MU, MU_PRIME] = [-0.0352567, 3.51852] as const;

/** Continuum F₂/Q² [GeV⁻²] with D = Q²/x: Σ c_n (1 − x_s)^{n+2} (1 + c₆/D)/(Q² + c₇), x_s = (Q² + c₇)/(D + c₆). */
function continuumF2OverQ2([c1, c2, c3, c4, c5, c6, c7]: readonly number[], q2: number, d: number): number {
  const y = 1 - (q2 + c7) / (d + c6);
  const sum = c1 + y * (c2 + y * (c3 + y * (c4 + y * c5)));
  return (y * y * y * sum * (1 + c6 / d)) / (q2 + c7);
}

const pionMomentum = (w: number) => {
  const w2 = w * w;
  return Math.sqrt(Math.max(0, (w2 + M * M - PION * PION) ** 2 - 4 * M * M * w2)) / (2 * w);
};

/** Bumps over the continuum, before the common factor. */
function bumps(q2: number, w: number, deltaFactor: number): number {
  const q = pionMomentum(w);
  let sum = 0;
  for (let i = 0; i < BUMPS.length; i++) {
    const { height, mass, width, l } = BUMPS[i];
    const at = i === 2 ? mass * (1 + MU / (1 + MU_PRIME * q2)) : mass;
    const strength = i === 0 ? deltaFactor * (height + q2 * Math.min(0, ALPHA + BETA * q2)) : height;
    const q0 = pionMomentum(at);
    const barrier = (1 + (RADIUS * q0) ** (2 * l)) / (1 + (RADIUS * q) ** (2 * l));
    const half = 0.5 * width * (q / q0) ** (2 * l + 1) * barrier;
    sum += (strength * half) / ((w - at) ** 2 + half * half);
  }
  return sum;
}

/** What the continuum is multiplied with: smooth rise from threshold and bumps; 1 from W = 4 GeV on. */
function modulation(q2: number, w: number, d: number): number {
  if (w > 4) return 1;
  const nearDelta = q2 <= 2 && w <= 2.5;
  const low = nearDelta ? 2.5 * q2 * Math.exp(-12.5 * q2 * q2) : 0;
  const fade = w > B4 ? Math.exp(-B3 * (w * w - B4 * B4)) : 1;
  const rise = B1 * (1 - Math.exp(-B2 * (w - THRESHOLD))) + (1 - B1) * (1 - fade);
  const dip = 1 - low * Math.exp(-50 * (w - 1.325) ** 2);
  const background = dip * rise * (1 + (1 - rise) * (X0 + X1 * (q2 / d - X2) ** 2));
  return background + (0.5 * (1 - B1) * fade * bumps(q2, w, 1 + low)) / (M * Math.PI);
}

/** Cross sections of the fit at any Q², W²; R of R1998. */
function clasAbsorption(nucleon: Nucleon): VirtualPhotoabsorption {
  const mass2 = nucleonMass(nucleon) ** 2;
  const coefficients = CONTINUUM[nucleon];
  return {
    crossSections(q2, w2, out) {
      const w = Math.sqrt(w2);
      const d = w2 - mass2 + q2;
      const f2OverQ2 = w > THRESHOLD ? continuumF2OverQ2(coefficients, q2, d) * modulation(q2, w, d) : 0;
      writeCrossSections(Math.max(0, f2OverQ2), longitudinalRatio(q2, w2, mass2), [q2, w2, mass2], out);
    },
  };
}

/** Data of CLAS and SLAC; x > 0.15 besides. LUXqed uses it down to Q² = 0. */
const RANGE: FittedRange = { q2: [0.5, 30], w2: [THRESHOLD ** 2, 16] };

/**
 * Fit of SLAC and CLAS data in the resonance region, as LUXqed takes it: M. Osipenko et al. (CLAS), Phys. Rev. D 67 (2003) 092001,
 * hep-ph/0301204; form of G. Ricco et al., hep-ph/9901360. For the neutron the same bumps on the continuum of the neutron.
 */
export const clas: StructureFunctionModel = {
  name: 'clas',
  title: 'CLAS and SLAC, resonance region as in LUXqed; R of R1998, neutron with the bumps of the proton',
  papers: ['hep-ph/0301204', 'hep-ph/9901360', 'hep-ex/9808028'],
  fitted: RANGE,
  structure: (nucleon) => structureOf(clasAbsorption(nucleon), nucleon),
  outside(q2, w2) {
    const where = outsideOf(RANGE, q2, w2);
    return where === undefined ? undefined : `${where}: outside the data of the fit; its form is used as it stands`;
  },
};
