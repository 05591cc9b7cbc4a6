import type { TridentChannel } from '../couplings/channels.js';
import type { ElectroweakScheme } from './electroweakScheme.js';
import { kineticLength } from './gaugeField.js';
import { type CurrentShift, zCharge } from './leptonCurrents.js';
import { alphaAtZ, standardModelField } from './leptonSector.js';
import { IR_BRANE, towerSum } from './towerSums.js';

/** Peskin–Takeuchi parameters at tree level, to first order in v²/Λ_IR²; U vanishes to that order. */
export interface ObliqueParameters {
  readonly S: number;
  readonly T: number;
  readonly U: number;
}

/**
 * S = −8πv²Σ_iH/Λ², T = (πv²/c²Λ²)(Σ_HH − 2Σ_iH), Σ the tower sums of a fermion on the ultraviolet brane and of the Higgs;
 * custodial symmetry takes ½(L + δ) from Σ_HH. What the four-fermion contacts of the towers do is not in S, T, U, nor what
 * distinguishes a lepton from one on that brane (see `zCouplingShifts`). Without kinetic terms these are the results
 * of arXiv:0807.4937: S = (2πv²/Λ²)(1 − 1/L), T = (πv²/2c²Λ²)(L − 1/2L), or with custodial symmetry
 * −(πv²/4c²Λ²)/L.
 */
export function obliqueParameters({ sector, inputs }: ElectroweakScheme): ObliqueParameters {
  const { geometry, custodial } = sector;
  const field = standardModelField(sector);
  const v2 = 1 / (Math.SQRT2 * inputs.fermiConstant * geometry.irScaleGeV ** 2);
  const mixed = towerSum(field, { at: geometry.hierarchy }, IR_BRANE);
  const protection = custodial ? 0.5 * kineticLength(field) * (1 - geometry.hierarchy ** 2) : 0;
  const brane = towerSum(field, IR_BRANE, IR_BRANE) - protection;
  return {
    S: -8 * Math.PI * v2 * mixed,
    T: ((Math.PI * v2) / (1 - inputs.sin2ThetaW)) * (brane - 2 * mixed),
    U: 0,
  };
}

/**
 * The part of the shifts of V and A that S and T make, to first order: with G_F, α and m_Z given, neutral currents at zero momentum
 * have the strength 1 + αT and the angle s² + α(S/4 − s²c²T)/(c² − s²); charged ones are G_F (Peskin and Takeuchi, Phys. Rev. D 46
 * (1992) 381). The rest of `leptonCurrentShift` is the exchange of excitations and what distinguishes a lepton from one on the
 * ultraviolet brane.
 */
export function obliqueCurrentShift(scheme: ElectroweakScheme, channel: TridentChannel): CurrentShift {
  if (channel.leptonMinus !== channel.leptonPlus) return { vector: 0, axial: 0 };
  const { S, T } = obliqueParameters(scheme);
  const { inputs, sector } = scheme;
  const s2 = inputs.sin2ThetaW;
  const c2 = 1 - s2;
  const alpha = alphaAtZ(inputs, sector.zMassGeV);
  const angle = (alpha * (S / 4 - s2 * c2 * T)) / (c2 - s2);
  const [left, right] = (['left', 'right'] as const).map((chirality) => alpha * T * zCharge(chirality, s2) + angle);
  return { vector: left + right, axial: left - right };
}
