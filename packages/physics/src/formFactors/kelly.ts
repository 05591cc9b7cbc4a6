import type { NucleonFormFactors } from './formFactor.js';
import { type NucleonFit, type NucleonProperties, nucleonFormFactorsFromFit } from './nucleonRational.js';

/** Kelly, Phys. Rev. C 70 (2004) 068202, table I. */
const KELLY_2004: NucleonFit = {
  protonElectric: { numerator: [1, -0.24], denominator: [1, 10.98, 12.82, 21.97] },
  protonMagnetic: { numerator: [1, 0.12], denominator: [1, 10.97, 18.86, 6.55] },
  neutronElectric: { numerator: [0, 1.7], denominator: [1, 3.3] },
  neutronMagnetic: { numerator: [1, 2.33], denominator: [1, 14.72, 24.2, 84.1] },
  dipoleInNeutronElectric: true,
};

/**
 * Fit of Kelly, Phys. Rev. C 70 (2004) 068202: rational functions of τ = Q²/4m_p² (the proton mass for both nucleons)
 * and the Galster form for G_E^n, with the expected power laws at large Q². Fitted to G_M^p up to Q² = 30 GeV² and to
 * the other three over shorter ranges. Magnetic moments in nuclear magnetons, masses in GeV.
 */
export function kelly(properties: NucleonProperties): NucleonFormFactors {
  // The paper's τ has the proton mass throughout.
  return nucleonFormFactorsFromFit('kelly', KELLY_2004, { ...properties, neutronMass: properties.protonMass });
}
