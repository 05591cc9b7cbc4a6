import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { type QuarkFlavour, vectorCoupling } from '../models/fermionCouplings.js';
import type { ComplexValue } from '../models/kineticMixing.js';
import type { VectorCharges } from '../models/mediators.js';
import { MEASURED_RATIO } from './hadronicRatioData.js';
import { isoscalarRatio } from './isoscalarMesons.js';

/** Threshold of two charged pions [GeV]. */
const TWO_PIONS_GEV = 0.27914;
/** From here on states with s̄s and I = 0 have their share of the continuum, that of free quarks [GeV]. */
const CONTINUUM_GEV = 1.05;
/** Threshold of D mesons [GeV], and R of u, d and s there. */
const CHARM_GEV = 3.73;
const LIGHT_RATIO = 2.2;
/** End of the table [GeV]: b quarks, and from there on perturbation theory. */
const BOTTOM_GEV = 10.56;
const TOP_MASS_GEV = 172.6;
const [Z_MASS_GEV, STRONG_COUPLING_AT_Z] = [91.1876, 0.118];

const square = ({ re, im }: ComplexValue): number => re * re + im * im;

/**
 * 12π Γ(Z′ → hadrons)/M per unit coupling: Σ over currents of charge² × R. With the charges of the photon it is e²ε² R(M²) of the data, to
 * their accuracy (3–5 %; J/ψ, ψ(2S) and Υ, narrower than any search, are left out). Other charges are parted into isovector, isoscalar and s̄s currents,
 * c_ρ = Q_u − Q_d, c_ω = 3(Q_u + Q_d), c_φ = −3Q_s (vector-meson dominance, arXiv:1801.04847), which is exact for ρ, ω and φ themselves. Above 1.05 GeV they have
 * the shares 9:1:2 of free quarks: for baryon number good to a factor 2 up to 1.5 GeV and to 30 % up to 2 GeV; between ω and φ, where only
 * the tails of both are left, it is a lower bound, several times too small. Above the table R of five quarks with gluons to α_s³, and t t̄.
 */
export function hadronicStrength(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs): number {
  if (massGeV <= TWO_PIONS_GEV / 2) return 0;
  const of = (quark: QuarkFlavour) => vectorCoupling(charges, quark, massGeV * massGeV, inputs);
  const [u, d, s, c] = [of('u'), of('d'), of('s'), of('c')];
  if (massGeV >= BOTTOM_GEV) return perturbativeStrength(massGeV, [u, d, s, c, of('b')]);
  const currents = {
    rho: { re: u.re - d.re, im: u.im - d.im },
    omega: { re: 3 * (u.re + d.re), im: 3 * (u.im + d.im) },
    phi: { re: -3 * s.re, im: -3 * s.im },
  };
  const smooth = smoothRatio(massGeV);
  const light = massGeV > CHARM_GEV ? Math.min(smooth, LIGHT_RATIO) : smooth;
  const [omega, phi] = massGeV > CONTINUUM_GEV ? [1 / 12, 1 / 6] : [0, 0];
  const continuum =
    light * ((1 - omega - phi) * square(currents.rho) + omega * square(currents.omega) + phi * square(currents.phi));
  // of the charge 2/3
  const charm = ((smooth - light) * square(c) * 9) / 4;
  return continuum + charm + isoscalarRatio(massGeV, currents.omega, currents.phi);
}

/** R of the electromagnetic current at √s [GeV], as the data have it. */
export function hadronicRatio(sqrtSGeV: number): number {
  if (sqrtSGeV >= BOTTOM_GEV) {
    const electric = [2 / 3, -1 / 3, -1 / 3, 2 / 3, -1 / 3].map((re) => ({ re, im: 0 }));
    return perturbativeStrength(sqrtSGeV, electric);
  }
  return smoothRatio(sqrtSGeV) + isoscalarRatio(sqrtSGeV, ONE, ONE);
}

const ONE: ComplexValue = { re: 1, im: 0 };

/** R less ω and φ, by straight lines between the points of the table. */
const SMOOTH: readonly (readonly [number, number])[] = MEASURED_RATIO.map(([sqrtS, ratio]) => [
  sqrtS,
  Math.max(0, ratio - isoscalarRatio(sqrtS, ONE, ONE)),
]);

function smoothRatio(sqrtS: number): number {
  const [first] = SMOOTH;
  if (sqrtS <= first[0]) {
    const beta2 = (at: number) => Math.max(0, 1 - (TWO_PIONS_GEV / at) ** 2);
    return first[1] * (beta2(sqrtS) / beta2(first[0])) ** 1.5;
  }
  const after = SMOOTH.findIndex(([at]) => at >= sqrtS);
  if (after < 0) return SMOOTH[SMOOTH.length - 1][1];
  const [[a, before], [b, next]] = [SMOOTH[after - 1], SMOOTH[after]];
  return before + ((next - before) * (sqrtS - a)) / (b - a);
}

/** 3 Σ Q² (1 + a + 1.41a² − 12.8a³), a = α_s/π at one loop from M_Z, for five quarks; t as a free particle with the charge of c. */
function perturbativeStrength(massGeV: number, quarks: readonly ComplexValue[]): number {
  const logarithm = 2 * Math.log(massGeV / Z_MASS_GEV);
  const a = STRONG_COUPLING_AT_Z / (1 + (23 / (12 * Math.PI)) * STRONG_COUPLING_AT_Z * logarithm) / Math.PI;
  const light = quarks.reduce((sum, quark) => sum + square(quark), 0) * (1 + a + 1.41 * a * a - 12.8 * a ** 3);
  const r = (TOP_MASS_GEV / massGeV) ** 2;
  const top = 4 * r < 1 ? square(quarks[3]) * Math.sqrt(1 - 4 * r) * (1 + 2 * r) : 0;
  return 3 * (light + top);
}
