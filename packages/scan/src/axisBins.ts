import { InputError } from '@nereid/physics';
import { type ParameterRange, parameterOnAxis } from './parameterRange.js';

/** The values of one parameter, gathered: the places of a grid axis themselves, or equal intervals of what was drawn. */
export interface AxisBins {
  readonly name: string;
  readonly scale: 'log' | 'linear';
  /** Ascending; the middle of an interval, on the scale of the axis. */
  readonly centres: Float64Array;
  /** The bin of a value; −1 outside. */
  indexOf(value: number): number;
}

/** Deviations from the mean that a normal distribution is shown to. */
const SHOWN_DEVIATIONS = 4;

/**
 * @param intervals how many for a parameter that was drawn
 * @throws InputError for one that has a single value
 */
export function axisBins(name: string, range: ParameterRange, intervals: number): AxisBins {
  if (typeof range === 'number' || ('list' in range && new Set(range.list).size < 2)) {
    throw new InputError('axis', name, 'has one value in this scan', 'Name a parameter that varies.');
  }
  if ('list' in range) return ofValues(name, range.list);
  if ('points' in range)
    return ofValues(
      name,
      Array.from({ length: range.points }, (_, i) => parameterOnAxis(range, i)),
    );
  if ('uniform' in range) return ofIntervals(name, range.uniform, intervals, 'linear');
  if ('logUniform' in range) return ofIntervals(name, range.logUniform, intervals, 'log');
  const { mean, deviation } = range.normal;
  const [low, high] = [mean - SHOWN_DEVIATIONS * deviation, mean + SHOWN_DEVIATIONS * deviation];
  return ofIntervals(name, [low, high], intervals, 'linear');
}

function ofValues(name: string, values: readonly number[]): AxisBins {
  const centres = Float64Array.from(new Set(values)).sort();
  const place = new Map(Array.from(centres, (value, i) => [value, i]));
  // values that grow by factors are shown on a logarithmic scale
  const isLog = centres[0] > 0 && centres[centres.length - 1] / centres[0] > 30;
  return { name, scale: isLog ? 'log' : 'linear', centres, indexOf: (value) => place.get(value) ?? -1 };
}

function ofIntervals(
  name: string,
  [low, high]: readonly [number, number],
  count: number,
  scale: 'log' | 'linear',
): AxisBins {
  const [from, to] = scale === 'log' ? [Math.log(low), Math.log(high)] : [low, high];
  const width = (to - from) / count;
  const centres = Float64Array.from({ length: count }, (_, i) => from + (i + 0.5) * width);
  return {
    name,
    scale,
    centres: scale === 'log' ? centres.map(Math.exp) : centres,
    indexOf(value) {
      const place = Math.floor(((scale === 'log' ? Math.log(value) : value) - from) / width);
      return place >= 0 && place < count ? place : -1;
    },
  };
}
