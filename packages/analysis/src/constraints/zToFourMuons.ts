import { type ElectroweakInputs, InputError, suggestName, type VectorCharges } from '@nereid/physics';
import { vectorCoupling } from '@nereid/physics/models';
import { branchingFractions, muonPairRadiation } from '@nereid/physics/observables';
import { type Constraint, rememberLast } from './constraint.js';
import { type RecordValues, requiredValue } from './constraintCurve.js';
import { computedFor, OBSERVABLES } from './observables.js';

/** Measured branching fractions of Z → 4ℓ with pairs above 4 GeV, by value id of record N022; the first is the default. */
export const FOUR_LEPTON_MEASUREMENTS = ['z-4l-cms-2018', 'z-4l-cms-2012'] as const;
const STANDARD_MODEL = 'z-4l-sm';
const MUON_FRACTION = 'z-mumu-fraction';
/** Pairs are counted from here on [GeV]; below, the boson's own pair is cut away. */
const LEAST_PAIR_MASS_GEV = 4;

/**
 * Z → μ⁺μ⁻Z′, Z′ → μ⁺μ⁻ on top of the Standard Model's Z → 4ℓ: a narrow boson, all of whose decays are counted. Bosons of one point
 * add; interference is left out.
 */
export function fourMuonConstraint(
  values: RecordValues,
  inputs: ElectroweakInputs,
  valueId: string = FOUR_LEPTON_MEASUREMENTS[0],
): Constraint {
  const known: readonly string[] = FOUR_LEPTON_MEASUREMENTS;
  if (!known.includes(valueId)) {
    throw new InputError('value of z-4mu', valueId, 'no such value', suggestName(valueId, known));
  }
  const { value: measured, errorPlus = Number.NaN, errorMinus = Number.NaN } = requiredValue(values, valueId);
  const standard = requiredValue(values, STANDARD_MODEL).value;
  const toMuons = requiredValue(values, MUON_FRACTION).value;
  const valueIds = [valueId, STANDARD_MODEL, MUON_FRACTION];
  const fraction = rememberLast((massGeV, charges: VectorCharges) => {
    const { re } = vectorCoupling(charges, 'mu', massGeV * massGeV, inputs);
    const radiated = muonPairRadiation(massGeV, { vector: re, axial: charges.axial.mu }, inputs);
    return radiated === 0 ? 0 : toMuons * radiated * branchingFractions(massGeV, charges, inputs).charged.mu;
  });
  return {
    ...OBSERVABLES['z-4mu'],
    inputs: {
      branchingFraction: measured,
      errorAboveOfFraction: errorPlus,
      errorBelowOfFraction: errorMinus,
      standardModelFraction: standard,
      branchingFractionToMuons: toMuons,
      leastPairMassGeV: LEAST_PAIR_MASS_GEV,
    },
    valueIds,
    references: [...new Set(valueIds.map((id) => requiredValue(values, id).reference)), 'Altmannshofer2014'],
    predict(model) {
      const bosons = model.bosons;
      if (!bosons) return { reason: `the decay to four muons is computed for ${computedFor('z-4mu')}` };
      if (bosons.scalars.length > 0) return { reason: 'the decay to four muons is computed for vector bosons' };
      const light = bosons.vectors.some(
        ({ massGeV, charges }) => massGeV < LEAST_PAIR_MASS_GEV && knownToMuons(massGeV, charges, inputs),
      );
      if (light)
        return { reason: `the decay to four muons is computed for a boson from ${LEAST_PAIR_MASS_GEV} GeV on` };
      let added = 0;
      for (const { massGeV, coupling, charges } of bosons.vectors) added += coupling ** 2 * fraction(massGeV, charges);
      return {
        measurement: {
          name: 'z-4mu',
          value: measured / standard,
          errorPlus: errorPlus / standard,
          errorMinus: errorMinus / standard,
        },
        ratio: { linear: added / standard, quadratic: 0 },
        orientation: 1,
        predicted: standard + added,
        measured,
      };
    },
  };
}

/** Muons know the boson by a charge or by mixing. */
const knownToMuons = (massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs): boolean => {
  const { re, im } = vectorCoupling(charges, 'mu', massGeV * massGeV, inputs);
  return re !== 0 || im !== 0 || charges.axial.mu !== 0;
};
