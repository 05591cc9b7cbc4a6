import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { InputError, requireNumber } from '../errors.js';
import { requireBulkMass } from './fermionZeroMode.js';
import { type GaugeField, gaugeField, kineticLength } from './gaugeField.js';
import { gaugeModes, modeProfile } from './gaugeProfiles.js';
import type { CurrentProfile } from './towerSums.js';
import type { WarpedGeometry } from './warpedGeometry.js';

/** Z mass [GeV], PDG 2022. */
export const Z_MASS_GEV = 91.1876;

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

/**
 * Checks a sector, apart from what depends on the electroweak inputs.
 * @throws InputError naming the value
 */
export function requireLeptonSector(sector: WarpedLeptonSector): void {
  const { geometry, leptons, custodial, zMassGeV } = sector;
  requireNumber('irScale', geometry.irScaleGeV, LOWEST_ELECTROWEAK_SCALE_GEV, 1e15, { unit: 'GeV' });
  requireNumber('zMass', zMassGeV, 80, 100, { unit: 'GeV' });
  for (const flavour of ['e', 'mu', 'tau'] as const) {
    requireBulkMass(`c of the left-handed ${flavour}`, leptons.left[flavour]);
    requireBulkMass(`c of the right-handed ${flavour}`, leptons.right[flavour]);
  }
  standardModelField(sector);
  if (!custodial) return;
  requireNumber('rightCoupling', custodial.rightCouplingRatio, 0.6, 10);
  requireNumber('t3RightDoublet', custodial.t3Left, -1, 1);
  requireNumber('t3RightSinglet', custodial.t3Right, -1, 1);
}

/** The field of W, Z and photon: (++). */
export function standardModelField({ geometry, kineticUv, kineticIr }: WarpedLeptonSector): GaugeField {
  return gaugeField(geometry, '++', { kineticUv, kineticIr });
}

/** The field of W_R and Z_X: (−+). */
export function rightHandedField({ geometry, kineticIr }: WarpedLeptonSector): GaugeField {
  return gaugeField(geometry, '-+', { kineticIr });
}

export type Chirality = 'left' | 'right';

/** Where the zero mode of a lepton sits; a neutrino shares that of its doublet. */
export function leptonProfile(
  { leptons }: WarpedLeptonSector,
  flavour: LeptonFlavour,
  chirality: Chirality,
): CurrentProfile {
  return { c: leptons[chirality][flavour] };
}

/**
 * Refuses a coupling g whose first excitation couples to the infrared brane by more than 4π.
 * @throws InputError naming `parameter`
 */
export function requirePerturbative(parameter: string, value: number, coupling: number, field: GaugeField): void {
  const [first] = gaugeModes(field, 1);
  const atBrane = coupling * Math.abs(modeProfile(first, 1));
  if (atBrane <= 4 * Math.PI) return;
  const problem = `the first excitation couples to the infrared brane with ${atBrane.toPrecision(3)}, above 4π`;
  const length = kineticLength(field).toPrecision(4);
  throw new InputError(parameter, value, problem, `Lower it, or L + δ_UV + δ_IR = ${length}.`);
}

/** α at m_Z that makes (G_F, α, m_Z) and the Standard Model's tree-level sin²θ_W consistent: √2 G_F m_Z² s²c²/π. */
export function alphaAtZ({ fermiConstant, sin2ThetaW }: ElectroweakInputs, zMassGeV: number): number {
  return (Math.SQRT2 * fermiConstant * zMassGeV ** 2 * sin2ThetaW * (1 - sin2ThetaW)) / Math.PI;
}
