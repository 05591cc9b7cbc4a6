import type { ElectroweakInputs, NuclearFormFactor, Nuclide } from '@nereid/physics';
import type { SigmaRow } from './sigmaRow.js';

/** An error that a source has beyond the one its rows state, and where it comes from. */
export interface SystematicError {
  readonly relative: number;
  readonly why: string;
}

/** Everything needed to repeat a calculation of another code or paper: its own constants, none of them fitted. */
export interface SourceSettings {
  readonly name: string;
  /** What it is and where it is published. */
  readonly description: string;
  readonly inputs: ElectroweakInputs;
  /** Mass of the nucleus it uses [GeV]. */
  nuclearMassGeV(nuclide: Nuclide): number;
  /** Its nuclear form factor, for the description that a row gives of it. */
  nuclearFormFactor(nuclide: Nuclide, stated: string): NuclearFormFactor;
  /** Name of its nucleon form factors. */
  readonly nucleonFormFactors: string;
  readonly fermiMomentumGeV: number;
  /** Sharp cuts on Q² [GeV²]; absent: none. */
  readonly maximumQ2?: { readonly nucleus: number; readonly nucleon: number };
  /** Upper end of the reading error of a figure; replaces the error the rows state. */
  readonly readingError?: number;
  systematic?(row: SigmaRow): SystematicError | undefined;
  /** Why a row is expected to lie outside the allowance, where it is. */
  knownDifference?(row: SigmaRow): string | undefined;
  /** The code exchanges the two mixed-flavour antineutrino channels. */
  readonly swapsMixedAntineutrinos?: boolean;
}

/** A = Z + N. */
export const massNumber = (nuclide: Nuclide): number => nuclide.protons + nuclide.neutrons;
