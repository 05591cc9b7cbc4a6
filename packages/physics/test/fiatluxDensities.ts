import { r1998, structureFunctionModel } from '../src/structureFunctions/index.js';
import type { NucleonStructure } from '../src/structureFunctions/structureFunction.js';

/** Fine-structure constant, and proton mass [GeV] of the run card. */
const FIATLUX_ALPHA = 1 / 137.035999084;
const MASS2 = 0.938272046 ** 2;

/** F₂ and F_L where fiatlux takes partons, Q² > 9 and W² > 4 GeV²: any functions do, as it is given them. */
const partonF2 = (x: number, q2: number) => 0.6 * x ** -0.1 * (1 - x) ** 3.5 * (1 + 0.05 * Math.log(q2 / 9));

/** α(Q²) that fiatlux was given: one light lepton. */
export const fiatluxCoupling = (q2: number): number =>
  FIATLUX_ALPHA / (1 - (FIATLUX_ALPHA / (3 * Math.PI)) * Math.log(1 + q2 / 1e-4));

/**
 * x, μ² [GeV²]; elastic, inelastic and MS-bar part of x f_γ from fiatlux 0.1.5, the program of LUXqed (PyPI, wheel for CPython): run card of
 * its examples with `elastic_param: dipole`; `PlugAlphaQED(alpha, 0)`, `PlugStructureFunctions(f2, fL, f2)` with the functions above and
 * F_L = 0.1 F₂ there; `InsertInelasticSplitQ([4.18, 1e100])`.
 */
export const FIATLUX_DENSITIES: readonly (readonly [
  x: number,
  mu2: number,
  elastic: number,
  inelastic: number,
  msBar: number,
])[] = [
  [0.001, 1e4, 0.02569732196863456, 0.09514079969314317, -0.0009011757691458501],
  [0.01, 1e4, 0.015012550370986226, 0.04373661568427939, -0.0006749491965474429],
  [0.1, 1e4, 0.004474129160133107, 0.009333374055532558, -0.0003051144269091477],
  [0.3, 1e4, 0.0010631469923315885, 0.0015518191936409738, -7.227496871520268e-5],
  [0.6, 1e4, 8.194806027214025e-5, 7.344807182032209e-5, -4.420378508236611e-6],
  [0.1, 100, 0.004490313205713879, 0.005479895109790392, -0.0002521865904240336],
  [0.01, 20, 0.01508583296944559, 0.015005101258159749, -0.0005171467554104512],
];

/** The same for its default elastic part, form factors of A1 (arXiv:1307.6227) with polarisation data: x at μ² = 10⁴ GeV². */
export const FIATLUX_A1_ELASTIC: readonly (readonly [x: number, elastic: number])[] = [
  [0.001, 0.02553137206344835],
  [0.01, 0.014849004498564359],
  [0.1, 0.004372818457830305],
  [0.3, 0.0010574608776993764],
];

/**
 * Structure functions of fiatlux in these settings: the resonances of CLAS and the continuum of GD11, joined, and the functions above. Its R
 * below Q² = 0.34 GeV² is taken at the x of the point, where ours is at its W².
 */
export function fiatluxStructure(): NucleonStructure {
  const one = structureFunctionModel('lux-like:resonances=clas').structure('proton');
  const bjorken = (q2: number, w2: number) => q2 / (w2 - MASS2 + q2);
  const f2 = (q2: number, w2: number) => (q2 > 9 && w2 > 4 ? partonF2(bjorken(q2, w2), q2) : one.f2(q2, w2));
  const fL = (q2: number, w2: number) => {
    const x = bjorken(q2, w2);
    if (q2 > 9 && w2 > 4) return 0.1 * partonF2(x, q2);
    const u = Math.min(1, q2 / 0.34);
    const ratio = 0.5 * u * (3 - u * u) * r1998(x, Math.max(q2, 0.34));
    return (one.f2(q2, w2) * (1 + (4 * x * x * MASS2) / q2) * ratio) / (1 + ratio);
  };
  return { f2, fL };
}
