import { HBAR_C_GEV_FM } from '../constants.js';
import { formFactorParameter, InputError, requireNumber } from '../errors.js';
import { sphericalBesselJ1OverX } from '../numerics/sphericalBessel.js';
import type { NuclearFormFactor } from './formFactor.js';
import { formFactorName } from './formFactorName.js';
import type { NuclearFormFactorOptions } from './symmetrisedFermi.js';

/** Parameters of the Helm form factor, all in fm, in the convention of Lewin and Smith (their a is `r0Fm`). */
export interface HelmParameters {
  /** Half-density radius c of the Fermi density that the Helm density imitates. */
  readonly radiusFm: number;
  /** Diffuseness of that Fermi density: a of Lewin and Smith, called r0 by the generator of arXiv:1902.06765. */
  readonly r0Fm: number;
  /** Width s of the Gaussian that smears the surface. */
  readonly skinFm: number;
}

/**
 * c = 1.23 A^⅓ − 0.60 fm, a = 0.52 fm, s = 0.9 fm: Lewin and Smith, Astropart. Phys. 6 (1996) 87, section 4.
 * The generator published with arXiv:1902.06765 uses the same numbers.
 */
export function lewinSmithParameters(massNumber: number): HelmParameters {
  return { radiusFm: 1.23 * Math.cbrt(massNumber) - 0.6, r0Fm: 0.52, skinFm: 0.9 };
}

/**
 * Helm form factor F = 3 j₁(QR)/(QR) · exp(−Q²s²/2): a sphere of radius R, R² = c² + (7/3)π²a² − 5s², with a Gaussian
 * surface (Helm, Phys. Rev. 104 (1956) 1466; R as in Lewin and Smith, Astropart. Phys. 6 (1996) 87). R is chosen so
 * that the mean square radius (3/5)R² + 3s² is the (3c² + 7π²a²)/5 of the Fermi density. Lengths in fm, Q² ≥ 0 in
 * GeV²; relative accuracy 1e-13 of the envelope.
 * @throws InputError for parameters out of range, or where they leave no sphere (R² ≤ 0).
 */
export function helm(parameters: HelmParameters, options: NuclearFormFactorOptions = {}): NuclearFormFactor {
  const { radiusFm: c, r0Fm: r0, skinFm: s } = parameters;
  const hbarC = options.hbarCGeVFm ?? HBAR_C_GEV_FM;
  requireNumber(formFactorParameter('helm', 'c'), c, 0, 1000, { exclusiveMinimum: true, unit: 'fm' });
  requireNumber(formFactorParameter('helm', 'r0'), r0, 0, 1000, { unit: 'fm' });
  requireNumber(formFactorParameter('helm', 's'), s, 0, 1000, { unit: 'fm' });
  requireNumber(formFactorParameter('helm', 'hbarc'), hbarC, 0, 1, { exclusiveMinimum: true, unit: 'GeV fm' });
  const radiusSquared = c ** 2 + (7 / 3) * Math.PI ** 2 * r0 ** 2 - 5 * s ** 2;
  if (radiusSquared <= 0) {
    throw new InputError(
      formFactorParameter('helm', 's'),
      s,
      'leaves no sphere: R² = c² + (7/3)π²r0² − 5s² ≤ 0',
      'Give a smaller s or a larger c.',
    );
  }
  const radius = Math.sqrt(radiusSquared) / hbarC;
  const halfSkinSquared = 0.5 * (s / hbarC) ** 2;
  return {
    name: formFactorName('helm', { c, r0, s }, hbarC),
    evaluate(q2: number): number {
      return 3 * sphericalBesselJ1OverX(Math.sqrt(q2) * radius) * Math.exp(-q2 * halfSkinSquared);
    },
  };
}
