import { gaugedU1 } from './gaugedU1.js';
import type { FlavourCharges, VectorCharges } from './mediators.js';
import type { CouplingFamily, ModelDefinition } from './modelDefinition.js';
import { vectorFamily } from './vectorMediator.js';

const none: FlavourCharges = { e: 0, mu: 0, tau: 0 };

/** Gauged L_μ − L_τ without kinetic mixing: neutrinos and charged leptons have charge +1 (μ) and −1 (τ), vector-like. */
export const lmuLtauCharges: VectorCharges = {
  neutrino: { ...none, mu: 1, tau: -1 },
  vector: { ...none, mu: 1, tau: -1 },
  axial: none,
};

/** All masses and couplings of the boson of L_μ − L_τ. */
export const lmuLtauFamily: CouplingFamily = vectorFamily(lmuLtauCharges);

/** A gauge boson of L_μ − L_τ. */
export const lmuLtau: ModelDefinition = gaugedU1({
  name: 'lmu-ltau',
  title: 'Gauge boson of L_μ − L_τ',
  choice: 'gauged L_μ − L_τ boson',
  symbol: 'L_\\mu-L_\\tau',
  description:
    'A Z′ of gauged L_μ − L_τ, without kinetic mixing unless given: muons and their neutrinos have charge +1, taus and theirs −1.',
  formula: 'with V = ½ + 2s² + g′²/(√2 G_F (M² + T)), A = ½ for ν_μ → ν_μ μ⁺μ⁻',
  papers: ['Altmannshofer2014'],
  charges: lmuLtauCharges,
  titleTex: '\\text{a gauged }L_\\mu-L_\\tau\\text{ boson}',
});
