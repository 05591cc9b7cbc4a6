import type { ElectroweakInputs, ScalarCharges, VectorCharges } from '@nereid/physics';
import { exchangedVectorCoupling, flavourChangingCharge } from '@nereid/physics/models';
import {
  type AnomalyDifference,
  flavourChangingMomentShift,
  magneticMomentBand,
  magneticMomentShift,
  scalarMagneticMomentShift,
} from '@nereid/physics/observables';
import { type Constraint, rememberLast } from './constraint.js';
import { type ConstraintCurve, measuredValue, type RecordValues, requiredValue } from './constraintCurve.js';
import { computedFor, OBSERVABLES } from './observables.js';

/** Measurements and predictions of the muon's anomalous magnetic moment to choose from, by value id of record N007. */
export const ANOMALY_MEASUREMENTS = {
  'world-average': { valueId: 'gminus2-world-average', name: 'world average 2025' },
  fermilab: { valueId: 'gminus2-fermilab-final', name: 'Fermilab 2025' },
} as const;
/** Predictions of the muon g−2 that can be chosen, by the ids of their values. */
export const ANOMALY_PREDICTIONS = {
  wp2025: { valueId: 'gminus2-wp2025', name: 'White Paper 2025' },
  wp2020: { valueId: 'gminus2-wp2020', name: 'White Paper 2020' },
} as const;

/** Which measurement of the muon g−2 is compared with which prediction. */
export interface AnomalyPair {
  readonly measurement: keyof typeof ANOMALY_MEASUREMENTS;
  readonly prediction: keyof typeof ANOMALY_PREDICTIONS;
}

/** The bands drawn, in standard deviations. */
export const ANOMALY_DEVIATIONS = [2, 5] as const;

/** The values of the record are in units of 10⁻¹¹. */
const UNIT = 1e-11;

/** Measurement minus prediction of a pair, errors in quadrature. */
export function anomalyDifference(pair: AnomalyPair, values: RecordValues): AnomalyDifference {
  const measured = measuredValue(values, ANOMALY_MEASUREMENTS[pair.measurement].valueId);
  const predicted = measuredValue(values, ANOMALY_PREDICTIONS[pair.prediction].valueId);
  return {
    value: (measured.value - predicted.value) * UNIT,
    error: Math.hypot(measured.error, predicted.error) * UNIT,
  };
}

/**
 * Couplings that bring the muon anomaly within two and within five standard deviations. The curve is a band where the difference
 * needs an addition, else an upper limit.
 */
export function gMinusTwoCurves(
  masses: readonly number[],
  pair: AnomalyPair,
  values: RecordValues,
  inputs: ElectroweakInputs,
): ConstraintCurve[] {
  const measurement = ANOMALY_MEASUREMENTS[pair.measurement];
  const prediction = ANOMALY_PREDICTIONS[pair.prediction];
  const difference = anomalyDifference(pair, values);
  const references = [measurement, prediction].map(({ valueId }) => requiredValue(values, valueId).reference);
  return ANOMALY_DEVIATIONS.map((deviations): ConstraintCurve => {
    const bands = masses.map((mass) =>
      magneticMomentBand(difference, deviations, { vector: 1, axial: 0 }, mass, inputs.leptonMass.mu),
    );
    const favours = bands.some((band) => band !== null && band.lower > 0);
    return {
      id: `g-2-${deviations}sigma`,
      observable: 'g-2',
      kind: favours ? 'band' : 'limit',
      label: `(g−2)μ ${favours ? '±' : '<'} ${deviations}σ, ${prediction.name}`,
      massGeV: masses,
      lower: bands.map((band) => band?.lower ?? null),
      upper: bands.map((band) => band?.upper ?? null),
      fidelity: 'full calculation',
      inputs: { differenceOfAnomaly: difference.value, errorOfAnomaly: difference.error, deviations },
      valueIds: [measurement.valueId, prediction.valueId],
      references: [...references, 'KanetaShimomura2017'],
      notes: [`${measurement.name} minus ${prediction.name}; a band belongs to its prediction`],
    };
  });
}

/**
 * The muon g−2 as a constraint on vector bosons and scalars: (Δa − difference)/error, Gaussian. Bosons of one point add; a
 * contribution below zero (axial, pseudoscalar) counts against a measurement above the prediction.
 */
export function gMinusTwoConstraint(pair: AnomalyPair, values: RecordValues, inputs: ElectroweakInputs): Constraint {
  const { value, error } = anomalyDifference(pair, values);
  const valueIds = [ANOMALY_MEASUREMENTS[pair.measurement].valueId, ANOMALY_PREDICTIONS[pair.prediction].valueId];
  const muon = inputs.leptonMass.mu;
  const ofVector = rememberLast((massGeV, charges: VectorCharges) => {
    const couplings = { vector: exchangedVectorCoupling(charges, 'mu', inputs), axial: charges.axial.mu };
    let shift = magneticMomentShift(couplings, massGeV, muon);
    for (const flavour of ['e', 'tau'] as const) {
      const charge = flavourChangingCharge(charges.flavourChanging, 'mu', flavour);
      if (charge !== 0) shift += flavourChangingMomentShift(charge, massGeV, muon, inputs.leptonMass[flavour]);
    }
    return shift;
  });
  const ofScalar = rememberLast((massGeV, { scalar, pseudoscalar }: ScalarCharges) =>
    scalarMagneticMomentShift({ scalar: scalar.mu, pseudoscalar: pseudoscalar.mu }, massGeV, muon),
  );
  return {
    ...OBSERVABLES['g-2'],
    inputs: { differenceOfAnomaly: value, errorOfAnomaly: error },
    valueIds,
    references: [...valueIds.map((id) => requiredValue(values, id).reference), 'Leveille1978'],
    predict(model) {
      const bosons = model.bosons;
      if (!bosons) return { reason: `the muon g−2 is computed for ${computedFor('g-2')}` };
      const decays = bosons.vectors.some(
        ({ massGeV, charges }) => charges.flavourChanging?.eMu && massGeV <= muon - inputs.leptonMass.e,
      );
      if (decays) return { reason: 'the muon decays to an electron and the boson' };
      let shift = 0;
      for (const { massGeV, coupling, charges } of bosons.vectors) shift += coupling ** 2 * ofVector(massGeV, charges);
      for (const { massGeV, coupling, charges } of bosons.scalars) shift += coupling ** 2 * ofScalar(massGeV, charges);
      const orientation = shift < 0 ? -1 : 1;
      return {
        measurement: { name: 'g-2', value: 1 + (orientation * value) / error, errorPlus: 1, errorMinus: 1 },
        ratio: { linear: Math.abs(shift) / error, quadratic: 0 },
        orientation,
        predicted: shift,
        measured: value,
      };
    },
  };
}
