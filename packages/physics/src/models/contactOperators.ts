import { standardModelCouplings, type TridentChannel } from '../couplings/channels.js';
import { couplingsOf, SECTORS } from '../couplings/couplings.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
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
 * The Standard Model plus contact operators; for antineutrinos their hermitian conjugates, whose densities the kernels hold. A vector or axial operator with the Standard Model's outgoing neutrino interferes with it;
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
  const turning = operators.some(({ coefficients }) => TURNING.some((name) => coefficients[name] !== 0));
  return {
    name: 'contact',
    parameters,
    sectors: turning ? SECTORS : ['chiral'],
    couplings(channel, inputs) {
      const standard = couplingsOf(channel.outgoing, standardModelCouplings(channel, inputs));
      const byFlavour = new Map([[channel.outgoing, standard]]);
      for (const operator of operators) {
        const outgoing = contributes(operator, channel);
        if (outgoing === undefined) continue;
        const sum = byFlavour.get(outgoing) ?? couplingsOf(outgoing);
        const added = CONTACT_COEFFICIENTS.map((name) => [name, sum[name] + operator.coefficients[name]] as const);
        byFlavour.set(outgoing, { ...sum, ...Object.fromEntries(added) });
      }
      return [...byFlavour.values()];
    },
  };
}

const TURNING = ['scalar', 'pseudoscalar', 'tensor'] as const;

/** Outgoing flavour that the operator (or its hermitian conjugate, for antineutrinos) gives in this channel, if any. */
function contributes(operator: ContactOperator, channel: TridentChannel): LeptonFlavour | undefined {
  // For antineutrinos the conjugate operator acts: ν̄_in → ν̄_out ℓ₊ ↔ ℓ₋.
  const minus = channel.antineutrino ? channel.leptonPlus : channel.leptonMinus;
  const plus = channel.antineutrino ? channel.leptonMinus : channel.leptonPlus;
  const matches =
    operator.incoming === channel.incoming && operator.leptonMinus === minus && operator.leptonPlus === plus;
  return matches ? operator.outgoing : undefined;
}
