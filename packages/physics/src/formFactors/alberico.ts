import type { NucleonFormFactors } from './formFactor.js';
import { type NucleonFit, type NucleonProperties, nucleonFormFactorsFromFit } from './nucleonRational.js';

/** Alberico et al., arXiv:0812.3539, as listed in the generator published with arXiv:1902.06765. */
const ALBERICO_2009: NucleonFit = {
  protonElectric: { numerator: [1, -0.19], denominator: [1, 11.12, 15.16, 21.25] },
  protonMagnetic: { numerator: [1, 1.09], denominator: [1, 12.31, 25.57, 30.61] },
  neutronElectric: { numerator: [0, 1.68], denominator: [1, 3.63] },
  neutronMagnetic: { numerator: [1, 8.28], denominator: [1, 21.3, 77, 238] },
  dipoleInNeutronElectric: true,
};

/** Magnetic moments [nuclear magnetons] used with this fit in arXiv:1902.06765. */
const MAGNETIC_MOMENTS = { protonMagneticMoment: 2.7928, neutronMagneticMoment: -1.913 };

/**
 * Fit of Alberico, Bilenky, Giunti and Graczyk, Phys. Rev. C 79 (2009) 065204 (arXiv:0812.3539), with two-photon
 * exchange taken into account: rational functions of τ = Q²/4M² and the Galster form for G_E^n. Proton data to
 * Q² = 6 GeV². Used by the generator of arXiv:1902.06765; hence the default magnetic moments [nuclear magnetons].
 * Masses in GeV.
 */
export function alberico(
  properties: Pick<NucleonProperties, 'protonMass' | 'neutronMass'> & Partial<NucleonProperties>,
): NucleonFormFactors {
  return nucleonFormFactorsFromFit('galster-0812.3539', ALBERICO_2009, { ...MAGNETIC_MOMENTS, ...properties });
}
