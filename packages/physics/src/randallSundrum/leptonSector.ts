import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { InputError, requireNumber } from '../errors.js';
import { requireBulkMass } from './fermionZeroMode.js';
import { type GaugeField, gaugeField, requireKineticTerm } from './gaugeField.js';
import type { CurrentProfile } from './towerSums.js';
import { LARGEST_CURVATURE_GEV, type WarpedGeometry } from './warpedGeometry.js';

/** Z mass [GeV], PDG 2022. */
export const Z_MASS_GEV = 91.1876;

/** Handedness of a lepton field. */
export type Chirality = 'left' | 'right';

/** Name of a bulk mass among the parameters of a model: cLeftE, cRightMu … */
export function bulkMassName(chirality: Chirality, flavour: LeptonFlavour): string {
  return `c${chirality === 'left' ? 'Left' : 'Right'}${flavour[0].toUpperCase()}${flavour.slice(1)}`;
}

/** Bulk masses c = M₅/k of the lepton doublets (left) and charged singlets (right); c > ½ is at the ultraviolet brane. */
export interface LeptonBulkMasses {
  readonly left: Readonly<Record<LeptonFlavour, number>>;
  readonly right: Readonly<Record<LeptonFlavour, number>>;
}

/**
 * Bulk SU(2)_L × SU(2)_R × U(1)_X, broken to the Standard Model's group on the ultraviolet brane: W_R^± and Z_X are (−+), the
 * Higgs is a bidoublet on the infrared brane.
 */
export interface CustodialSymmetry {
  /** g_R/g_L of the bulk; 1 with the left-right parity of hep-ph/0605341. */
  readonly rightCouplingRatio: number;
  /** T³_R of the doublets: 0 for (2,1), −½ for the bidoublet that protects their Z coupling. */
  readonly t3Left: number;
  /** T³_R of the charged singlets: −½ for (1,2), 0 protects their Z coupling. */
  readonly t3Right: number;
}

/** Leptons and electroweak bosons in the bulk, the Higgs on the infrared brane. */
export interface WarpedLeptonSector {
  readonly geometry: WarpedGeometry;
  /** Brane kinetic terms, the same for all gauge groups (on a brane where a boson vanishes they do nothing). */
  readonly kineticUv: number;
  readonly kineticIr: number;
  readonly leptons: LeptonBulkMasses;
  readonly custodial?: CustodialSymmetry;
  readonly zMassGeV: number;
}

/** The infrared scales of the electroweak calculation: below 1 TeV there is no light Z with the measured mass. */
export const LOWEST_ELECTROWEAK_SCALE_GEV = 1000;
/** Largest infrared scale of the lepton sector [GeV]. */
export const HIGHEST_ELECTROWEAK_SCALE_GEV = 1e15;
/** Smallest curvature of the lepton sector [GeV]. */
export const LOWEST_CURVATURE_GEV = 1e4;

/** Brane kinetic terms of W, Z and photon accepted; larger ones leave no light Z at 1 TeV. */
export const LARGEST_ELECTROWEAK_KINETIC_TERM = 50;

/**
 * Checks a sector, apart from what depends on the electroweak inputs.
 * @throws InputError naming the value
 */
export function requireLeptonSector(sector: WarpedLeptonSector): void {
  const { geometry, leptons, custodial, zMassGeV } = sector;
  const unit = { unit: 'GeV' };
  requireNumber('irScale', geometry.irScaleGeV, LOWEST_ELECTROWEAK_SCALE_GEV, HIGHEST_ELECTROWEAK_SCALE_GEV, unit);
  requireNumber('curvature', geometry.curvatureGeV, LOWEST_CURVATURE_GEV, LARGEST_CURVATURE_GEV, unit);
  requireNumber('zMass', zMassGeV, 80, 100, unit);
  for (const name of ['kineticUv', 'kineticIr'] as const) {
    requireKineticTerm(name, sector[name], false);
    requireNumber(name, sector[name], 0, LARGEST_ELECTROWEAK_KINETIC_TERM);
  }
  for (const flavour of ['e', 'mu', 'tau'] as const) {
    for (const chirality of ['left', 'right'] as const) {
      requireBulkMass(bulkMassName(chirality, flavour), leptons[chirality][flavour]);
    }
  }
  if (custodial) requireCustodialSymmetry(custodial);
}

/** @throws InputError for a g_R that cannot give g′, or charges beyond those of small representations */
export function requireCustodialSymmetry({ rightCouplingRatio, t3Left, t3Right }: CustodialSymmetry): void {
  requireNumber('rightCoupling', rightCouplingRatio, 0.6, 10);
  requireNumber('t3RightDoublet', t3Left, -1, 1);
  requireNumber('t3RightSinglet', t3Right, -1, 1);
}

/** The field of W, Z and photon: (++). */
export function standardModelField({ geometry, kineticUv, kineticIr }: WarpedLeptonSector): GaugeField {
  return gaugeField(geometry, '++', { kineticUv, kineticIr });
}

/** The field of W_R and Z_X: (−+). */
export function rightHandedField({ geometry, kineticIr }: WarpedLeptonSector): GaugeField {
  return gaugeField(geometry, '-+', { kineticIr });
}

/** Where the zero mode of a lepton sits; a neutrino shares that of its doublet. */
export function leptonProfile(
  { leptons }: WarpedLeptonSector,
  flavour: LeptonFlavour,
  chirality: Chirality,
): CurrentProfile {
  return { c: leptons[chirality][flavour] };
}

/**
 * Refuses a 5D coupling g₅√k = g√L′ above 4π, for a flat mode's coupling g and L′ = L + δ_UV + δ_IR.
 * @throws InputError naming `parameter`
 */
export function requirePerturbative(parameter: string, value: number, coupling: number, length: number): void {
  const inBulk = coupling * Math.sqrt(length);
  if (inBulk <= 4 * Math.PI) return;
  const problem = `the coupling in the bulk, g√(L + δ_UV + δ_IR) = ${inBulk.toPrecision(3)}, is above 4π`;
  throw new InputError(parameter, value, problem, `Lower it, or L + δ_UV + δ_IR = ${length.toPrecision(4)}.`);
}

/** α at m_Z that makes (G_F, α, m_Z) and the Standard Model's tree-level sin²θ_W consistent: √2 G_F m_Z² s²c²/π. */
export function alphaAtZ({ fermiConstant, sin2ThetaW }: ElectroweakInputs, zMassGeV: number): number {
  return (Math.SQRT2 * fermiConstant * zMassGeV ** 2 * sin2ThetaW * (1 - sin2ThetaW)) / Math.PI;
}
