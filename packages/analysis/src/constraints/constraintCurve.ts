import type { RecordValue } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';
import type { DrawnObservable } from './observables.js';

/**
 * A computed curve in the (M_Z′, g′) plane. A `limit` excludes above `upper`, a `reach` would; a `band` holds what a measurement
 * favours between `lower` and `upper`, where `lower` is 0 if it favours nothing.
 */
export interface ConstraintCurve {
  readonly id: string;
  readonly observable: DrawnObservable;
  readonly kind: 'limit' | 'reach' | 'band';
  readonly label: string;
  readonly massGeV: readonly number[];
  /** null at masses that the calculation does not cover or the data leave free. */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly fidelity: 'full calculation' | 'recast' | 'projection';
  /** Every number that went in, with units in the names. */
  readonly inputs: Readonly<Record<string, number | string>>;
  /** Values of the catalogue used, and papers to cite. */
  readonly valueIds: readonly string[];
  readonly references: readonly string[];
  readonly notes: readonly string[];
}

/** Values of the catalogue's records by id. */
export type RecordValues = ReadonlyMap<string, RecordValue>;

/** Records that hold the values the observables beside tridents use. */
export const OBSERVABLE_RECORDS: readonly string[] = [
  'N007',
  'N008',
  'N009',
  'N014',
  'N016',
  'N017',
  'N018',
  'N019',
  'N020',
  'N021',
  'N022',
  'N023',
  'N024',
  'N025',
];

/** @throws InputError for a value that the catalogue does not have */
export function requiredValue(values: RecordValues, id: string): RecordValue {
  const value = values.get(id);
  if (value) return value;
  throw new InputError(
    'value of the catalogue',
    id,
    'not found',
    `It stands in one of ${OBSERVABLE_RECORDS.join(', ')}.`,
  );
}

/** The number and its symmetric error, for a value that has one. @throws InputError where it is missing */
export function measuredValue(values: RecordValues, id: string): { value: number; error: number } {
  const { value, errorPlus, errorMinus } = requiredValue(values, id);
  if (errorPlus !== undefined && errorPlus === errorMinus) return { value, error: errorPlus };
  throw new InputError('value of the catalogue', id, 'has no symmetric error', 'Give it one in its record.');
}
