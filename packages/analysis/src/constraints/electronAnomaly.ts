import {
  type ElectroweakInputs,
  InputError,
  type ScalarCharges,
  suggestName,
  type VectorCharges,
} from '@nereid/physics';
import { flavourChangingCharge, vectorCoupling } from '@nereid/physics/models';
import {
  flavourChangingMomentShift,
  magneticMomentShift,
  scalarMagneticMomentShift,
} from '@nereid/physics/observables';
import { type Constraint, rememberLast } from './constraint.js';
import { measuredValue, type RecordValues, requiredValue } from './constraintCurve.js';
import { computedFor, OBSERVABLES } from './observables.js';
import { knownToElectrons, unknownMixing } from './unknownMixing.js';

/** Measurements of α that predict the electron's moment, by value id of record N025; they disagree by five standard deviations. */
export const ALPHA_MEASUREMENTS = ['alpha-rubidium-2020', 'alpha-caesium-2018'] as const;
const FROM_ELECTRON = 'alpha-from-electron-2023';
const ANOMALY = 'electron-anomaly-2023';

/**
 * Δa_e = a_e(measured) − a_e(α): since a_e ∝ α to one part in 700, a_e[α⁻¹(measured) − α⁻¹(a_e)]/α⁻¹ with the α that the moment itself
 * and the Standard Model give (arXiv:2209.13084). Errors in quadrature.
 */
export function electronAnomalyDifference(values: RecordValues, valueId: string): { value: number; error: number } {
  const measured = measuredValue(values, valueId);
  const fromElectron = measuredValue(values, FROM_ELECTRON);
  const anomaly = requiredValue(values, ANOMALY).value * 1e-12;
  return {
    value: (anomaly * (measured.value - fromElectron.value)) / measured.value,
    error: (anomaly * Math.hypot(measured.error, fromElectron.error)) / measured.value,
  };
}

/**
 * The electron g−2 as that of the muon: (Δa − difference)/error, Gaussian; electrons that only mixing reaches
 * and, with charges between flavours, muons and taus in the loop included.
 */
export function electronAnomalyConstraint(
  values: RecordValues,
  inputs: ElectroweakInputs,
  valueId: string = ALPHA_MEASUREMENTS[0],
): Constraint {
  const known: readonly string[] = ALPHA_MEASUREMENTS;
  if (!known.includes(valueId)) {
    throw new InputError('value of electron-g-2', valueId, 'no such value', suggestName(valueId, known));
  }
  const { value, error } = electronAnomalyDifference(values, valueId);
  const valueIds = [valueId, FROM_ELECTRON, ANOMALY];
  const electron = inputs.leptonMass.e;
  const ofVector = rememberLast((massGeV, charges: VectorCharges) => {
    const couplings = { vector: vectorCoupling(charges, 'e', 0, inputs).re, axial: charges.axial.e };
    let shift = magneticMomentShift(couplings, massGeV, electron);
    for (const flavour of ['mu', 'tau'] as const) {
      const charge = flavourChangingCharge(charges.flavourChanging, 'e', flavour);
      if (charge !== 0) shift += flavourChangingMomentShift(charge, massGeV, electron, inputs.leptonMass[flavour]);
    }
    return shift;
  });
  const ofScalar = rememberLast((massGeV, { scalar, pseudoscalar }: ScalarCharges) =>
    scalarMagneticMomentShift({ scalar: scalar.e, pseudoscalar: pseudoscalar.e }, massGeV, electron),
  );
  return {
    ...OBSERVABLES['electron-g-2'],
    inputs: { differenceOfAnomaly: value, errorOfAnomaly: error },
    valueIds,
    references: [...new Set(valueIds.map((id) => requiredValue(values, id).reference)), 'Leveille1978'],
    predict(model) {
      const bosons = model.bosons;
      if (!bosons) return { reason: `the electron g−2 is computed for ${computedFor('electron-g-2')}` };
      const reason = bosons.vectors
        .map(({ charges }) => unknownMixing(charges, knownToElectrons(charges)))
        .find((one) => one !== undefined);
      if (reason !== undefined) return { reason };
      let shift = 0;
      for (const { massGeV, coupling, charges } of bosons.vectors) shift += coupling ** 2 * ofVector(massGeV, charges);
      for (const { massGeV, coupling, charges } of bosons.scalars) shift += coupling ** 2 * ofScalar(massGeV, charges);
      const orientation = shift < 0 ? -1 : 1;
      return {
        measurement: { name: 'electron-g-2', value: 1 + (orientation * value) / error, errorPlus: 1, errorMinus: 1 },
        ratio: { linear: Math.abs(shift) / error, quadratic: 0 },
        orientation,
        predicted: shift,
        measured: value,
      };
    },
  };
}
