import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import { type GaugedU1, gaugedU1 } from './gaugedU1.js';
import type { FlavourCharges, VectorCharges } from './mediators.js';
import type { ModelDefinition } from './modelDefinition.js';

/** Charges of vector-like leptons, which their neutrinos share, and of quarks. */
const doublets = (given: Partial<FlavourCharges>, quark = 0): VectorCharges => {
  const leptons = { e: 0, mu: 0, tau: 0, ...given };
  return { neutrino: leptons, vector: leptons, axial: { e: 0, mu: 0, tau: 0 }, ...(quark !== 0 && { quark }) };
};

/** @param words of the group in texts, `L_e − L_μ` @param tex the same in TeX */
const preset = (
  about: Pick<GaugedU1, 'name' | 'description' | 'papers' | 'charges'>,
  words: string,
  tex: string,
): ModelDefinition =>
  gaugedU1({
    ...about,
    title: `Gauge boson of ${words}`,
    choice: `gauged ${words} boson`,
    symbol: tex,
    formula: 'with V shifted by g′² Q_ν Q_ℓ/(√2 G_F (M² + T))',
    titleTex: `\\text{a gauged }${tex}\\text{ boson}`,
  });

const BARYON = 1 / 3;
const WORDS: Readonly<Record<LeptonFlavour, readonly [name: string, words: string, tex: string]>> = {
  e: ['b-3le', 'L_e', 'L_e'],
  mu: ['b-3lmu', 'L_μ', 'L_\\mu'],
  tau: ['b-3ltau', 'L_τ', 'L_\\tau'],
};

/** B − 3L of one flavour. */
function baryonMinusThree(flavour: LeptonFlavour): ModelDefinition {
  const [name, words, tex] = WORDS[flavour];
  const description = `A Z′ of gauged B − 3${words}: quarks have charge 1/3, the leptons of one flavour −3. Loops do not fix its mixing with the photon.`;
  const charges = doublets({ [flavour]: -3 }, BARYON);
  return preset({ name, description, papers: ['Bauer2018'], charges }, `B − 3${words}`, `B-3${tex}`);
}

/** A gauge boson of L_e − L_μ. */
export const leLmu = preset(
  {
    name: 'le-lmu',
    description: 'A Z′ of gauged L_e − L_μ: electrons and their neutrinos have charge +1, muons and theirs −1.',
    papers: ['He1991', 'Bauer2018'],
    charges: doublets({ e: 1, mu: -1 }),
  },
  'L_e − L_μ',
  'L_e-L_\\mu',
);

/** A gauge boson of L_e − L_τ. */
export const leLtau = preset(
  {
    name: 'le-ltau',
    description: 'A Z′ of gauged L_e − L_τ: electrons and their neutrinos have charge +1, taus and theirs −1.',
    papers: ['He1991', 'Bauer2018'],
    charges: doublets({ e: 1, tau: -1 }),
  },
  'L_e − L_τ',
  'L_e-L_\\tau',
);

/** A gauge boson of B − L. */
export const bMinusL = preset(
  {
    name: 'b-l',
    description:
      'A Z′ of gauged B − L: quarks have charge 1/3, all leptons −1. Loops do not fix its mixing with the photon.',
    papers: ['Bauer2018', 'Ilten2018'],
    charges: doublets({ e: -1, mu: -1, tau: -1 }, BARYON),
  },
  'B − L',
  'B-L',
);

/** A gauge boson of B − 3L_e. */
export const bMinus3Le = baryonMinusThree('e');
/** A gauge boson of B − 3L_μ. */
export const bMinus3Lmu = baryonMinusThree('mu');
/** A gauge boson of B − 3L_τ. */
export const bMinus3Ltau = baryonMinusThree('tau');
