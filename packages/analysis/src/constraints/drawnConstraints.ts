import { type ElectroweakInputs, InputError, suggestName } from '@nereid/physics';
import { BOREXINO_MEASUREMENT, borexinoConstraint } from './borexino.js';
import type { Constraint } from './constraint.js';
import type { RecordValues } from './constraintCurve.js';
import { ANOMALY_MEASUREMENTS, type AnomalyPair, gMinusTwoConstraint } from './gMinusTwo.js';
import { MEASURED_OBSERVABLES, OBSERVABLES } from './observables.js';
import type { ConstraintSources, RegisteredConstraint } from './registeredConstraint.js';
import { IDEAL_SINGLE_PHOTON, singlePhotonConstraint } from './singlePhoton.js';
import { TAU_MEASUREMENTS, type TauUniversality, tauConstraint } from './tauUniversality.js';

const measurements = Object.keys(ANOMALY_MEASUREMENTS) as AnomalyPair['measurement'][];
const valueIdOf = (measurement: AnomalyPair['measurement']): string => ANOMALY_MEASUREMENTS[measurement].valueId;

/** Those that have a curve of their own in the plane of L_μ − L_τ: apart, so that a page that draws them need not load all others. */
export const DRAWN_CONSTRAINTS = [
  {
    ...OBSERVABLES['g-2'],
    record: 'N007',
    valueIds: measurements.map(valueIdOf),
    prepare({ settings: { anomaly }, values, electroweak }, valueId = valueIdOf(anomaly.measurement)) {
      const measurement = measurements.find((one) => valueIdOf(one) === valueId);
      if (measurement !== undefined) return gMinusTwoConstraint({ ...anomaly, measurement }, values, electroweak);
      throw new InputError('value of g-2', valueId, 'no such value', suggestName(valueId, measurements.map(valueIdOf)));
    },
  },
  {
    ...OBSERVABLES['belle-ii'],
    record: 'N008',
    valueIds: [],
    prepare: ({ settings: { singlePhoton = IDEAL_SINGLE_PHOTON }, values, electroweak }) =>
      singlePhotonConstraint(singlePhoton, values, electroweak),
  },
  {
    ...OBSERVABLES.borexino,
    record: 'N009',
    valueIds: [BOREXINO_MEASUREMENT],
    prepare: ({ settings, values, electroweak }) => borexinoConstraint(settings.recoil, values, electroweak),
  },
  {
    ...OBSERVABLES.tau,
    record: 'N021',
    valueIds: Object.keys(TAU_MEASUREMENTS),
    prepare({ settings }, valueId) {
      if (valueId === undefined) return tauConstraint(settings.tau);
      const known: Readonly<Record<string, TauUniversality>> = TAU_MEASUREMENTS;
      if (Object.hasOwn(known, valueId)) return tauConstraint(known[valueId]);
      throw new InputError('value of tau', valueId, 'no such value', suggestName(valueId, Object.keys(known)));
    },
  },
] as RegisteredConstraint[];

/** Those that are named, in that order. @throws InputError for another name */
export function namedConstraints(
  constraints: readonly RegisteredConstraint[],
  names: readonly string[],
  settings: ConstraintSources['settings'],
  values: RecordValues,
  electroweak: ElectroweakInputs,
): Constraint[] {
  return names.map((name) => {
    const found = constraints.find(({ id }) => id === name);
    if (found) return found.prepare({ settings, values, electroweak, kernelOf: noKernel });
    throw new InputError('constraint', name, 'no such observable', suggestName(name, MEASURED_OBSERVABLES));
  });
}

function noKernel(): never {
  throw new Error('no constraint beside tridents has a kernel');
}
