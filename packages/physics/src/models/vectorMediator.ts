import { leptonFlavours, type TridentChannel } from '../couplings/channels.js';
import { type Couplings, couplingsOf, type MediatorPole, poleOf } from '../couplings/couplings.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { standardModelWith } from '../couplings/standardModelExchange.js';
import { type Column, columnOf, type InteractionColumns, type PoleColumns, valueAt } from './couplingColumns.js';
import { exchangeStrength } from './exchangeStrength.js';
import { exchangedVectorCoupling } from './fermionCouplings.js';
import { outgoingPoles } from './flavourChanging.js';
import type { VectorCharges, VectorMediator } from './mediators.js';
import type { BosonNames, CouplingFamily, MadeModel, ModelParameter } from './modelDefinition.js';

/** Masses covered: below 1 MeV the T map of a kernel would need more points; above 1 EeV a mediator is a contact term. */
export const LIGHTEST_MEDIATOR_GEV = 1e-3;
/** Heaviest mediator [GeV]. */
export const HEAVIEST_MEDIATOR_GEV = 1e9;

/** The parameter `mass` of a mediator. */
export const mediatorMass = (symbol: string, description: string): ModelParameter => ({
  name: 'mass',
  unit: 'GeV',
  required: true,
  minimum: LIGHTEST_MEDIATOR_GEV,
  maximum: HEAVIEST_MEDIATOR_GEV,
  description,
  symbol,
});

/** The parameter that multiplies all charges of a mediator. */
export const mediatorCoupling = (name: string, symbol: string, description: string): ModelParameter => ({
  name,
  unit: 'none',
  required: true,
  minimum: 0,
  maximum: 1e6,
  description,
  symbol,
});

/** Names of a Z′. */
export const zPrime: BosonNames = {
  kind: 'vector',
  words: 'vector boson',
  letter: 'Z′',
  couplingLetter: 'g′',
  plain: "Z'",
  plainCoupling: "g'",
};

/** Mass and coupling of a Z′. */
export const vectorParameters: readonly ModelParameter[] = [
  mediatorMass("M_{Z'}", 'mass of the mediator'),
  mediatorCoupling('gPrime', "g'", 'coupling that multiplies all charges'),
];

/**
 * Residue of one mediator in V(T), A(T): g² Q_ν (Q_V + eε/g, Q_A)/(√2 G_F). The factor √2 rather than 2√2 because the neutrino
 * charge multiplies P_L = (1 − γ₅)/2. For L_μ − L_τ: V = ½ + 2s² + g′²/(√2 G_F (M² + T)).
 */
export function mediatorPole(
  channel: TridentChannel,
  mediator: VectorMediator,
  inputs: ElectroweakInputs,
): MediatorPole | undefined {
  if (channel.leptonMinus !== channel.leptonPlus) return undefined;
  const { charges, coupling, massGeV } = mediator;
  const strength = exchangeStrength(coupling, charges.neutrino[channel.incoming], inputs);
  if (strength === 0) return undefined;
  const lepton = channel.leptonMinus;
  const [vector, axial] = [exchangedVectorCoupling(charges, lepton, inputs), charges.axial[lepton]];
  if (vector === 0 && axial === 0) return undefined;
  return poleOf(massGeV, { vector: strength * vector, axial: strength * axial });
}

/** The Standard Model plus any number of vector mediators; they add to the amplitude, so they interfere. */
export const withVectors = (vectors: readonly VectorMediator[]): MadeModel => ({
  couplings: vectors.some(({ charges }) => charges.flavourChanging)
    ? (channel, inputs) => flavourChangingCouplings(vectors, channel, inputs)
    : (channel, inputs) => {
        const poles = vectors.flatMap((mediator) => mediatorPole(channel, mediator, inputs) ?? []);
        return [standardModelWith(channel, inputs, { poles })];
      },
  bosons: { vectors, scalars: [] },
});

