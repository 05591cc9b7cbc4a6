import type { TridentChannel } from '../couplings/channels.js';
import { type MediatorPole, poleOf, SECTORS } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { standardModelWith } from '../couplings/standardModelExchange.js';
import { type Column, columnOf, type PoleColumns, valueAt } from './couplingColumns.js';
import { exchangeStrength } from './exchangeStrength.js';
import { byFlavour, flavourParameters, namesOf } from './flavourParameters.js';
import type { ScalarCharges, ScalarMediator } from './mediators.js';
import type { ModelDefinition, ModelParameter } from './modelDefinition.js';
import { mediatorCoupling, mediatorMass } from './vectorMediator.js';

/**
 * Residue of one scalar in S(T), P(T): y² q_ν (q_S, q_P)/(√2 G_F), up to a common phase. The factor √2 rather than 2√2 because
 * the neutrino coupling multiplies P_L = (1 − γ₅)/2. S and P do not interfere, so the i of the pseudoscalar does not matter.
 */
export function scalarPole(
  channel: TridentChannel,
  { charges, coupling, massGeV }: ScalarMediator,
  inputs: ElectroweakInputs,
): MediatorPole | undefined {
  if (channel.leptonMinus !== channel.leptonPlus) return undefined;
  const lepton = channel.leptonMinus;
  const strength = exchangeStrength(coupling, charges.neutrino[channel.incoming], inputs);
  const [scalar, pseudoscalar] = [strength * charges.scalar[lepton], strength * charges.pseudoscalar[lepton]];
  return scalar === 0 && pseudoscalar === 0 ? undefined : poleOf(massGeV, { scalar, pseudoscalar });
}

/** `scalarPole` at many points. */
function scalarPoleColumns(
  channel: TridentChannel,
  { massGeV, coupling, charges }: ScalarMediator<Column>,
  inputs: ElectroweakInputs,
  count: number,
): PoleColumns | undefined {
  if (channel.leptonMinus !== channel.leptonPlus) return undefined;
  const neutrino = charges.neutrino[channel.incoming];
  const residue = (charge: Column) =>
    columnOf(count, (i) => exchangeStrength(valueAt(coupling, i), valueAt(neutrino, i), inputs) * valueAt(charge, i));
  const [scalar, pseudoscalar] = [charges.scalar, charges.pseudoscalar].map((kind) =>
    residue(kind[channel.leptonMinus]),
  );
  return { massGeV, vector: 0, axial: 0, scalar, pseudoscalar, tensor: 0 };
}

const ABOUT = { unit: 'none', description: 'Yukawa coupling in units of coupling; 0 unless given' } as const;
const charges: readonly ModelParameter[] = [
  ...flavourParameters('nu', 'ν', 'q_{\\nu_#}', ABOUT),
  ...flavourParameters('scalar', 'ℓ scalar', 'q^S_#', ABOUT),
  ...flavourParameters('pseudoscalar', 'ℓ pseudoscalar', 'q^P_#', ABOUT),
];

const chargesOf = <V>(parameters: Readonly<Record<string, V>>): ScalarCharges<V | 0> => ({
  neutrino: byFlavour(parameters, 'nu'),
  scalar: byFlavour(parameters, 'scalar'),
  pseudoscalar: byFlavour(parameters, 'pseudoscalar'),
});

/** The Standard Model plus a scalar mediator. The exchange turns the neutrino's helicity and does not interfere with it. */
export const scalar: ModelDefinition = {
  name: 'scalar',
  title: 'Scalar mediator',
  choice: 'scalar, Yukawa couplings of your own',
  description:
    'A neutral scalar or pseudoscalar with Yukawa couplings; its exchange turns the helicity of the neutrino.',
  formula: 'with S = y² q_ν q_S/(√2 G_F (M² + T)): no interference',
  parameters: [
    mediatorMass('M_\\phi', 'mass of the scalar'),
    mediatorCoupling('coupling', 'y', 'multiplies all Yukawa couplings'),
    ...charges,
  ],
  needsOneOf: { what: 'charges', names: namesOf(charges), example: { nuMu: 1, scalarMu: 1 } },
  sectors: SECTORS,
  bosons: ['scalar'],
  papers: [],
  example: { mass: 1, coupling: 0.02, nuMu: 1, scalarMu: 1 },
  decoupled: { mass: 1, coupling: 0, nuMu: 1, scalarMu: 1 },
  make({ mass: massGeV, coupling, ...given }) {
    const mediator: ScalarMediator = { massGeV, coupling, charges: chargesOf(given) };
    return {
      couplings(channel, inputs) {
        const pole = scalarPole(channel, mediator, inputs);
        return [standardModelWith(channel, inputs, pole && { poles: [pole] })];
      },
      bosons: { vectors: [], scalars: [mediator] },
    };
  },
  makeColumns({ mass: massGeV, coupling, ...given }, count) {
    const mediator = { massGeV, coupling, charges: chargesOf(given) };
    return {
      count,
      couplings(channel, inputs) {
        const pole = scalarPoleColumns(channel, mediator, inputs, count);
        const standard = standardModelWith(channel, inputs);
        return [{ ...standard, poles: pole ? [...standard.poles, pole] : standard.poles }];
      },
    };
  },
  family: {
    mass: 'mass',
    coupling: 'coupling',
    boson: {
      kind: 'scalar',
      words: 'scalar',
      letter: 'φ',
      couplingLetter: 'y',
      plain: 'PHI',
      plainCoupling: 'y',
    },
    titleTex: '\\text{a scalar}',
    along(given) {
      const chosen = chargesOf(given);
      return {
        sectors: ['turned'],
        charges: chosen,
        unitPole: (channel, massGeV, inputs) => scalarPole(channel, { massGeV, coupling: 1, charges: chosen }, inputs),
      };
    },
  },
};
