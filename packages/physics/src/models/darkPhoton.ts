import type { VectorCharges } from './mediators.js';
import type { ModelDefinition } from './modelDefinition.js';
import {
  mediatorCoupling,
  mediatorMass,
  vectorFamily,
  withVectorColumns,
  withVectors,
  zPrime,
} from './vectorMediator.js';

const none = { e: 0, mu: 0, tau: 0 };

/** Charges of a boson that couples as the photon does, times ε: only by mixing. */
export const darkPhotonCharges: VectorCharges = { neutrino: none, vector: none, axial: none, mixing: 1, loops: false };

/** A boson that mixes with the photon and couples to nothing else. */
export const darkPhoton: ModelDefinition = {
  name: 'dark-photon',
  title: 'Dark photon',
  choice: 'dark photon',
  symbol: "A'",
  description:
    'A boson A′ that mixes with the photon: it couples to all electric charges with −e q ε and to no neutrino, so that tridents are those of the Standard Model.',
  formula: 'with V and A of the Standard Model',
  parameters: [
    mediatorMass("M_{A'}", 'mass of the dark photon'),
    mediatorCoupling('epsilon', '\\varepsilon', 'kinetic mixing with the photon'),
  ],
  sectors: ['chiral'],
  bosons: ['vector'],
  papers: ['Ilten2018', 'Bauer2018'],
  example: { mass: 0.1, epsilon: 1e-3 },
  decoupled: { mass: 1, epsilon: 0 },
  make: ({ mass, epsilon }) => withVectors([{ massGeV: mass, coupling: epsilon, charges: darkPhotonCharges }]),
  makeColumns: (_, count) => withVectorColumns([], count),
  family: {
    mass: 'mass',
    coupling: 'epsilon',
    boson: {
      ...zPrime,
      words: 'dark photon',
      letter: 'A′',
      couplingLetter: 'ε',
      plain: "A'",
      plainCoupling: 'epsilon',
    },
    titleTex: '\\text{a dark photon}',
    along: () => vectorFamily(darkPhotonCharges),
  },
};
