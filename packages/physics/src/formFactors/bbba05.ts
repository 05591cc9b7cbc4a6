import type { NucleonFormFactors } from './formFactor.js';
import { type NucleonFit, type NucleonProperties, nucleonFormFactorsFromFit } from './nucleonRational.js';

/**
 * Bradford, Bodek, Budd and Arrington, hep-ex/0602017, table 1. Two entries circulate misprinted: the linear numerator
 * of G_M^p is 0.15 (not 0.015) and the linear denominator of G_E^n −9.86 (not +9.86); the tests show that only these
 * fit the measured form factors.
 */
const BBBA05: NucleonFit = {
  protonElectric: { numerator: [1, -0.0578], denominator: [1, 11.1, 13.6, 33] },
  protonMagnetic: { numerator: [1, 0.15], denominator: [1, 11.1, 19.6, 7.54] },
  neutronElectric: { numerator: [0, 1.25, 1.3], denominator: [1, -9.86, 305, -758, 802] },
  neutronMagnetic: { numerator: [1, 1.81], denominator: [1, 14.1, 20.7, 68.7] },
  dipoleInNeutronElectric: false,
};

/**
 * BBBA05 fit, Nucl. Phys. B Proc. Suppl. 159 (2006) 127 (hep-ex/0602017): rational functions of τ = Q²/4M² for all four
 * form factors, meant for neutrino scattering, Q² < 18 GeV². Magnetic moments in nuclear magnetons, masses in GeV.
 */
export function bbba05(properties: NucleonProperties): NucleonFormFactors {
  return nucleonFormFactorsFromFit('bbba05', BBBA05, properties);
}
