import type { ElectroweakInputs } from '@nereid/physics';
import { nucleonFormFactorNames, nucleonFormFactors } from '@nereid/physics/formFactors';
import type { ErrorSourceDefinition, PredictionInputs } from './errorSource.js';

/** Regimes that nucleons which stay whole take part in. */
const WITH_NUCLEONS: readonly string[] = ['proton', 'neutron', 'unbroken', 'nucleus'];

/** Q² [GeV²] up to which form factors are compared, and steps up to there: a dipole squared has fallen to 3 % of itself. */
const [COMPARED_UP_TO, STEPS] = [1, 200] as const;

/** `nucleon-form-factor`: from the one in use to the farthest of the others, in ∫(G_E² + τG_M²)/(1 + τ) dQ² of the proton. */
export const nucleonSources: ErrorSourceDefinition = {
  kind: 'nucleons',
  sources(inputs) {
    const { kernel, electroweak } = inputs;
    if (!hasRegime(inputs)) return [];
    const own = kernel.hadronic.nucleonFormFactors ?? nucleonFormFactorNames[0];
    const other = farthest(own, electroweak);
    return [
      {
        name: 'nucleon-form-factor',
        kind: 'nucleons',
        title: 'electric and magnetic form factors of the nucleons',
        oneSigma: `from ${own} to ${other}`,
        references: ['docs/physics/form-factors.md', 'docs/physics/uncertainties.md'],
        movesStandardModel: true,
        variation: {
          kind: 'kernel',
          inputs: { ...kernel, hadronic: { ...kernel.hadronic, nucleonFormFactors: other } },
        },
      },
    ];
  },
};

const hasRegime = ({ kernel }: PredictionInputs): boolean =>
  kernel.regimes.some((regime) => WITH_NUCLEONS.includes(regime));

function farthest(own: string, inputs: ElectroweakInputs): string {
  const here = strength(own, inputs);
  const distances = nucleonFormFactorNames.map((name) => Math.abs(strength(name, inputs) - here));
  return nucleonFormFactorNames[distances.indexOf(Math.max(...distances))];
}

/** ∫(G_E² + τG_M²)/(1 + τ) dQ² [GeV²] of the proton, by the midpoint rule. */
function strength(name: string, inputs: ElectroweakInputs): number {
  const form = nucleonFormFactors(name, inputs);
  const step = COMPARED_UP_TO / STEPS;
  let sum = 0;
  for (let i = 0; i < STEPS; i++) {
    const q2 = (i + 0.5) * step;
    const tau = q2 / (4 * inputs.protonMass ** 2);
    sum += (form.electric('proton', q2) ** 2 + tau * form.magnetic('proton', q2) ** 2) / (1 + tau);
  }
  return sum * step;
}
