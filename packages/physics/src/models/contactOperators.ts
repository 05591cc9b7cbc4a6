import { standardModelCouplings, type TridentChannel } from '../couplings/channels.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import type { TransferCouplings } from '../couplings/transferCouplings.js';
import { requireNumber } from '../errors.js';
import type { TridentModel } from './tridentModel.js';

/**
 * A contact term −(G_F/√2)[ν̄_out γ_α(1−γ₅)ν_in][ℓ̄₋ γ^α (vector − axial γ₅) ℓ₊] on top of the Standard Model; `vector` and
 * `axial` are in units of the Standard Model's normalisation.
 */
export interface ContactOperator {
  readonly incoming: LeptonFlavour;
  readonly outgoing: LeptonFlavour;
  readonly leptonMinus: LeptonFlavour;
  readonly leptonPlus: LeptonFlavour;
  readonly vector: number;
  readonly axial: number;
}

/**
 * The Standard Model plus contact operators. An operator with the Standard Model's outgoing neutrino interferes with it;
 * one with another flavour is a final state of its own.
 * @throws InputError for coefficients that are not finite
 */
export function contactModel(
  parameters: Readonly<Record<string, number>>,
  operators: readonly ContactOperator[],
): TridentModel {
  for (const { vector, axial } of operators) {
    requireNumber('contact vector coefficient', vector, -1e9, 1e9);
    requireNumber('contact axial coefficient', axial, -1e9, 1e9);
  }
  return {
    name: 'contact',
    parameters,
    couplings(channel, inputs) {
      const { vector, axial } = standardModelCouplings(channel, inputs);
      const byFlavour = new Map<LeptonFlavour, { vector: number; axial: number }>();
      byFlavour.set(channel.outgoing, { vector, axial });
      for (const operator of operators) {
        const outgoing = contributes(operator, channel);
        if (outgoing === undefined) continue;
        const sum = byFlavour.get(outgoing) ?? { vector: 0, axial: 0 };
        byFlavour.set(outgoing, { vector: sum.vector + operator.vector, axial: sum.axial + operator.axial });
      }
      return Array.from(byFlavour, ([outgoing, sum]): TransferCouplings => ({ outgoing, ...sum, poles: [] }));
    },
  };
}

/** Outgoing flavour that the operator (or its hermitian conjugate, for antineutrinos) gives in this channel, if any. */
function contributes(operator: ContactOperator, channel: TridentChannel): LeptonFlavour | undefined {
  // For antineutrinos the conjugate operator acts: ν̄_in → ν̄_out ℓ₊ ↔ ℓ₋.
  const minus = channel.antineutrino ? channel.leptonPlus : channel.leptonMinus;
  const plus = channel.antineutrino ? channel.leptonMinus : channel.leptonPlus;
  const matches =
    operator.incoming === channel.incoming && operator.leptonMinus === minus && operator.leptonPlus === plus;
  return matches ? operator.outgoing : undefined;
}
