import type { SymmetrisedFermiParameters } from '@nereid/physics/targets';

/** Diffuseness of the symmetrised Fermi density, the same for all nuclei [fm] (Ballett2018, appendix on form factors). */
export const SYMMETRISED_FERMI_DIFFUSENESS_FM = 0.523;
/** c/a of ¹²C at a = 0.523 fm; gives the shape of the nuclei too light for that diffuseness. */
const LIGHT_NUCLEUS_RADIUS_OVER_DIFFUSENESS = 3.76;
const LIGHTEST_FIXED_DIFFUSENESS = 12;

/**
 * Symmetrised Fermi density with the measured rms charge radius: ⟨r²⟩ = (3/5)c² [1 + (7/3)(πa/c)²], which is exact for
 * this form. From A = 12 on, a = 0.523 fm; below, that diffuseness leaves no room for a radius (c² < 0 for hydrogen), so
 * a shrinks instead and c/a stays that of ¹²C. Hydrogen gets numbers only to be complete: it has no coherent regime.
 */
export function symmetrisedFermiFromRms(rmsChargeRadiusFm: number, massNumber: number): SymmetrisedFermiParameters {
  if (massNumber < LIGHTEST_FIXED_DIFFUSENESS) {
    const ratio = LIGHT_NUCLEUS_RADIUS_OVER_DIFFUSENESS;
    const diffusenessFm = rmsChargeRadiusFm / Math.sqrt(0.6 * ratio ** 2 + 1.4 * Math.PI ** 2);
    return { radiusFm: ratio * diffusenessFm, diffusenessFm };
  }
  const a = SYMMETRISED_FERMI_DIFFUSENESS_FM;
  const radiusFm = Math.sqrt((5 / 3) * rmsChargeRadiusFm ** 2 - (7 / 3) * (Math.PI * a) ** 2);
  return { radiusFm, diffusenessFm: a };
}
