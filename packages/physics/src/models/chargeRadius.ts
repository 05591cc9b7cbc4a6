import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { chargeRadiusCoupling } from '../couplings/neutralCurrent.js';
import { standardModelWith } from '../couplings/standardModelExchange.js';
import { type Column, columnOf, valueAt } from './couplingColumns.js';
import { byFlavour, flavourParameters, namesOf } from './flavourParameters.js';
import type { ModelDefinition } from './modelDefinition.js';

/** The unit of the parameters [cm²], in which all bounds are of the order of 1. */
const UNIT_CM2 = 1e-32;

/**
 * δV of pairs of one flavour for a squared charge radius [10⁻³² cm²]: (√2πα/3G_F)⟨r²⟩, 0.0238 per unit. The sign is that of
 * 2 sin²θ_W: a positive radius repels no less than a larger mixing angle. T ≪ 6/⟨r²⟩, which no T of a trident reaches.
 */
export const chargeRadiusShift = (radius: number, inputs: ElectroweakInputs): number =>
  (chargeRadiusCoupling(inputs) * radius * UNIT_CM2) / inputs.hbarCSquared;

const radii = flavourParameters('r2', 'squared charge radius of ν', '\\langle r_{\\nu_#}^2\\rangle', {
  unit: '10⁻³² cm²',
  minimum: -1e4,
  maximum: 1e4,
  description: 'squared charge radius beside that of the couplings, of either sign; 0 unless given',
});

/**
 * Squared charge radii of the neutrinos beside what the Standard Model's couplings have. With `--couplings leading` that is the radius
 * of the Standard Model, so that parameters are what is new; at tree level there is none, and they are the whole radius. Its photon knows all
 * charged leptons alike.
 */
export const chargeRadius: ModelDefinition = {
  name: 'charge-radius',
  title: 'Neutrino charge radii',
  description:
    'Squared charge radii of the neutrinos, beside those of the Standard Model with leading couplings, the whole of them at tree level.',
  formula: 'with V shifted by √2πα⟨r²⟩/(3 G_F) for pairs of one flavour',
  parameters: radii,
  needsOneOf: { what: 'radii', names: namesOf(radii), example: { r2Mu: 1 } },
  sectors: ['chiral'],
  papers: ['Bernabeu2000', 'Cadeddu2018'],
  example: { r2Mu: 1 },
  decoupled: { r2Mu: 0 },
  make(given) {
    const radius = byFlavour(given, 'r2');
    return {
      couplings(channel, inputs) {
        const isPair = channel.leptonMinus === channel.leptonPlus;
        const vector = isPair ? chargeRadiusShift(radius[channel.incoming], inputs) : 0;
        return [standardModelWith(channel, inputs, { vector })];
      },
    };
  },
  makeColumns(given, count) {
    const radius = byFlavour<Column>(given, 'r2');
    return {
      count,
      couplings(channel, inputs) {
        const standard = standardModelWith(channel, inputs);
        const own = radius[channel.incoming];
        if (channel.leptonMinus !== channel.leptonPlus || own === 0) return [standard];
        const vector = columnOf(count, (i) => standard.vector + chargeRadiusShift(valueAt(own, i), inputs));
        return [{ ...standard, vector }];
      },
    };
  },
};
