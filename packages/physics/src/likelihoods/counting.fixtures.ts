// A counting likelihood of one line, for tests.
import type { YieldConstraint } from './constrainedYield.js';
import { type CountingLikelihood, countingLikelihood } from './countingLikelihood.js';

/** So many observed, a signal known exactly, and a background with its error. */
export function counting(
  observed: number,
  signal: number,
  background: number,
  error = 0,
  constraint: YieldConstraint = 'gaussian',
): CountingLikelihood {
  return countingLikelihood({
    name: 'toy',
    observed,
    standardModel: { value: signal, error: 0, constraint },
    background: { value: background, error, constraint },
  });
}
