import { InputError } from '@nereid/physics';
import type { SpectrumObservable } from './spectrumObservables.js';

/** Values of an observable with their weights. */
export type WeightedValues = readonly (readonly [value: number, weight: number])[];

/** Part of the cross section that a range leaves out at an open end: less where decades are cheap. */
const TAIL = { linear: 0.01, log: 0.003 } as const;
const LARGEST_ANGLE_DEGREES = 180;

/**
 * Edges of bins, evenly spaced as the observable asks for; without a range they hold nearly all of some events.
 * @throws InputError for a range that does not ascend, or is not positive on a logarithmic scale
 */
export function edgesOf(
  observable: SpectrumObservable,
  bins: number,
  range: readonly [number, number] | undefined,
  events: () => WeightedValues,
): Float64Array {
  const [low, high] = range ?? typicalRange(observable, events());
  if (!(high > low) || (observable.scale === 'log' && low <= 0)) {
    const remedy =
      observable.scale === 'log' ? 'Give two positive numbers, the smaller first.' : 'Give the smaller first.';
    throw new InputError('range', `${low}:${high}`, 'not a range', remedy);
  }
  return Float64Array.from({ length: bins + 1 }, (_, i) => {
    if (i === bins) return high;
    return observable.scale === 'log' ? low * (high / low) ** (i / bins) : low + ((high - low) * i) / bins;
  });
}

/** Edges as they are given. @throws InputError unless there are two or more that ascend, positive ones on a logarithmic scale */
export function givenEdges({ name, scale }: SpectrumObservable, edges: readonly number[]): Float64Array {
  const words = edges.join(',');
  if (edges.length < 2) throw new InputError('edges', words, `${name} needs two or more`, 'Write 0,0.2,0.5,1.');
  const falls = edges.findIndex((edge, i) => i > 0 && !(edge > edges[i - 1]));
  if (falls > 0) {
    throw new InputError('edges', words, `${edges[falls]} is not above ${edges[falls - 1]}`, 'Let them ascend.');
  }
  if (scale === 'linear' || edges[0] > 0) return Float64Array.from(edges);
  throw new InputError('edges', words, `${name} is on a logarithmic scale`, 'Let the first edge be above 0.');
}

function typicalRange({ scale, unit }: SpectrumObservable, events: WeightedValues): [number, number] {
  const entries = events.filter(([, weight]) => weight > 0).sort(([a], [b]) => a - b);
  const tail = TAIL[scale];
  const quantile = (share: number) => quantileOf(entries, share);
  if (scale === 'log') {
    const [low, high] = [quantile(tail), quantile(1 - tail)];
    return [10 ** (Math.floor(2 * Math.log10(low)) / 2), 10 ** (Math.ceil(2 * Math.log10(high)) / 2)];
  }
  const high = roundedUp(quantile(1 - tail));
  return [0, unit === 'degrees' ? Math.min(high, LARGEST_ANGLE_DEGREES) : high];
}

function quantileOf(entries: WeightedValues, share: number): number {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let sum = 0;
  for (const [value, weight] of entries) {
    sum += weight;
    if (sum >= share * total) return value;
  }
  return entries[entries.length - 1][0];
}

/** To two digits of which the second is even, so that ticks and bins meet. */
function roundedUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value)) / 5;
  return Number((Math.ceil(value / unit) * unit).toPrecision(3));
}
