import { type ElectroweakInputs, InputError } from '@nereid/physics';
import type { Constraint } from './constraint.js';
import { OBSERVABLE_RECORDS, type RecordValues } from './constraintCurve.js';
import { REGISTERED_DECAYS } from './decayConstraints.js';
import { DRAWN_CONSTRAINTS, namedConstraints } from './drawnConstraints.js';
import { modelsOfBosons } from './modelsOfBosons.js';
import { REGISTERED_RECOILS } from './recoilConstraints.js';
import type { ConstraintSources, RegisteredConstraint } from './registeredConstraint.js';

const registered: RegisteredConstraint[] = [...DRAWN_CONSTRAINTS, ...REGISTERED_DECAYS, ...REGISTERED_RECOILS].map(
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
export const observableConstraints = (
  names: readonly string[],
  settings: ConstraintSources['settings'],
  values: RecordValues,
  electroweak: ElectroweakInputs,
): Constraint[] => namedConstraints(registered, names, settings, values, electroweak);
