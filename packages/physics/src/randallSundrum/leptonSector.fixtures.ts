import { type CustodialSymmetry, type WarpedLeptonSector, Z_MASS_GEV } from './leptonSector.js';
import { warpedGeometry } from './warpedGeometry.js';

/** The same bulk mass for every flavour. */
export const allFlavours = (c: number) => ({ e: c, mu: c, tau: c });

/** Custodial symmetry with left-right parity, leptons in (2,1) and (1,2). */
export const custodialParity: CustodialSymmetry = { rightCouplingRatio: 1, t3Left: 0, t3Right: -0.5 };

/** k = 1.2209e19 GeV, no kinetic terms, leptons at c = 0.65. */
export function leptonSector(irScaleGeV: number, options: Partial<WarpedLeptonSector> = {}): WarpedLeptonSector {
  return {
    geometry: warpedGeometry(1.2209e19, irScaleGeV),
    kineticUv: 0,
    kineticIr: 0,
    leptons: { left: allFlavours(0.65), right: allFlavours(0.65) },
    zMassGeV: Z_MASS_GEV,
    ...options,
  };
}
