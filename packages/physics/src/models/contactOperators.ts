import { standardModelCouplings, type TridentChannel } from '../couplings/channels.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import { type HelicityFlipCouplings, noFlips } from '../couplings/helicityFlipCouplings.js';
import type { TransferCouplings } from '../couplings/transferCouplings.js';
import { requireNumber } from '../errors.js';
import type { TridentModel } from './tridentModel.js';

/** Coefficients of a contact operator by name, in units of the Standard Model's normalisation. */
export const CONTACT_COEFFICIENTS = ['vector', 'axial', 'scalar', 'pseudoscalar', 'tensor'] as const;
/** Name of a coefficient of a contact operator. */
export type ContactCoefficient = (typeof CONTACT_COEFFICIENTS)[number];

/**
 * Contact terms on top of the Standard Model, −G_F/√2 times
 * [ν̄_out γ_α(1−γ₅)ν_in][ℓ̄₋ γ^α (vector − axial γ₅) ℓ₊] + [ν̄′_out(1−γ₅)ν_in][ℓ̄₋ (scalar − pseudoscalar γ₅) ℓ₊]
 * + tensor [ν̄′_out σ_αβ(1−γ₅)ν_in][ℓ̄₋ σ^αβ ℓ₊], with a right-handed ν′ in the terms that turn the helicity.
 */
export interface ContactOperator {
  readonly incoming: LeptonFlavour;
  readonly outgoing: LeptonFlavour;
  readonly leptonMinus: LeptonFlavour;
  readonly leptonPlus: LeptonFlavour;
  readonly coefficients: Readonly<Record<ContactCoefficient, number>>;
}

/**
 * The Standard Model plus contact operators. A vector or axial operator with the Standard Model's outgoing neutrino interferes with it;
 * one with another flavour is a final state of its own.
 * @throws InputError for coefficients that are not finite
 */
export function contactModel(
  parameters: Readonly<Record<string, number>>,
  operators: readonly ContactOperator[],
): TridentModel {
  for (const { coefficients } of operators) {
    for (const name of CONTACT_COEFFICIENTS)
      requireNumber(`contact ${name} coefficient`, coefficients[name], -1e9, 1e9);
  }
  const turning = operators.filter(({ coefficients }) => FLIPS.some((name) => coefficients[name] !== 0));
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
        const { coefficients } = operator;
        byFlavour.set(outgoing, { vector: sum.vector + coefficients.vector, axial: sum.axial + coefficients.axial });
      }
      return Array.from(byFlavour, ([outgoing, sum]): TransferCouplings => ({ outgoing, ...sum, poles: [] }));
    },
    ...(turning.length > 0 && { flips: (channel: TridentChannel) => contactFlips(turning, channel) }),
  };
}

const FLIPS = ['scalar', 'pseudoscalar', 'tensor'] as const;

/** For antineutrinos the hermitian conjugate, which the kernels of antineutrinos hold. */
function contactFlips(operators: readonly ContactOperator[], channel: TridentChannel): HelicityFlipCouplings[] {
  const byFlavour = new Map<LeptonFlavour, HelicityFlipCouplings>();
  for (const operator of operators) {
    const outgoing = contributes(operator, channel);
    if (outgoing === undefined) continue;
    const sum = byFlavour.get(outgoing) ?? noFlips(outgoing);
    const [scalar, pseudoscalar, tensor] = FLIPS.map((name) => sum[name] + operator.coefficients[name]);
    byFlavour.set(outgoing, { ...sum, scalar, pseudoscalar, tensor });
  }
  return [...byFlavour.values()];
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
