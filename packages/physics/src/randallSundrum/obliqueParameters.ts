import type { ElectroweakScheme } from './electroweakScheme.js';
import { kineticLength } from './gaugeField.js';
import { standardModelField } from './leptonSector.js';
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
