import { ELECTRON_MASS_GEV, FERMI_CONSTANT_GEV_M2, MUON_MASS_GEV, TAU_MASS_GEV } from '../constants.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import { standardModelWith } from '../couplings/standardModelExchange.js';
import type { ScalarCharges } from './mediators.js';
import type { BosonNames, ModelDefinition } from './modelDefinition.js';
import { mediatorCoupling, mediatorMass, withVectorColumns } from './vectorMediator.js';

const none = { e: 0, mu: 0, tau: 0 };
/** (√2 G_F)^−½ = 246.22 GeV. */
const VACUUM_VALUE_GEV = (Math.SQRT2 * FERMI_CONSTANT_GEV_M2) ** -0.5;
const MASSES: Readonly<Record<LeptonFlavour, number>> = {
  e: ELECTRON_MASS_GEV,
  mu: MUON_MASS_GEV,
  tau: TAU_MASS_GEV,
};

/** Couplings m_ℓ/v to all charged leptons, none to neutrinos. */
export const leptophilicCharges: ScalarCharges = {
  neutrino: none,
  scalar: {
    e: MASSES.e / VACUUM_VALUE_GEV,
    mu: MASSES.mu / VACUUM_VALUE_GEV,
    tau: MASSES.tau / VACUUM_VALUE_GEV,
  },
  pseudoscalar: none,
};

interface NeutrinoblindScalar
  extends Pick<ModelDefinition, 'name' | 'title' | 'choice' | 'symbol' | 'description' | 'papers'> {
  readonly charges: ScalarCharges;
  readonly coupling: {
    readonly name: string;
    readonly symbol: string;
    readonly words: string;
    readonly letter: string;
  };
  readonly boson: string;
  readonly example: number;
}

/** A scalar that knows no neutrino: tridents are those of the Standard Model, all else is computed from its boson. */
function neutrinoblind({ charges, coupling, boson, example, ...about }: NeutrinoblindScalar): ModelDefinition {
  const names: BosonNames = {
    kind: 'scalar',
    words: boson,
    letter: 'φ',
    couplingLetter: coupling.letter,
    plain: 'PHI',
    plainCoupling: coupling.name,
  };
  return {
    ...about,
    formula: 'with V and A of the Standard Model',
    parameters: [
      mediatorMass('M_\\phi', 'mass of the scalar'),
      mediatorCoupling(coupling.name, coupling.symbol, coupling.words),
    ],
    sectors: ['chiral'],
    bosons: ['scalar'],
    example: { mass: 0.1, [coupling.name]: example },
    decoupled: { mass: 1, [coupling.name]: 0 },
    make: ({ mass, [coupling.name]: strength }) => ({
      couplings: (channel, inputs) => [standardModelWith(channel, inputs)],
      bosons: { vectors: [], scalars: [{ massGeV: mass, coupling: strength, charges }] },
    }),
    makeColumns: (_, count) => withVectorColumns([], count),
    family: {
      mass: 'mass',
      coupling: coupling.name,
      boson: names,
      titleTex: `\\text{a ${boson}}`,
      along: () => ({ sectors: ['chiral'], charges, unitPole: () => undefined }),
    },
  };
}

const WITHOUT_NEUTRINOS = 'no neutrino knows it, so that tridents are those of the Standard Model';

/** A scalar that couples to charged leptons with their masses. */
export const leptophilicScalar: ModelDefinition = neutrinoblind({
  name: 'leptophilic-scalar',
  title: 'Leptophilic scalar',
  choice: 'scalar, coupled to the masses of leptons',
  symbol: '\\phi_\\ell',
  description: `A scalar φ with the couplings ξ m_ℓ/v to charged leptons; ${WITHOUT_NEUTRINOS}.`,
  papers: [],
  charges: leptophilicCharges,
  coupling: { name: 'xi', symbol: '\\xi', words: 'coupling in units of m_ℓ/v, v = 246.22 GeV', letter: 'ξ' },
  boson: 'leptophilic scalar',
  example: 1,
});

/** A scalar that couples to muons alone. */
export const muonphilicScalar: ModelDefinition = neutrinoblind({
  name: 'muonphilic-scalar',
  title: 'Muonphilic scalar',
  choice: 'scalar, coupled to muons alone',
  symbol: '\\phi_\\mu',
  description: `A scalar with y φ μ̄μ; ${WITHOUT_NEUTRINOS}.`,
  papers: [],
  charges: { neutrino: none, scalar: { ...none, mu: 1 }, pseudoscalar: none },
  coupling: { name: 'coupling', symbol: 'y', words: 'Yukawa coupling to muons', letter: 'y' },
  boson: 'muonphilic scalar',
  example: 1e-3,
});

/** A pseudoscalar that couples to muons alone. */
export const muonphilicPseudoscalar: ModelDefinition = neutrinoblind({
  name: 'muonphilic-pseudoscalar',
  title: 'Muonphilic pseudoscalar',
  choice: 'pseudoscalar, coupled to muons alone',
  symbol: 'a_\\mu',
  description: `A pseudoscalar with y φ μ̄iγ₅μ; ${WITHOUT_NEUTRINOS}.`,
  papers: [],
  charges: { neutrino: none, scalar: none, pseudoscalar: { ...none, mu: 1 } },
  coupling: { name: 'coupling', symbol: 'y', words: 'Yukawa coupling to muons', letter: 'y' },
  boson: 'muonphilic pseudoscalar',
  example: 1e-3,
});
