import { leptonFlavours, type TridentChannel } from '../couplings/channels.js';
import { type MediatorPole, poleOf } from '../couplings/couplings.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { exchangeStrength } from './exchangeStrength.js';
import { exchangedVectorCoupling } from './fermionCouplings.js';
import type { FlavourChangingCharges, VectorCharges, VectorMediator } from './mediators.js';

/** The charge between two different flavours; 0 where there is none. */
export function flavourChangingCharge(
  charges: FlavourChangingCharges | undefined,
  one: LeptonFlavour,
  other: LeptonFlavour,
): number {
  if (charges === undefined || one === other) return 0;
  if (one !== 'tau' && other !== 'tau') return charges.eMu;
  return one === 'mu' || other === 'mu' ? charges.muTau : charges.eTau;
}

/** Σ over other flavours of the squared charge between neutrinos: what final states with another neutrino add. */
export const squaredChargesToOthers = ({ flavourChanging }: VectorCharges, flavour: LeptonFlavour): number =>
  flavourChanging === undefined
    ? 0
    : leptonFlavours.reduce((sum, other) => sum + flavourChangingCharge(flavourChanging, flavour, other) ** 2, 0);

/** A pole in the couplings for one flavour of the outgoing neutrino. */
export interface OutgoingPole {
  readonly outgoing: LeptonFlavour;
  readonly pole: MediatorPole;
}

/**
 * Residues of one mediator whose charges may change flavour, for each flavour of the outgoing neutrino that it makes: ν_a → ν_c ℓ_i⁻ ℓ_j⁺
 * has g² N_ca (L_ij, A_ij)/(√2 G_F), N and L the matrices of charges of neutrinos and charged leptons. They are symmetric, so that
 * antineutrinos have the same. The Standard Model's mixed pair, ν_a → ν_b ℓ_a⁻ ℓ_b⁺ by W exchange, is the operator
 * [ν̄_b γ_α P_L ν_a][ℓ̄_a γ^α P_L ℓ_b] with (1, 1) after the Fierz reordering of `standardModelCouplings`, of the order in which the
 * exchange of a neutral boson has it at once: N_ba L_ab interferes with it with no further sign. Any other outgoing flavour is a final state of
 * its own. The momentum part of the propagator drops out on the neutrino line, both of whose neutrinos are massless.
 */
export function outgoingPoles(
  { incoming, leptonMinus, leptonPlus }: TridentChannel,
  { charges, coupling, massGeV }: VectorMediator,
  inputs: ElectroweakInputs,
): OutgoingPole[] {
  const { flavourChanging, neutrino } = charges;
  const isPair = leptonMinus === leptonPlus;
  const vector = isPair
    ? exchangedVectorCoupling(charges, leptonMinus, inputs)
    : flavourChangingCharge(flavourChanging, leptonMinus, leptonPlus);
  const axial = isPair ? charges.axial[leptonMinus] : 0;
  if (vector === 0 && axial === 0) return [];
  return leptonFlavours.flatMap((outgoing) => {
    const charge =
      outgoing === incoming ? neutrino[incoming] : flavourChangingCharge(flavourChanging, incoming, outgoing);
    const strength = exchangeStrength(coupling, charge, inputs);
    if (strength === 0) return [];
    return [{ outgoing, pole: poleOf(massGeV, { vector: strength * vector, axial: strength * axial }) }];
  });
}
