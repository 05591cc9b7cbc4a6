import type { RecordValue } from '@nereid/catalogue';
import { InputError, requireNumber } from '@nereid/physics';
import { normalQuantile } from '@nereid/physics/numerics';
import type { ConstraintPrediction } from './constraint.js';
import { type RecordValues, requiredValue } from './constraintCurve.js';

/** A published upper limit on something that the Standard Model has none of, or too little to be seen. */
export interface UpperLimit {
  readonly limit: number;
  /** One-sided: 0.9 for 90 %. */
  readonly confidenceLevel: number;
}

/** The limit of a value of the catalogue, which has to say its confidence level. @throws InputError where it does not */
export function upperLimitOf(values: RecordValues, id: string): UpperLimit {
  const value: RecordValue = requiredValue(values, id);
  const percent = value.confidenceLevel?.percent;
  if (percent === undefined) {
    throw new InputError('value of the catalogue', id, 'has no confidence level', 'Give it one in its record.');
  }
  return { limit: value.value, confidenceLevel: percent / 100 };
}

/** One standard deviation of a Gaussian around 0 whose one-sided limit at its confidence level is the published one. */
export function errorOfLimit({ limit, confidenceLevel }: UpperLimit): number {
  requireNumber('confidence level', confidenceLevel, 0.5, 1, { exclusiveMinimum: true });
  return limit / normalQuantile(confidenceLevel);
}

/**
 * An amount predicted beside a published limit: 0 was measured, with the `errorOfLimit` that gives back the limit at its own level. Limits at other
 * levels follow from the Gaussian, which is an assumption: counts are not published with a limit.
 */
export function limitPrediction(name: string, error: number, predicted: number): ConstraintPrediction {
  return {
    measurement: { name, value: 1, errorPlus: 1, errorMinus: 1 },
    ratio: { linear: predicted / error, quadratic: 0 },
    orientation: 1,
    predicted,
    measured: 0,
  };
}
