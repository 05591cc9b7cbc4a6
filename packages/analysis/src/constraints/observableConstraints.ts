import { type ElectroweakInputs, InputError, suggestName } from '@nereid/physics';
import { BOREXINO_MEASUREMENT, borexinoConstraint } from './borexino.js';
import type { Constraint } from './constraint.js';
import { OBSERVABLE_RECORDS, type RecordValues } from './constraintCurve.js';
import { REGISTERED_DECAYS } from './decayConstraints.js';
import { ANOMALY_MEASUREMENTS, type AnomalyPair, gMinusTwoConstraint } from './gMinusTwo.js';
import { modelsOfBosons } from './modelsOfBosons.js';
import { MEASURED_OBSERVABLES, OBSERVABLES } from './observables.js';
import { REGISTERED_RECOILS } from './recoilConstraints.js';
import type { ConstraintSources, RegisteredConstraint } from './registeredConstraint.js';
import { IDEAL_SINGLE_PHOTON, singlePhotonConstraint } from './singlePhoton.js';
import { TAU_MEASUREMENTS, type TauUniversality, tauConstraint } from './tauUniversality.js';

const measurements = Object.keys(ANOMALY_MEASUREMENTS) as AnomalyPair['measurement'][];
const valueIdOf = (measurement: AnomalyPair['measurement']): string => ANOMALY_MEASUREMENTS[measurement].valueId;

/** Those of `OBSERVABLES`. */
const OWN_OBSERVABLES = [
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

const registered: RegisteredConstraint[] = [...OWN_OBSERVABLES, ...REGISTERED_DECAYS, ...REGISTERED_RECOILS].map(
  withModelsOfToday,
);

/** The constraints beside tridents, in the order in which they are drawn and tested: those of this package, then registered ones. */
export const REGISTERED_OBSERVABLES: readonly RegisteredConstraint[] = registered;

/**
 * Adds a constraint of one's own to the list: limits, landscapes, points and scans of this process know it by its id from then on, with the
 * values of the record that it names.
 * @returns what takes it out again
 * @throws InputError for an id that is taken
 */
export function registerConstraint(constraint: RegisteredConstraint): () => void {
  const { id } = constraint;
  if (registered.some((one) => one.id === id)) {
    throw new InputError('constraint', id, 'is there already', 'Give the constraint another id.');
  }
  const added = withModelsOfToday(constraint);
  registered.push(added);
  return () => void registered.splice(registered.indexOf(added), 1);
}

/** Records whose values constraints beside tridents use. */
export const recordsOfObservables = (): string[] => [
  ...new Set([...OBSERVABLE_RECORDS, ...registered.flatMap(({ record }) => record ?? [])]),
];

/** A model may be registered after this list was made: those that a constraint is computed for are asked for when they are wanted. */
function withModelsOfToday(constraint: RegisteredConstraint): RegisteredConstraint {
  const { bosons } = constraint;
  if (!bosons) return constraint;
  return Object.defineProperty(constraint, 'models', { get: () => modelsOfBosons(...bosons), enumerable: true });
}

/** Whether these values hold the numbers that a constraint is compared with: data of one's own need not have all records. */
export const isRecorded = ({ valueIds }: RegisteredConstraint, values: RecordValues): boolean =>
  valueIds.every((id) => values.has(id));

/** The constraints beside tridents that are named, in that order. @throws InputError for another name */
export function observableConstraints(
  names: readonly string[],
  settings: ConstraintSources['settings'],
  values: RecordValues,
  electroweak: ElectroweakInputs,
): Constraint[] {
  return names.map((name) => {
    const found = REGISTERED_OBSERVABLES.find(({ id }) => id === name);
    if (found) return found.prepare({ settings, values, electroweak, kernelOf: noKernel });
    throw new InputError('constraint', name, 'no such observable', suggestName(name, MEASURED_OBSERVABLES));
  });
}

function noKernel(): never {
  throw new Error('no constraint beside tridents has a kernel');
}
