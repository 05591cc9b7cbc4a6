import { electroweakInput, formFactorParameter, requireNumber } from '../errors.js';
import type { Nucleon, NucleonFormFactors } from './formFactor.js';
import { dipoleShape, STANDARD_DIPOLE_MASS_SQUARED } from './nucleonRational.js';

/** What the dipole needs of the nucleons: magnetic moments in nuclear magnetons. */
export interface NucleonMagneticMoments {
  readonly protonMagneticMoment: number;
  readonly neutronMagneticMoment: number;
}

/**
 * Dipole form factors: G_E^p = G_M/μ = (1 + Q²/M_V²)⁻², G_E^n = 0. Within about 5 % of the measured G_E^p, G_M^p, G_M^n
 * for Q² ≤ 1 GeV²; G_E^n is neglected. The choice of arXiv:1807.10973 (there M_V = 0.84 GeV, M_V² = 0.7056 GeV²).
 * @param vectorMassSquared M_V² [GeV²]
 * @throws InputError for an M_V² or a magnetic moment out of range.
 */
export function dipole(
  moments: NucleonMagneticMoments,
  vectorMassSquared: number = STANDARD_DIPOLE_MASS_SQUARED,
): NucleonFormFactors {
  const { protonMagneticMoment, neutronMagneticMoment } = moments;
  requireNumber(formFactorParameter('dipole', 'mv2'), vectorMassSquared, 0, 1000, {
    exclusiveMinimum: true,
    unit: 'GeV²',
  });
  requireNumber(electroweakInput('protonMagneticMoment'), protonMagneticMoment, -100, 100);
  requireNumber(electroweakInput('neutronMagneticMoment'), neutronMagneticMoment, -100, 100);
  return {
    name: `dipole:mv2=${vectorMassSquared}`,
    electric: (nucleon: Nucleon, q2: number) => (nucleon === 'proton' ? dipoleShape(q2, vectorMassSquared) : 0),
    magnetic: (nucleon: Nucleon, q2: number) =>
      (nucleon === 'proton' ? protonMagneticMoment : neutronMagneticMoment) * dipoleShape(q2, vectorMassSquared),
  };
}
