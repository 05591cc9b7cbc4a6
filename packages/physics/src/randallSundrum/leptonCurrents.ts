import type { TridentChannel } from '../couplings/channels.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import { chargedExcess, type ElectroweakScheme, exchangeExcess, neutralMixing } from './electroweakScheme.js';
import { kineticLength } from './gaugeField.js';
import { type Chirality, leptonProfile, rightHandedField, standardModelField } from './leptonSector.js';
import { IR_BRANE, towerSum } from './towerSums.js';

/** Differences of V and A from the Standard Model's. */
export interface CurrentShift {
  readonly vector: number;
  readonly axial: number;
}

/** T³ − Q s² of a charged lepton. */
export const zCharge = (chirality: Chirality, sin2: number): number => (chirality === 'left' ? -0.5 + sin2 : sin2);

/**
 * T³_R − s′²Y of a lepton, s′ = g′/g_R: its coupling to Z_X in units of g_R/c′. Neutrinos share that of their doublet.
 * Meaningful with custodial symmetry only.
 */
export function zxCharge({ sector, sin2 }: ElectroweakScheme, chirality: Chirality): number {
  if (!sector.custodial) return 0;
  const { rightCouplingRatio, t3Left, t3Right } = sector.custodial;
  const mixing = sin2 / (rightCouplingRatio ** 2 * (1 - sin2));
  return chirality === 'left' ? t3Left + mixing / 2 : t3Right + mixing;
}

/**
 * Shifts of V and A of a trident channel at zero momentum from W, Z, their towers and, with custodial symmetry, W_R and
 * Z_X: exact at tree level. G_F is the measured one, so the purely charged ν_μ → ν_e μ⁻e⁺ is not shifted at all.
 */
export function leptonCurrentShift(scheme: ElectroweakScheme, channel: TridentChannel): CurrentShift {
  const charged = channel.leptonMinus === channel.incoming || channel.leptonPlus === channel.incoming;
  const sameLeptons = channel.leptonMinus === channel.leptonPlus;
  const other = sameLeptons ? channel.leptonMinus : channel.outgoing;
  const fierz = charged ? chargedShift(scheme, channel.incoming, other) : 0;
  if (!sameLeptons) return { vector: fierz, axial: fierz };
  const left = neutralShift(scheme, channel.incoming, channel.leptonMinus, 'left');
  const right = neutralShift(scheme, channel.incoming, channel.leptonMinus, 'right');
  return { vector: fierz + (left + right), axial: fierz + (left - right) };
}

/** Relative shift of the charged-current interaction of two flavours against that of muon decay, which defines G_F. */
export function chargedShift(scheme: ElectroweakScheme, first: LeptonFlavour, second: LeptonFlavour): number {
  const { sector, wBare, muonDecayExcess } = scheme;
  const [a, b] = [leptonProfile(sector, first, 'left'), leptonProfile(sector, second, 'left')];
  return (wBare * chargedExcess(sector, a, b) - muonDecayExcess) / (1 + muonDecayExcess);
}

/** Shift of the strength that is T³ − Qs² in the Standard Model: half of V + A (left) or of V − A (right). */
export function neutralShift(
  scheme: ElectroweakScheme,
  neutrino: LeptonFlavour,
  lepton: LeptonFlavour,
  chirality: Chirality,
): number {
  const { sector, sin2, sin2Shift, zBare, muonDecayExcess } = scheme;
  const charge = zCharge(chirality, sin2);
  const excess = exchangeExcess(
    sector,
    leptonProfile(sector, neutrino, 'left'),
    leptonProfile(sector, lepton, chirality),
  );
  const towers = zBare * (charge * excess + zxExchange(scheme, neutrino, lepton, chirality));
  return sin2Shift + (towers - charge * muonDecayExcess) / (1 + muonDecayExcess);
}

/**
 * What Z_X adds to (T³ − Qs²)·exchangeExcess: Σ_n (J_X + g_R c′ ψ_n(1) J_Z)²/x_n² between the two leptons, its sums being those
 * of the (−+) field, in units of the neutrino's g_Z/2 and g_Z.
 */
function zxExchange(
  scheme: ElectroweakScheme,
  neutrino: LeptonFlavour,
  lepton: LeptonFlavour,
  chirality: Chirality,
): number {
  const { sector, sin2 } = scheme;
  if (!sector.custodial) return 0;
  const field = rightHandedField(sector);
  const normalisation = kineticLength(standardModelField(sector)) / kineticLength(field);
  const nu = leptonProfile(sector, neutrino, 'left');
  const ell = leptonProfile(sector, lepton, chirality);
  const higgs = neutralMixing(sector, sin2);
  const right = sector.custodial.rightCouplingRatio ** 2 * (1 - sin2);
  const [nuX, ellX] = [zxCharge(scheme, 'left') / 0.5, zxCharge(scheme, chirality)];
  const charge = zCharge(chirality, sin2);
  const sum =
    ((right * right) / higgs) * nuX * ellX * towerSum(field, nu, ell) +
    right * (nuX * charge * towerSum(field, nu, IR_BRANE) + ellX * towerSum(field, ell, IR_BRANE)) +
    higgs * charge * towerSum(field, IR_BRANE, IR_BRANE);
  return normalisation * sum;
}
