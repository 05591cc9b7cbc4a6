/** Fissile isotopes of a reactor. */
export const fissileIsotopes = ['U235', 'U238', 'Pu239', 'Pu241'] as const;
/** Name of an isotope whose fission makes antineutrinos. */
export type FissileIsotope = (typeof fissileIsotopes)[number];

/** Energies [MeV] over which the spectra were fitted. */
export const REACTOR_RANGE_MEV = { least: 2, largest: 8 } as const;

/**
 * Coefficients of dn/dE = exp(Σ aₖEᵏ) antineutrinos per MeV and fission, E in MeV: P. Huber, Phys. Rev. C 84 (2011) 024617 (arXiv:1106.0687)
 * for ²³⁵U, ²³⁹Pu and ²⁴¹Pu; Mueller et al., Phys. Rev. C 83 (2011) 054615 (arXiv:1101.2663), table VI, for ²³⁸U. Read in public programs.
 */
const COEFFICIENTS: Readonly<Record<FissileIsotope, readonly number[]>> = {
  U235: [4.367, -4.577, 2.1, -5.294e-1, 6.185e-2, -2.777e-3],
  U238: [4.833e-1, 1.927e-1, -1.283e-1, -6.762e-3, 2.233e-3, -1.536e-4],
  Pu239: [4.757, -5.392, 2.563, -6.596e-1, 7.82e-2, -3.536e-3],
  Pu241: [2.99, -2.882, 1.278, -3.343e-1, 3.905e-2, -1.754e-3],
};

/** Electron antineutrinos per MeV and fission of one isotope, energy in MeV; to a few per cent from 2 to 8 MeV, 0 outside. */
export function reactorSpectrum(isotope: FissileIsotope, energyMeV: number): number {
  if (energyMeV < REACTOR_RANGE_MEV.least || energyMeV > REACTOR_RANGE_MEV.largest) return 0;
  return Math.exp(COEFFICIENTS[isotope].reduceRight((sum, coefficient) => sum * energyMeV + coefficient, 0));
}

/** Electron antineutrinos per MeV and fission of a mixture of isotopes, energy in MeV. */
export const reactorMixture =
  (fractions: Readonly<Record<FissileIsotope, number>>) =>
  (energyMeV: number): number =>
    fissileIsotopes.reduce((sum, isotope) => sum + fractions[isotope] * reactorSpectrum(isotope, energyMeV), 0);
