import { type ElectroweakInputs, InputError, suggestName, type VectorCharges } from '@nereid/physics';
import { ATOMIC_MASS_UNIT_GEV } from '@nereid/physics/constants';
import { helm, lewinSmithParameters } from '@nereid/physics/formFactors';
import {
  type CoherentTarget,
  coherentTargets,
  type RecoilTarget,
  recoilRate,
  type StoppedPionNeutrino,
  standardRate,
} from '@nereid/physics/observables';
import type { Constraint, ConstraintDescription } from './constraint.js';
import { type RecordValues, requiredValue } from './constraintCurve.js';
import { recoilConstraint } from './recoilConstraint.js';

/** A detector at a source of pions that decay at rest. */
export interface CoherentDetector {
  readonly targets: readonly CoherentTarget[];
  /** Fraction of recoils of this energy [GeV] from this neutrino that are counted. */
  readonly acceptance: (recoilGeV: number, neutrino: StoppedPionNeutrino) => number;
  /** How many events there are: protons and neutrinos of each flavour for a proton by value ids, distance and number of nuclei. */
  readonly exposure: {
    readonly protons: string;
    readonly neutrinosPerProton: string;
    readonly distanceM: number;
    readonly nuclei: number;
  };
  /** Numbers of the acceptance, with units in their names. */
  readonly inputs: Readonly<Record<string, number | string>>;
}

/** The detector with its nuclei, whose masses follow from the inputs. */
export type CoherentDetectorOf = (inputs: ElectroweakInputs) => CoherentDetector;

/** What is compared: measured over predicted with their errors, by value ids. */
export interface CoherentMeasurement {
  readonly measured: string;
  readonly predicted: string;
  /** Further errors of the prediction, in its units. */
  readonly predictionErrors: readonly string[];
}

/** A nucleus from the mass of its atom [u], with the Helm form factor of Lewin and Smith; the binding of the electrons is left out. */
export const coherentNucleus = (
  { protons, neutrons, atomicMassU, share }: { protons: number; neutrons: number; atomicMassU: number; share: number },
  inputs: ElectroweakInputs,
): CoherentTarget => ({
  protons,
  neutrons,
  massGeV: atomicMassU * ATOMIC_MASS_UNIT_GEV - protons * inputs.leptonMass.e,
  formFactor: helm(lewinSmithParameters(protons + neutrons)),
  share,
});

/** Up and down quarks are what a nucleus is made of. */
const isCharged = ({ quark = 0 }: VectorCharges) => quark !== 0;

/**
 * Coherent scattering as a constraint: the number of events over that of the Standard Model, with all errors of both in quadrature, relative.
 * @throws InputError for a value id that is none of the measurements, and for a number that the catalogue does not have
 */
export function coherentConstraint(
  description: ConstraintDescription,
  detectorOf: CoherentDetectorOf,
  measurements: readonly CoherentMeasurement[],
  { values, electroweak: inputs }: { readonly values: RecordValues; readonly electroweak: ElectroweakInputs },
  valueId = measurements[0].measured,
): Constraint {
  const known = measurements.map(({ measured }) => measured);
  const chosen = measurements.find(({ measured }) => measured === valueId);
  if (!chosen)
    throw new InputError(`value of ${description.id}`, valueId, 'no such value', suggestName(valueId, known));
  const [measured, predicted] = [chosen.measured, chosen.predicted].map((id) => requiredValue(values, id));
  const { errorPlus, errorMinus } = measured;
  if (errorPlus === undefined || errorMinus === undefined) {
    throw new InputError('value of the catalogue', chosen.measured, 'has no error', 'Give it one in its record.');
  }
  const others = chosen.predictionErrors.map((id) => requiredValue(values, id).value);
  const relative = Math.hypot(predicted.errorPlus ?? 0, ...others) / predicted.value;
  const ratio = measured.value / predicted.value;
  const error = (own: number) => ratio * Math.hypot(own / measured.value, relative);
  const detector = detectorOf(inputs);
  const { acceptance } = detector;
  const targets = detector.targets.flatMap((target) => coherentTargets(target, acceptance, inputs));
  return recoilConstraint({
    description,
    measurement: { name: description.id, value: ratio, errorPlus: error(errorPlus), errorMinus: error(errorMinus) },
    standardModel: 1,
    rate: recoilRate(targets, inputs),
    flavours: ['e', 'mu'],
    isCharged,
    inputs: {
      measured: measured.value,
      predicted: predicted.value,
      relativeErrorOfPrediction: relative,
      eventsComputedHere: expectedEvents(targets, detector, values, inputs),
      sin2ThetaW: inputs.sin2ThetaW,
      ...detector.inputs,
    },
    valueIds: [
      chosen.measured,
      chosen.predicted,
      ...chosen.predictionErrors,
      detector.exposure.protons,
      detector.exposure.neutrinosPerProton,
    ],
    references: [measured.reference, 'Freedman1974'],
  });
}

/** Events of the Standard Model: what the published prediction is compared with; it does not enter. */
function expectedEvents(
  targets: readonly RecoilTarget[],
  { exposure: { protons, neutrinosPerProton, distanceM, nuclei } }: CoherentDetector,
  values: RecordValues,
  { hbarCSquared }: ElectroweakInputs,
): number {
  const crossSectionCm2 = hbarCSquared * targets.reduce((sum, target) => sum + standardRate(target), 0);
  const [proton, each] = [protons, neutrinosPerProton].map((id) => requiredValue(values, id).value);
  return (crossSectionCm2 * proton * each * nuclei) / (4 * Math.PI * (100 * distanceM) ** 2);
}
