import { type ElectroweakInputs, ratioAtUnitStrength, type VectorCharges } from '@nereid/physics';
import { vectorCoupling } from '@nereid/physics/models';
import { normalQuantile } from '@nereid/physics/numerics';
import { type Constraint, rememberLast } from './constraint.js';
import { type RecordValues, requiredValue } from './constraintCurve.js';
import { computedFor, OBSERVABLES } from './observables.js';
import { unknownMixing } from './unknownMixing.js';

/** Value id of record N024. */
export const WHITE_DWARF_CRITERION = 'white-dwarf-luminosity';
/** What the criterion is taken to be: it has no confidence level of its own. */
const LEVEL_OF_CRITERION = 0.95;
const FLAVOURS = ['e', 'mu', 'tau'] as const;

/**
 * Neutrinos from the decay of plasmons in a young white dwarf over those of the Standard Model, Σ C_V² over Σ C_V²(SM): photons of some ten
 * keV see a boson from 1 MeV on as a contact interaction of neutrinos with electrons.
 */
export function whiteDwarfConstraint(values: RecordValues, inputs: ElectroweakInputs): Constraint {
  const percent = requiredValue(values, WHITE_DWARF_CRITERION).value;
  const error = percent / 100 / normalQuantile(LEVEL_OF_CRITERION);
  const rate = rememberLast((massGeV, charges: VectorCharges) => plasmonRatio(massGeV, charges, inputs));
  return {
    ...OBSERVABLES['white-dwarf'],
    inputs: { excessOfLuminosity: percent / 100, confidenceLevelOfLimit: LEVEL_OF_CRITERION },
    valueIds: [WHITE_DWARF_CRITERION],
    references: ['Foldenauer2024'],
    predict(model) {
      const bosons = model.bosons;
      if (!bosons || bosons.scalars.length > 0) {
        return { reason: `cooling of white dwarfs is computed for ${computedFor('white-dwarf')}` };
      }
      if (bosons.vectors.length > 1) return { reason: 'cooling of white dwarfs is computed for one boson' };
      const [boson] = bosons.vectors;
      const reason = boson && unknownToElectrons(boson.charges);
      if (reason !== undefined) return { reason };
      const unit = boson ? rate(boson.massGeV, boson.charges) : { linear: 0, quadratic: 0 };
      const s = boson ? boson.coupling ** 2 : 0;
      const ratio = { linear: s * unit.linear, quadratic: s * s * unit.quadratic };
      return {
        measurement: { name: 'white-dwarf', value: 1, errorPlus: error, errorMinus: error },
        // a square too small to be a number leaves the Standard Model
        ratio: ratio.quadratic === 0 ? { linear: 0, quadratic: 0 } : ratio,
        orientation: 1,
        predicted: ratioAtUnitStrength(ratio),
        measured: 1,
      };
    },
  };
}

/** Where neutrinos do not know the boson it does not matter how electrons do; axial charges of electrons take no part. */
const unknownToElectrons = (charges: VectorCharges): string | undefined =>
  FLAVOURS.every((flavour) => charges.neutrino[flavour] === 0)
    ? undefined
    : unknownMixing(charges, charges.vector.e !== 0);

/**
 * ΣC_V²/ΣC_V²(SM) = 1 + linear·g² + quadratic·g⁴ with C_V = ±½ + 2s² + g²Q_ν Q_e/(√2 G_F M²), Q_e the coupling to electrons with mixing at
 * q² = 0. Axial currents give 10⁻³ of the decays and are left out.
 */
function plasmonRatio(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs) {
  const electron = vectorCoupling(charges, 'e', 0, inputs).re;
  const unit = electron / (Math.SQRT2 * inputs.fermiConstant * massGeV * massGeV);
  let [standard, linear, quadratic] = [0, 0, 0];
  for (const flavour of FLAVOURS) {
    const vector = (flavour === 'e' ? 0.5 : -0.5) + 2 * inputs.sin2ThetaW;
    const shift = charges.neutrino[flavour] * unit;
    standard += vector * vector;
    linear += 2 * vector * shift;
    quadratic += shift * shift;
  }
  return { linear: linear / standard, quadratic: quadratic / standard };
}
