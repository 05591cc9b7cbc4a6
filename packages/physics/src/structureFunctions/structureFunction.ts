import {
  FINE_STRUCTURE_CONSTANT,
  HBAR_C_SQUARED_GEV2_CM2,
  NEUTRAL_PION_MASS_GEV,
  NEUTRON_MASS_GEV,
  PROTON_MASS_GEV,
} from '../constants.js';
import type { Nucleon } from '../formFactors/formFactor.js';

/**
 * Inelastic structure functions of one nucleon for a photon of virtuality Q² ≥ 0 [GeV²] and final hadrons of squared mass W²
 * [GeV²]; the elastic peak is not part of them. With x_B = Q²/(W² − M² + Q²), F_L = (1 + 4x_B²M²/Q²) F₂ − 2x_B F₁.
 */
export interface NucleonStructure {
  /** F₂, without dimension; 0 below the pion threshold (M + m_π)², and as Q² where Q² → 0. */
  f2(q2: number, w2: number): number;
  /** F_L, without dimension; 0 below the pion threshold, and as Q⁴ where Q² → 0. */
  fL(q2: number, w2: number): number;
}

/** A nucleon of a model, which has the limit of a real photon too. */
export interface PhotonStructure extends NucleonStructure {
  /** Photoabsorption cross section σ_γN [μb] at squared mass W² [GeV²] of the hadrons, the limit of F₂/Q² at Q² = 0. */
  photoabsorption(w2: number): number;
}

/** Where a model was fitted to data: smallest and largest Q² and W² [GeV²]. */
export interface FittedRange {
  readonly q2: readonly [smallest: number, largest: number];
  readonly w2: readonly [smallest: number, largest: number];
}

/** Structure functions of proton and neutron from one source, by name. */
export interface StructureFunctionModel {
  readonly name: string;
  /** What it is, in words. */
  readonly title: string;
  /** Papers that the form and its numbers are from. */
  readonly papers: readonly string[];
  readonly fitted: FittedRange;
  /** Nothing is refused: see `outside` for what happens beyond the fitted range. */
  structure(nucleon: Nucleon): PhotonStructure;
  /** How the model goes on at (Q², W²) [GeV²] outside the fitted range, in words; undefined within. */
  outside(q2: number, w2: number): string | undefined;
}

/** Mass of a nucleon [GeV]. */
export const nucleonMass = (nucleon: Nucleon): number => (nucleon === 'proton' ? PROTON_MASS_GEV : NEUTRON_MASS_GEV);

/** Smallest squared mass of inelastic final hadrons [GeV²]: the nucleon and a neutral pion. */
export const pionThreshold = (nucleon: Nucleon): number => (nucleonMass(nucleon) + NEUTRAL_PION_MASS_GEV) ** 2;

/** (ħc)² [GeV² μb], 389.379…; 1 μb = 10⁻³⁰ cm². */
export const HBAR_C_SQUARED_GEV2_MICROBARN = HBAR_C_SQUARED_GEV2_CM2 * 1e30;

/** 4π²α(ħc)² [GeV² μb]: from F₂/Q² [GeV⁻²] to a cross section. */
const PHOTON_FACTOR = 4 * Math.PI * Math.PI * FINE_STRUCTURE_CONSTANT * HBAR_C_SQUARED_GEV2_MICROBARN;

/** Absorption of virtual photons in the convention of Hand, flux K = (W² − M²)/2M, for W² above the pion threshold. */
export interface VirtualPhotoabsorption {
  /** Writes σ_T and σ_L [μb] at Q², W² [GeV²] into `out`. */
  crossSections(q2: number, w2: number, out: Float64Array): void;
}

/**
 * Structure functions of virtual-photon cross sections: with D = W² − M² + Q² = Q²/x_B,
 * F₂ = Q² (1 − x_B)(σ_T + σ_L)/[4π²α (1 + 4x_B²M²/Q²)], F_L = Q² (1 − x_B) σ_L/(4π²α),
 * 1 − x_B = (W² − M²)/D and x_B²/Q² = Q²/D², so that nothing is divided by Q². The last point is kept, as F₂ and F_L are
 * asked one after the other.
 */
export function structureOf(absorption: VirtualPhotoabsorption, nucleon: Nucleon): PhotonStructure {
  const mass2 = nucleonMass(nucleon) ** 2;
  const threshold = pionThreshold(nucleon);
  const at = new Float64Array(2);
  let [lastQ2, lastW2] = [Number.NaN, Number.NaN];
  const evaluate = (q2: number, w2: number) => {
    if (q2 === lastQ2 && w2 === lastW2) return;
    absorption.crossSections(q2, w2, at);
    lastQ2 = q2;
    lastW2 = w2;
  };
  return {
    f2(q2, w2) {
      if (!(w2 > threshold)) return 0;
      evaluate(q2, w2);
      const d = w2 - mass2 + q2;
      return (q2 * (w2 - mass2) * (at[0] + at[1])) / (PHOTON_FACTOR * d * (1 + (4 * mass2 * q2) / (d * d)));
    },
    fL(q2, w2) {
      if (!(w2 > threshold)) return 0;
      evaluate(q2, w2);
      return (q2 * (w2 - mass2) * at[1]) / (PHOTON_FACTOR * (w2 - mass2 + q2));
    },
    photoabsorption(w2) {
      if (!(w2 > threshold)) return 0;
      evaluate(0, w2);
      return at[0] + at[1];
    },
  };
}

/**
 * Writes σ_T and σ_L [μb] of a model that gives F₂/Q² [GeV⁻²] and R = σ_L/σ_T at Q², W² [GeV²] for a nucleon of squared mass
 * `mass2` [GeV²].
 */
export function writeCrossSections(
  f2OverQ2: number,
  ratio: number,
  [q2, w2, mass2]: readonly [q2: number, w2: number, mass2: number],
  out: Float64Array,
): void {
  const d = w2 - mass2 + q2;
  const total = (PHOTON_FACTOR * f2OverQ2 * d * (1 + (4 * mass2 * q2) / (d * d))) / (w2 - mass2);
  out[0] = total / (1 + ratio);
  out[1] = total - out[0];
}

const shown = (value: number): string => String(Number(value.toPrecision(6)));

/** Where (Q², W²) lies outside a fitted range, in words; undefined within. */
export function outsideOf({ q2: [q2Low, q2High], w2: [w2Low, w2High] }: FittedRange, q2: number, w2: number) {
  const places: string[] = [];
  if (q2 < q2Low) places.push(`Q² below ${shown(q2Low)} GeV²`);
  if (q2 > q2High) places.push(`Q² above ${shown(q2High)} GeV²`);
  if (w2 < w2Low) places.push(`W² below ${shown(w2Low)} GeV²`);
  if (w2 > w2High) places.push(`W² above ${shown(w2High)} GeV²`);
  return places.length === 0 ? undefined : places.join(', ');
}
