import { InputError } from '@nereid/physics';
import { type AxisBins, binsOfIntervals, binsOfValues, WIDE } from './columnBins.js';
import { parameterOnAxis } from './parameterRange.js';
import type { ParameterRange } from './parseParameterRange.js';
import type { StoredParameter } from './points/storedPoints.js';

/** Deviations from the mean that a normal distribution is shown to. */
const SHOWN_DEVIATIONS = 4;

/**
 * @param intervals how many for a parameter that was drawn
 * @param axis what an error calls the axis
 * @throws InputError for one that has a single value
 */
export function axisBins(name: string, range: ParameterRange, intervals: number, axis = 'axis'): AxisBins {
  if (typeof range === 'number' || ('list' in range && new Set(range.list).size < 2)) {
    throw new InputError(axis, name, 'has one value in this scan', 'Name a parameter that varies.');
  }
  if ('list' in range) return binsOfValues(name, range.list);
  if ('points' in range)
    return binsOfValues(
      name,
      Array.from({ length: range.points }, (_, i) => parameterOnAxis(range, i)),
    );
  if ('uniform' in range) return binsOfIntervals(name, range.uniform, intervals, 'linear');
  if ('logUniform' in range) return binsOfIntervals(name, range.logUniform, intervals, 'log');
  const { mean, deviation } = range.normal;
  const [low, high] = [mean - SHOWN_DEVIATIONS * deviation, mean + SHOWN_DEVIATIONS * deviation];
  return binsOfIntervals(name, [low, high], intervals, 'linear');
}

/** The same of a parameter whose points stand in a file: equal intervals of the values there, the largest among them. */
export function fileAxisBins({ name, range }: StoredParameter, intervals: number, axis = 'axis'): AxisBins {
  if (range === undefined || range[0] === range[1]) {
    throw new InputError(axis, name, 'has one value in this scan', 'Name a parameter that varies.');
  }
  const [low, high] = range;
  // values that grow by factors are shown on a logarithmic scale
  const scale = low > 0 && high / low > WIDE ? 'log' : 'linear';
  return binsOfIntervals(name, [low, high + (high - low) * 1e-9], intervals, scale);
}