function flavourChangingCouplings(
  vectors: readonly VectorMediator[],
  channel: TridentChannel,
  inputs: ElectroweakInputs,
): Couplings[] {
  const all = vectors.flatMap((mediator) => outgoingPoles(channel, mediator, inputs));
  const of = (flavour: LeptonFlavour) => all.filter(({ outgoing }) => outgoing === flavour).map(({ pole }) => pole);
  const others = leptonFlavours.filter((flavour) => flavour !== channel.outgoing && of(flavour).length > 0);
  return [
    standardModelWith(channel, inputs, { poles: of(channel.outgoing) }),
    ...others.map((flavour) => couplingsOf(flavour, { poles: of(flavour) })),
  ];
}

/** `exchangedVectorCoupling` at many points; mixing by loops is not for columns. */
function vectorColumn(
  lepton: LeptonFlavour,
  { vector, mixing = 0 }: VectorCharges<Column>,
  { alpha }: ElectroweakInputs,
  count: number,
): Column {
  if (mixing === 0) return vector[lepton];
  const e = Math.sqrt(4 * Math.PI * alpha);
  return columnOf(count, (i) => {
    const own = valueAt(vector[lepton], i);
    return valueAt(mixing, i) === 0 ? own : own + e * valueAt(mixing, i);
  });
}

/** `mediatorPole` at many points. */
function mediatorPoleColumns(
  channel: TridentChannel,
  { massGeV, coupling, charges }: VectorMediator<Column>,
  inputs: ElectroweakInputs,
  count: number,
): PoleColumns | undefined {
  if (channel.leptonMinus !== channel.leptonPlus) return undefined;
  const neutrino = charges.neutrino[channel.incoming];
  const [vector, axial] = [
    vectorColumn(channel.leptonMinus, charges, inputs, count),
    charges.axial[channel.leptonMinus],
  ];
  if (neutrino === 0 || (vector === 0 && axial === 0)) return undefined;
  const residue = (charge: Column) => {
    if (charge === 0) return 0;
    return columnOf(count, (i) => {
      const strength = exchangeStrength(valueAt(coupling, i), valueAt(neutrino, i), inputs);
      const isExchanged = strength !== 0 && (valueAt(vector, i) !== 0 || valueAt(axial, i) !== 0);
      return isExchanged ? strength * valueAt(charge, i) : 0;
    });
  };
  return { massGeV, vector: residue(vector), axial: residue(axial), scalar: 0, pseudoscalar: 0, tensor: 0 };
}

/** `withVectors` at many points. */
export const withVectorColumns = (vectors: readonly VectorMediator<Column>[], count: number): InteractionColumns => ({
  count,
  couplings(channel, inputs) {
    const poles = vectors.flatMap((mediator) => mediatorPoleColumns(channel, mediator, inputs, count) ?? []);
    const standard = standardModelWith(channel, inputs);
    return [{ ...standard, poles: [...standard.poles, ...poles] }];
  },
});

/** Z′ bosons with these charges and all masses and couplings. */
export function vectorFamily(charges: VectorCharges): CouplingFamily {
  const at = (massGeV: number, coupling = 1) => ({ massGeV, coupling, charges });
  const point = (massGeV: number, coupling: number) => withVectors([at(massGeV, coupling)]);
  const common = { sectors: ['chiral'], charges, point } as const;
  if (!charges.flavourChanging) {
    return { ...common, unitPole: (channel, massGeV, inputs) => mediatorPole(channel, at(massGeV), inputs) };
  }
  const poles = (channel: TridentChannel, massGeV: number, inputs: ElectroweakInputs, isStandard: boolean) =>
    outgoingPoles(channel, at(massGeV), inputs)
      .filter(({ outgoing }) => (outgoing === channel.outgoing) === isStandard)
      .map(({ pole }) => pole);
  return {
    ...common,
    unitPole: (channel, massGeV, inputs) => poles(channel, massGeV, inputs, true)[0],
    otherPoles: (channel, massGeV, inputs) => poles(channel, massGeV, inputs, false),
  };
}
