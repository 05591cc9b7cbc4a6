import type { TridentChannel } from '../couplings/channels.js';
import type { ElectroweakScheme } from './electroweakScheme.js';
import { kineticLength } from './gaugeField.js';
import { type CurrentShift, zCharge, zxCharge } from './leptonCurrents.js';
import { type Chirality, leptonProfile, rightHandedField, standardModelField } from './leptonSector.js';
import { towerSum } from './towerSums.js';
import { wVertexShift, zVertexShift } from './zCouplings.js';

/** Where the shifts of V and A come from, each to first order in v²/Λ². */
export interface ShiftContributions {
  /** (i) couplings of the light Z to the neutrino and to the lepton. */
  readonly lightZ: CurrentShift;
  /** (ii) exchange of KK Z. */
  readonly kkZ: CurrentShift;
  /** (iii) exchange of KK W, Fierz-transformed. */
  readonly kkW: CurrentShift;
  /** (iv) couplings of the light W. */
  readonly lightW: CurrentShift;
  /** (v) the input scheme: s² and the normalisation of Z and W exchange from G_F, α and m_Z. */
  readonly inputScheme: CurrentShift;
  /** (vi) exchange of Z_X, with custodial symmetry; its mixing with the Z is in (i). */
  readonly zX: CurrentShift;
}

/**
 * The first-order pieces of `leptonCurrentShift`. Their sum agrees with it up to terms of order (L m_Z²/Λ²)².
 */
export function shiftContributions(scheme: ElectroweakScheme, channel: TridentChannel): ShiftContributions {
  const sameLeptons = channel.leptonMinus === channel.leptonPlus;
  const charged = !sameLeptons || channel.leptonMinus === channel.incoming;
  const other = sameLeptons ? channel.leptonMinus : channel.outgoing;
  const { sector, inputs, sin2Shift, zMassFraction, muonDecayExcess, wBare, wMassGeV } = scheme;
  const field = standardModelField(sector);
  const s2 = inputs.sin2ThetaW;
  const neutrino = leptonProfile(sector, channel.incoming, 'left');
  const z2 = (sector.zMassGeV / sector.geometry.irScaleGeV) ** 2;
  const w2 = (1 - s2) * z2;
  const chiral = (part: (chirality: Chirality, charge: number) => number): CurrentShift => {
    if (!sameLeptons) return { vector: 0, axial: 0 };
    const [left, right] = [part('left', zCharge('left', s2)), part('right', zCharge('right', s2))];
    return { vector: left + right, axial: left - right };
  };
  const lepton = (chirality: Chirality) => leptonProfile(sector, channel.leptonMinus, chirality);
  const both = (value: number): CurrentShift => (charged ? { vector: value, axial: value } : { vector: 0, axial: 0 });
  const neutralScheme = chiral((_, charge) => sin2Shift + charge * (zMassFraction - muonDecayExcess));
  const lightWMass = 1 - (wMassGeV / sector.geometry.irScaleGeV) ** 2 / wBare;
  const chargedScheme = both(lightWMass - muonDecayExcess);
  return {
    lightZ: chiral((chirality, charge) => {
      const vertex = zVertexShift(scheme, channel.leptonMinus, chirality, charge);
      return charge * (vertex + zVertexShift(scheme, channel.incoming, 'left', 0.5));
    }),
    kkZ: chiral((chirality, charge) => charge * z2 * towerSum(field, neutrino, lepton(chirality))),
    kkW: both(w2 * towerSum(field, neutrino, leptonProfile(sector, other, 'left'))),
    lightW: both(wVertexShift(scheme, channel.incoming) + wVertexShift(scheme, other)),
    inputScheme: {
      vector: neutralScheme.vector + chargedScheme.vector,
      axial: neutralScheme.axial + chargedScheme.axial,
    },
    zX: chiral((chirality) => zxContact(scheme, channel, chirality) * z2),
  };
}

/** Z_X between neutrino and lepton, in units of the neutrino's Z charge and m_Z²/Λ². */
function zxContact(scheme: ElectroweakScheme, channel: TridentChannel, chirality: Chirality): number {
  const { sector, inputs } = scheme;
  if (!sector.custodial) return 0;
  const field = rightHandedField(sector);
  const right = sector.custodial.rightCouplingRatio ** 2 * (1 - inputs.sin2ThetaW);
  const strength = (right * right) / (right - inputs.sin2ThetaW);
  const charges = 2 * zxCharge(scheme, 'left') * zxCharge(scheme, chirality);
  const neutrino = leptonProfile(sector, channel.incoming, 'left');
  const lepton = leptonProfile(sector, channel.leptonMinus, chirality);
  const normalisation = kineticLength(standardModelField(sector)) / kineticLength(field);
  return strength * charges * normalisation * towerSum(field, neutrino, lepton);
}
