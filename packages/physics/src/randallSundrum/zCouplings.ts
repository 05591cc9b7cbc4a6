import { leptonFlavours } from '../couplings/channels.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import type { ElectroweakScheme } from './electroweakScheme.js';
import { kineticLength } from './gaugeField.js';
import { zCharge, zxCharge } from './leptonCurrents.js';
import { type Chirality, leptonProfile, rightHandedField, standardModelField } from './leptonSector.js';
import { IR_BRANE, towerSum } from './towerSums.js';

/** Coupling of the light Z to a lepton, normalised as T³ − Qs² with √(√2 G_F) m_Z taken out. */
export interface ZCouplingShift {
  readonly lepton: string;
  readonly standardModel: number;
  /** Its difference from the Standard Model with the same G_F, α, m_Z. */
  readonly shift: number;
}

/** g_Z(at the fermion)/g_Z(flat) − 1 of the light Z, to first order in m_Z²/Λ²: −(m_Z²/Λ²)[Σ_iH − Z_X part]. */
export function zVertexShift(
  scheme: ElectroweakScheme,
  flavour: LeptonFlavour,
  chirality: Chirality,
  charge: number,
): number {
  const { sector, sin2 } = scheme;
  const x2 = (sector.zMassGeV / sector.geometry.irScaleGeV) ** 2;
  const field = standardModelField(sector);
  const profile = leptonProfile(sector, flavour, chirality);
  const direct = -x2 * towerSum(field, profile, IR_BRANE);
  if (!sector.custodial) return direct;
  const right = rightHandedField(sector);
  const normalisation = kineticLength(field) / kineticLength(right);
  const coupling = sector.custodial.rightCouplingRatio ** 2 * (1 - sin2);
  const mixed = coupling * normalisation * towerSum(right, profile, IR_BRANE);
  return direct + (x2 * mixed * zxCharge(scheme, chirality)) / charge;
}

/** Relative shift of the light W's coupling to a lepton doublet, to first order: −(m_W²/Λ²)Σ_iH. */
export function wVertexShift({ sector, wBare }: ElectroweakScheme, flavour: LeptonFlavour): number {
  return -wBare * towerSum(standardModelField(sector), leptonProfile(sector, flavour, 'left'), IR_BRANE);
}

/**
 * The δg table: neutrinos, left- and right-handed charged leptons. The scheme's part (normalisation and s²) is exact, that of
 * the vertex first order in m_Z²/Λ², so the error is of order (L m_Z²/Λ²)².
 */
export function zCouplingShifts(scheme: ElectroweakScheme): ZCouplingShift[] {
  const { inputs, sin2, sin2Shift, zMassFraction, muonDecayExcess } = scheme;
  // √(m_Z0²/(m_Z² √2 G_F v²)) − 1
  const normalisation = Math.expm1(-0.5 * (Math.log1p(-zMassFraction) + Math.log1p(muonDecayExcess)));
  const entry = (lepton: string, flavour: LeptonFlavour, chirality: Chirality, neutral: boolean): ZCouplingShift => {
    const charge = neutral ? 0.5 : zCharge(chirality, sin2);
    const standardModel = neutral ? 0.5 : zCharge(chirality, inputs.sin2ThetaW);
    const vertex = zVertexShift(scheme, flavour, chirality, charge);
    const direct = neutral ? 0 : sin2Shift;
    return { lepton, standardModel, shift: direct + charge * (normalisation + vertex + normalisation * vertex) };
  };
  return leptonFlavours.flatMap((flavour) => [
    entry(`nu${flavour}`, flavour, 'left', true),
    entry(`${flavour}Left`, flavour, 'left', false),
    entry(`${flavour}Right`, flavour, 'right', false),
  ]);
}
