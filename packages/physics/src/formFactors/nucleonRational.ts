import { electroweakInput, requireNumber } from '../errors.js';
import type { Nucleon, NucleonFormFactors } from './formFactor.js';

/** Nucleon masses [GeV] and magnetic moments [nuclear magnetons]; `ElectroweakInputs` has them all. */
export interface NucleonProperties {
  readonly protonMass: number;
  readonly neutronMass: number;
  readonly protonMagneticMoment: number;
  readonly neutronMagneticMoment: number;
}

/** G(τ) = Σ numerator_k τ^k / Σ denominator_k τ^k, τ = Q²/4M². */
export interface RationalFit {
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
}

/** A published fit: G_E^p and G_E^n themselves, G_M^p and G_M^n in units of the magnetic moments. */
export interface NucleonFit {
  readonly protonElectric: RationalFit;
  readonly protonMagnetic: RationalFit;
  readonly neutronElectric: RationalFit;
  readonly neutronMagnetic: RationalFit;
  /** Multiplies G_E^n by the dipole (1 + Q²/0.71 GeV²)⁻², as in the form of Galster et al. */
  readonly dipoleInNeutronElectric: boolean;
}

/** M_V² [GeV²] of the standard dipole. */
export const STANDARD_DIPOLE_MASS_SQUARED = 0.71;

/** (1 + Q²/M_V²)⁻², Q² and M_V² in GeV². */
export function dipoleShape(q2: number, vectorMassSquared: number): number {
  const base = 1 + q2 / vectorMassSquared;
  return 1 / (base * base);
}

/**
 * Form factors from a fit in τ = Q²/4M², with the mass of each nucleon in its own τ.
 * @throws InputError for masses or magnetic moments that are not usable numbers.
 */
export function nucleonFormFactorsFromFit(
  name: string,
  fit: NucleonFit,
  properties: NucleonProperties,
): NucleonFormFactors {
  requireNucleonProperties(properties);
  const { protonMagneticMoment, neutronMagneticMoment } = properties;
  const protonScale = 1 / (4 * properties.protonMass ** 2);
  const neutronScale = 1 / (4 * properties.neutronMass ** 2);
  return {
    name,
    electric(nucleon: Nucleon, q2: number): number {
      if (nucleon === 'proton') return evaluateRational(fit.protonElectric, q2 * protonScale);
      const value = evaluateRational(fit.neutronElectric, q2 * neutronScale);
      return fit.dipoleInNeutronElectric ? value * dipoleShape(q2, STANDARD_DIPOLE_MASS_SQUARED) : value;
    },
    magnetic(nucleon: Nucleon, q2: number): number {
      return nucleon === 'proton'
        ? protonMagneticMoment * evaluateRational(fit.protonMagnetic, q2 * protonScale)
        : neutronMagneticMoment * evaluateRational(fit.neutronMagnetic, q2 * neutronScale);
    },
  };
}

function requireNucleonProperties(properties: NucleonProperties): void {
  requireNumber(electroweakInput('protonMass'), properties.protonMass, 0, 10, { exclusiveMinimum: true, unit: 'GeV' });
  requireNumber(electroweakInput('neutronMass'), properties.neutronMass, 0, 10, {
    exclusiveMinimum: true,
    unit: 'GeV',
  });
  requireNumber(electroweakInput('protonMagneticMoment'), properties.protonMagneticMoment, -100, 100);
  requireNumber(electroweakInput('neutronMagneticMoment'), properties.neutronMagneticMoment, -100, 100);
}

/** Value of the fit at τ. */
export function evaluateRational({ numerator, denominator }: RationalFit, tau: number): number {
  return polynomial(numerator, tau) / polynomial(denominator, tau);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let n = coefficients.length - 1; n >= 0; n--) sum = sum * x + coefficients[n];
  return sum;
}
