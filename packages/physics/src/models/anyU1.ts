import type { Column } from './couplingColumns.js';
import { byFlavour, flavourParameters, namesOf } from './flavourParameters.js';
import { mixingParameters, withMixing } from './gaugedU1.js';
import type { VectorCharges } from './mediators.js';
import type { ModelDefinition, ModelParameter, ModelParameters } from './modelDefinition.js';
import { vectorFamily, vectorParameters, withVectorColumns, withVectors, zPrime } from './vectorMediator.js';

/** Charges between flavours: what they connect, in words and in TeX. */
const CHANGING = [
  ['chargeEMu', 'e and μ', 'e\\mu'],
  ['chargeETau', 'e and τ', 'e\\tau'],
  ['chargeMuTau', 'μ and τ', '\\mu\\tau'],
] as const;

const [MIXING, ...LOOPS] = mixingParameters;

const charges: readonly ModelParameter[] = [
  ...flavourParameters('charge', 'doublet', 'Q_#', {
    unit: 'none',
    description: 'vector charge of the charged lepton and charge of its neutrino; 0 unless given',
  }),
  {
    name: 'quark',
    unit: 'none',
    required: false,
    description: 'vector charge of every quark, 1/3 for baryon number; 0 unless given',
    symbol: 'Q_q',
  },
  ...flavourParameters('axial', 'ℓ axial', 'Q^A_#', {
    unit: 'none',
    description: 'axial charge of the charged lepton, which its neutrino does not share; 0 unless given',
  }),
  MIXING,
  ...CHANGING.map(([name, pair, tex]) => ({
    name,
    unit: 'none' as const,
    required: false,
    description: `charge that turns ${pair} into each other, doublets into doublets; 0 unless given`,
    symbol: `Q_{${tex}}`,
  })),
];

/** With these points are made one by one. */
const BY_POINT = [...namesOf(LOOPS), ...CHANGING.map(([name]) => name)];

/** Charges of the parameters of `u1`. @throws InputError for mixing by loops that is not finite, without a scale */
export function anyU1Charges(given: ModelParameters): VectorCharges {
  const doublets = byFlavour(given, 'charge');
  const own: VectorCharges = {
    neutrino: doublets,
    vector: doublets,
    axial: byFlavour(given, 'axial'),
    ...(given.quark !== undefined && { quark: given.quark }),
  };
  return withMixing(anyU1.name, { ...own, ...flavourChanging(given) }, given);
}

function flavourChanging({ chargeEMu = 0, chargeETau = 0, chargeMuTau = 0 }: ModelParameters): Partial<VectorCharges> {
  if (chargeEMu === 0 && chargeETau === 0 && chargeMuTau === 0) return {};
  return { flavourChanging: { eMu: chargeEMu, eTau: chargeETau, muTau: chargeMuTau } };
}

/** A U(1) with charges of one's own. */
export const anyU1: ModelDefinition = {
  name: 'u1',
  title: 'Any gauged U(1)',
  choice: 'gauged U(1), charges of your own',
  symbol: "U(1)'",
  description:
    'A Z′ with a charge for each lepton doublet and one for all quarks, axial parts of charged leptons, charges between flavours, and kinetic mixing.',
  formula: 'with V and A shifted by g′² Q_ν (Q_ℓ + eε/g′, Q^A_ℓ)/(√2 G_F (M² + T))',
  parameters: [...vectorParameters, ...charges, ...LOOPS],
  needsOneOf: { what: 'charges', names: namesOf(charges), example: { chargeMu: 1, chargeTau: -1 } },
  sectors: ['chiral'],
  bosons: ['vector'],
  papers: ['Bauer2018', 'Altmannshofer2014'],
  example: { mass: 0.1, gPrime: 1e-3, chargeMu: 1, chargeTau: -1 },
  decoupled: { mass: 1, gPrime: 0, chargeMu: 1, chargeTau: -1 },
  make: ({ mass, gPrime, ...given }) =>
    withVectors([{ massGeV: mass, coupling: gPrime, charges: anyU1Charges(given) }]),
  makeColumns: ({ mass, gPrime, ...given }, count) => {
    if (BY_POINT.some((name) => given[name] !== undefined)) return undefined;
    const doublets = byFlavour<Column>(given, 'charge');
    const axial = byFlavour<Column>(given, 'axial');
    const own = { neutrino: doublets, vector: doublets, axial, mixing: given.mixing ?? 0 };
    return withVectorColumns([{ massGeV: mass, coupling: gPrime, charges: own }], count);
  },
  family: {
    mass: 'mass',
    coupling: 'gPrime',
    boson: zPrime,
    titleTex: '\\text{a gauged }U(1)\\text{ boson}',
    along: (given) => vectorFamily(anyU1Charges(given)),
  },
};
