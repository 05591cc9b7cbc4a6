/** The values of one parameter, gathered: the places of a grid axis themselves, or equal intervals of what was drawn. */
export interface AxisBins {
  readonly name: string;
  readonly scale: 'log' | 'linear';
  /** Ascending; the middle of an interval, on the scale of the axis. */
  readonly centres: Float64Array;
  /** From the first place to the last, or all that the intervals cover. */
  readonly domain: readonly [number, number];
  /** The bin of a value; −1 outside. */
  indexOf(value: number): number;
}

/** From the least to the largest: values that grow by such factors are shown on a logarithmic scale. */
export const WIDE = 30;

/** Each of these values is a place of its own. */
export function binsOfValues(name: string, values: readonly number[]): AxisBins {
  const centres = Float64Array.from(new Set(values)).sort();
  const place = new Map(Array.from(centres, (value, i) => [value, i]));
  const isLog = centres[0] > 0 && centres[centres.length - 1] / centres[0] > WIDE;
  const domain = [centres[0], centres[centres.length - 1]] as const;
  return { name, scale: isLog ? 'log' : 'linear', centres, domain, indexOf: (value) => place.get(value) ?? -1 };
}

/** `count` equal intervals from `low` to `high`, on a scale. */
export function binsOfIntervals(
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
    domain: [low, high],
    indexOf(value) {
      const place = Math.floor(((scale === 'log' ? Math.log(value) : value) - from) / width);
      return place >= 0 && place < count ? place : -1;
    },
  };
}
