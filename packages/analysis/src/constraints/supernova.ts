import type { ElectroweakInputs, VectorCharges } from '@nereid/physics';
import { HOT_CORE, inverseDecayLuminosity, mediatorWidths, sumOfWidths } from '@nereid/physics/observables';
import { type Constraint, rememberLast } from './constraint.js';
import { type RecordValues, requiredValue } from './constraintCurve.js';
import { computedFor, OBSERVABLES } from './observables.js';
import { errorOfLimit, limitPrediction } from './upperLimit.js';

/** Value id of record N023. */
export const SUPERNOVA_CRITERION = 'sn1987a-luminosity';
/** What the criterion is taken to be: it has no confidence level of its own. */
const LEVEL_OF_CRITERION = 0.95;

/**
 * Energy that a boson takes out of the core of SN1987A, against the luminosity in neutrinos a second after bounce: inverse decays of
 * neutrinos and charged leptons in a core of one temperature, with decays on the way out.
 */
export function supernovaConstraint(values: RecordValues, inputs: ElectroweakInputs): Constraint {
  const limit = requiredValue(values, SUPERNOVA_CRITERION).value;
  const error = errorOfLimit({ limit, confidenceLevel: LEVEL_OF_CRITERION });
  const width = rememberLast(
    (massGeV, charges: VectorCharges) => massGeV * sumOfWidths(mediatorWidths(massGeV, charges, inputs)),
  );
  return {
    ...OBSERVABLES.sn1987a,
    inputs: {
      luminosityErgPerS: limit,
      confidenceLevelOfLimit: LEVEL_OF_CRITERION,
      temperatureGeV: HOT_CORE.temperatureGeV,
      radiusKm: HOT_CORE.radiusKm,
    },
    valueIds: [SUPERNOVA_CRITERION],
    references: ['Manzari2023', 'Croon2021'],
    predict(model) {
      const bosons = model.bosons;
      if (!bosons || bosons.scalars.length > 0) {
        return { reason: `emission from a supernova is computed for ${computedFor('sn1987a')}` };
      }
      const strong = bosons.vectors.find(({ charges: { quark = 0, mixing = 0 } }) => quark !== 0 || mixing !== 0);
      if (strong !== undefined) {
        return {
          reason: 'radiation from nucleons, which a boson with charges of quarks or mixing has, is not computed',
        };
      }
      let luminosity = 0;
      for (const { massGeV, coupling, charges } of bosons.vectors) {
        luminosity += inverseDecayLuminosity(massGeV, coupling ** 2 * width(massGeV, charges), HOT_CORE);
      }
      return limitPrediction('sn1987a', error, luminosity);
    },
  };
}
