import { FINE_STRUCTURE_CONSTANT } from '../constants.js';
import type { ComplexValue } from '../models/kineticMixing.js';

/** A vector meson: mass and width [GeV], branching fractions to e⁺e⁻ and of its decays (Particle Data Group 2022, rounded; from memory). */
const OMEGA = { massGeV: 0.78266, widthGeV: 0.00868, electrons: 7.38e-5, threePions: 0.892, photon: 0.0835 };
const PHI = { massGeV: 1.019461, widthGeV: 0.004249, electrons: 2.979e-4, threePions: 0.154, photon: 0.013 };
const KAONS = [
  { share: 0.491, massGeV: 0.493677 },
  { share: 0.339, massGeV: 0.497611 },
] as const;
const [PION_GEV, NEUTRAL_PION_GEV] = [0.13957, 0.13498];

/** R at the peak without other amplitudes: 9 B_ee/α² for all final states. */
const peakOf = ({ electrons }: { readonly electrons: number }): number =>
  (9 * electrons) / FINE_STRUCTURE_CONSTANT ** 2;

/** Squared momentum [GeV²] of a pair; 0 below its threshold. */
const momentum2 = (s: number, one: number, other: number): number =>
  (Math.max(0, (s - (one + other) ** 2) * (s - (one - other) ** 2)) / (4 * s)) * (s > (one + other) ** 2 ? 1 : 0);

/** p³/√s of a decay into two, which stands for the phase space of a P wave. */
const pWave = (s: number, one: number, other: number): number => momentum2(s, one, other) ** 1.5 / Math.sqrt(s);
/** Three pions as a pair of pions and one. */
const threePionWave = (s: number): number => pWave(s, 2 * PION_GEV, NEUTRAL_PION_GEV);

/** MΓ/(M² − s − iMΓ): i at the peak. */
function breitWigner(
  s: number,
  { massGeV, widthGeV }: { readonly massGeV: number; readonly widthGeV: number },
): ComplexValue {
  const [difference, width] = [massGeV * massGeV - s, massGeV * widthGeV];
  const denominator = difference * difference + width * width;
  return { re: (width * difference) / denominator, im: (width * width) / denominator };
}

const times = (a: ComplexValue, b: ComplexValue): ComplexValue => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
});

/**
 * R of ω and φ at √s [GeV] for isoscalar and s̄s currents of these strengths, 1 and 1 for the photon: Breit–Wigner shapes with phase space, amplitudes of
 * three pions with the relative sign that makes them add between the peaks for the photon, as is observed. At the peaks good to 3 %.
 */
export function isoscalarRatio(sqrtSGeV: number, omega: ComplexValue, phi: ComplexValue): number {
  const s = sqrtSGeV * sqrtSGeV;
  const [ofOmega, ofPhi] = [times(omega, breitWigner(s, OMEGA)), times(phi, breitWigner(s, PHI))];
  const square = ({ re, im }: ComplexValue) => re * re + im * im;
  const amplitude = ({ massGeV, threePions, electrons }: typeof OMEGA) =>
    Math.sqrt((peakOf({ electrons }) * threePions) / threePionWave(massGeV * massGeV));
  const [a, b] = [amplitude(OMEGA), amplitude(PHI)];
  const threePions =
    threePionWave(s) * square({ re: a * ofOmega.re - b * ofPhi.re, im: a * ofOmega.im - b * ofPhi.im });
  const kaons = KAONS.reduce((sum, { share, massGeV }) => {
    return sum + (share * pWave(s, massGeV, massGeV)) / pWave(PHI.massGeV ** 2, massGeV, massGeV);
  }, 0);
  const photons = (meson: typeof OMEGA) =>
    (meson.photon * pWave(s, NEUTRAL_PION_GEV, 0)) / pWave(meson.massGeV ** 2, NEUTRAL_PION_GEV, 0);
  return (
    threePions + peakOf(OMEGA) * photons(OMEGA) * square(ofOmega) + peakOf(PHI) * (photons(PHI) + kaons) * square(ofPhi)
  );
}
