import { leptonFlavours, type TridentChannel } from '../couplings/channels.js';
import { couplingsOf } from '../couplings/couplings.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import { standardModelWith } from '../couplings/standardModelExchange.js';
import { InputError, modelParameters } from '../errors.js';
import { type Column, type CouplingColumns, columnOf, valueAt } from './couplingColumns.js';
import type { ModelDefinition, ModelParameter } from './modelDefinition.js';

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
  readonly coefficient: ContactCoefficient;
}

const TURNING: readonly ContactCoefficient[] = ['scalar', 'pseudoscalar', 'tensor'];

/** Outgoing flavour that the operator (or its hermitian conjugate, for antineutrinos) gives in this channel, if any. */
function contributes(operator: ContactOperator, channel: TridentChannel): LeptonFlavour | undefined {
  // For antineutrinos the conjugate operator acts: ν̄_in → ν̄_out ℓ₊ ↔ ℓ₋.
  const minus = channel.antineutrino ? channel.leptonPlus : channel.leptonMinus;
  const plus = channel.antineutrino ? channel.leptonMinus : channel.leptonPlus;
  const matches =
    operator.incoming === channel.incoming && operator.leptonMinus === minus && operator.leptonPlus === plus;
  return matches ? operator.outgoing : undefined;
}

const SYMBOLS: Readonly<Record<ContactCoefficient, string>> = {
  vector: 'V',
  axial: 'A',
  scalar: 'S',
  pseudoscalar: 'P',
  tensor: 'C_T',
};

/** The parameter of a coefficient; its name may have the flavours in front. */
function coefficientParameter(name: string, coefficient: ContactCoefficient, process: string): ModelParameter {
  const turning = TURNING.includes(coefficient);
  const description = turning
    ? `coefficient of ${process} with the helicity turned, in Standard Model units; 0 unless given`
    : `shift of the coupling of ${process} in Standard Model units; 0 unless given`;
  const bounds = { minimum: -1e9, maximum: 1e9 };
  const symbol = turning ? SYMBOLS[coefficient] : `\\delta ${SYMBOLS[coefficient]}`;
  return {
    name,
    unit: 'none',
    required: false,
    ...bounds,
    description,
    symbol,
    ...(turning && { sector: 'turned' as const }),
  };
}

const parameters = CONTACT_COEFFICIENTS.map((name) =>
  coefficientParameter(name, name, TURNING.includes(name) ? 'ν_μν′_μμμ' : 'ν_μν_μμμ'),
);

/**
 * Contact operators; for antineutrinos their hermitian conjugates, whose densities the kernels hold. A vector or axial operator with the
 * Standard Model's outgoing neutrino interferes with it; one with another flavour is a final state of its own.
 */
export const contact: ModelDefinition = {
  name: 'contact',
  title: 'Contact operators',
  choice: 'contact operator (ΔV, ΔA)',
  description: 'Shifts of V and A and operators that turn the helicity, in Standard Model units, for any flavours.',
  formula: 'with V = ½ + 2s² + ΔV and A = ½ + ΔA for ν_μ → ν_μ μ⁺μ⁻',
  parameters,
  pattern: {
    form: 'one of them after incoming[-outgoing].ℓ⁻ℓ⁺: numu-nutau.mumu.vector',
    description: 'the same for other flavours',
    names: CONTACT_COEFFICIENTS.map((coefficient) => ({
      regularExpression: `^nu(e|mu|tau)(-nu(e|mu|tau))?\\.(e|mu|tau){2}\\.${coefficient}$`,
      example: `numu-nutau.mumu.${coefficient}`,
    })),
    parameter(name) {
      const operator = name.includes('.') ? readOperator(name) : undefined;
      return operator && coefficientParameter(name, operator.coefficient, name.slice(0, name.lastIndexOf('.')));
    },
  },
  needsOneOf: { what: 'coefficients', names: CONTACT_COEFFICIENTS, example: { vector: 0.1 } },
  sectors: ['chiral'],
  papers: ['Altmannshofer2014', 'Altmannshofer2019'],
  example: { vector: 0.1 },
  decoupled: { vector: 0, axial: 0, scalar: 0, pseudoscalar: 0, tensor: 0 },
  make(given) {
    const operators = contactOperators(given);
    return {
      couplings(channel, inputs) {
        const standard = standardModelWith(channel, inputs);
        const byFlavour = new Map([[channel.outgoing, standard]]);
        for (const operator of operators) {
          const outgoing = contributes(operator, channel);
          if (outgoing === undefined) continue;
          const sum = byFlavour.get(outgoing) ?? couplingsOf(outgoing);
          byFlavour.set(outgoing, { ...sum, [operator.coefficient]: sum[operator.coefficient] + operator.value });
        }
        return [...byFlavour.values()];
      },
    };
  },
  makeColumns(given, count) {
    const operators = contactOperators<Column>(given);
    return {
      count,
      couplings(channel, inputs) {
        const standard: CouplingColumns = standardModelWith(channel, inputs);
        const byFlavour = new Map([[channel.outgoing, standard]]);
        for (const operator of operators) {
          const outgoing = contributes(operator, channel);
          if (outgoing === undefined) continue;
          const sum = byFlavour.get(outgoing) ?? couplingsOf(outgoing);
          const before = sum[operator.coefficient];
          const after = columnOf(count, (i) => valueAt(before, i) + valueAt(operator.value, i));
          byFlavour.set(outgoing, { ...sum, [operator.coefficient]: after });
        }
        return [...byFlavour.values()];
      },
    };
  },
};

/** @throws InputError for a coefficient that two names stand for */
function contactOperators<V>(given: Readonly<Record<string, V>>): (ContactOperator & { readonly value: V })[] {
  const seen = new Set<string>();
  return Object.entries(given).map(([name, value]) => {
    const operator = readOperator(name.includes('.') ? name : `numu.mumu.${name}`) as ContactOperator;
    const same = Object.values(operator).join(' ');
    if (seen.has(same)) {
      const problem = 'is there already under another name';
      throw new InputError(modelParameters(contact.name), name, problem, 'Give one of them.');
    }
    seen.add(same);
    return { ...operator, value };
  });
}

/** The operator of `numu-nutau.mumu.vector`; undefined where there is none of that name. */
function readOperator(name: string): ContactOperator | undefined {
  const [neutrinos, leptons, part, ...more] = name.split('.');
  const [from, to = from, ...others] = neutrinos.split('-');
  const [incoming, outgoing] = [from, to].map((one) => leptonFlavours.find((flavour) => `nu${flavour}` === one));
  const pair = leptonFlavours.flatMap((minus) =>
    leptonFlavours.filter((plus) => `${minus}${plus}` === leptons).map((plus) => [minus, plus] as const),
  )[0];
  const coefficient = CONTACT_COEFFICIENTS.find((one) => one === part);
  if (!incoming || !outgoing || !pair || !coefficient || more.length + others.length > 0) return undefined;
  return { incoming, outgoing, leptonMinus: pair[0], leptonPlus: pair[1], coefficient };
}
