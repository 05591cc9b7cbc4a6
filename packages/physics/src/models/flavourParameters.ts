import { leptonFlavours } from '../couplings/channels.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import type { FlavourCharges } from './mediators.js';
import type { ModelParameter } from './modelDefinition.js';

const TEX: Readonly<Record<LeptonFlavour, string>> = { e: 'e', mu: '\\mu', tau: '\\tau' };

/** `nuMu` for the kind `nu` and the flavour mu. */
export const flavourName = (kind: string, flavour: LeptonFlavour): string =>
  `${kind}${flavour[0].toUpperCase()}${flavour.slice(1)}`;

/** A parameter for each flavour: `nuE`, `nuMu`, `nuTau`. @param words of the kind @param symbol LaTeX with # for the flavour */
export function flavourParameters(
  kind: string,
  words: string,
  symbol: string,
  rest: Omit<ModelParameter, 'name' | 'symbol' | 'required' | 'flavour'>,
): ModelParameter[] {
  return leptonFlavours.map((of) => ({
    ...rest,
    name: flavourName(kind, of),
    required: false,
    symbol: symbol.replace('#', TEX[of]),
    flavour: { kind, words, of },
  }));
}

/** The numbers of one kind among parameters; 0 unless given. */
export function byFlavour<V>(parameters: Readonly<Record<string, V>>, kind: string): FlavourCharges<V | 0> {
  const of = (flavour: LeptonFlavour) => parameters[flavourName(kind, flavour)] ?? 0;
  return { e: of('e'), mu: of('mu'), tau: of('tau') };
}

/** Names of parameters. */
export const namesOf = (parameters: readonly ModelParameter[]): string[] => parameters.map(({ name }) => name);
