import { HBAR_C_SQUARED_GEV2_CM2 } from './constants.js';

/** Converts a cross section from natural units [GeV⁻²] to [cm²]. */
export const cm2FromGeVMinus2 = (sigma: number): number => sigma * HBAR_C_SQUARED_GEV2_CM2;

/** Femtobarns in a cm² (1 fb = 1e-39 cm²). */
export const FEMTOBARN_PER_CM2 = 1e39;

/** Converts a cross section from [cm²] to [fb]. */
export const fbFromCm2 = (sigma: number): number => sigma * FEMTOBARN_PER_CM2;
