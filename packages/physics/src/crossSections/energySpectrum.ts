/**
 * The neutrino energy distribution as the cross-section integral needs it. Energy enters the integrand only through
 * 1, 1/E and 1/E² and through the lower limit E ≥ E_min(Q², x), so a flux average costs no more than one energy.
 */
export interface EnergySpectrum {
  readonly name: string;
  /** Smallest energy with flux [GeV]; the integration is split where it is reached. */
  readonly minimumEnergyGeV: number;
  /** Largest energy with flux [GeV]. */
  readonly maximumEnergyGeV: number;
  /**
   * Writes ∫ φ(E) E⁻ⁿ dE over E > `minimumEnergyGeV` for n = 0, 1, 2 into `moments`, for φ normalised to 1 over all
   * energies (so that moments[0] at 0 is 1).
   */
  integralsAbove(minimumEnergyGeV: number, moments: Float64Array): void;
}

/** All neutrinos at one energy [GeV]. */
export function monochromatic(energyGeV: number): EnergySpectrum {
  const inverse = 1 / energyGeV;
  return {
    name: `monochromatic ${energyGeV} GeV`,
    minimumEnergyGeV: energyGeV,
    maximumEnergyGeV: energyGeV,
    integralsAbove(minimumEnergyGeV, moments) {
      // a relative ulp of slack: the integration limits are this very energy
      const inside = minimumEnergyGeV <= energyGeV * (1 + 1e-12) ? 1 : 0;
      moments[0] = inside;
      moments[1] = inside * inverse;
      moments[2] = inside * inverse * inverse;
    },
  };
}
