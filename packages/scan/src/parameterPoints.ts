import { CounterUniforms, KeyedPermutation, normalQuantile, SobolSequence } from '@nereid/physics/numerics';
import { axisLength, isSampled, type ParameterRanges, parameterOnAxis, pointCount } from './parameterRange.js';
import type { ParameterRange } from './parseParameterRange.js';

/** Ranges with the seed of what is drawn. */
export interface SeededRanges extends ParameterRanges {
  readonly seed: number;
}

/** The points of a scan by number: a pure function of the configuration, so that any worker can make any of them. */
export interface ParameterPoints {
  readonly names: readonly string[];
  readonly count: number;
  /** Writes the values of point `index` (0 … count − 1) to `out`, in the order of `names`. */
  values(index: number, out: Float64Array): void;
}

/**
 * Grid axes in the order of the file, the last running fastest; each grid point is followed by all samples, the same at
 * every grid point.
 */
export function parameterPoints(config: SeededRanges): ParameterPoints {
  const names = Object.keys(config.parameters);
  const ranges = Object.values(config.parameters);
  const lengths = ranges.map(axisLength);
  const axes = ranges.map(rememberedAxis);
  const samples = config.sampling?.points ?? 1;
  const sampled = ranges.flatMap((range, i) => (isSampled(range) ? [i] : []));
  const fill = unitSamples(config, sampled.length);
  const unit = new Float64Array(Math.max(4, 4 * Math.ceil(sampled.length / 4)));
  return {
    names,
    count: pointCount(config),
    values(index, out) {
      let rest = Math.floor(index / samples);
      for (let axis = ranges.length - 1; axis >= 0; axis--) {
        out[axis] = axes[axis](rest % lengths[axis]);
        rest = Math.floor(rest / lengths[axis]);
      }
      if (sampled.length === 0) return;
      fill(index % samples, unit);
      sampled.forEach((axis, dimension) => {
        out[axis] = fromUnit(ranges[axis], unit[dimension]);
      });
    },
  };
}

/** An axis of more places is not remembered. */
const LONGEST_REMEMBERED = 65_536;

/** `parameterOnAxis`, which takes a power for each place of a logarithmic axis, once for each place. */
function rememberedAxis(range: ParameterRange): (place: number) => number {
  const length = axisLength(range);
  if (length > LONGEST_REMEMBERED) return (place) => parameterOnAxis(range, place);
  const known = new Float64Array(length).fill(Number.NaN);
  return (place) => {
    if (Number.isNaN(known[place])) known[place] = parameterOnAxis(range, place);
    return known[place];
  };
}

/** The value below which a fraction x of the distribution lies. */
function fromUnit(range: ParameterRange, x: number): number {
  if (typeof range === 'number') return range;
  if ('uniform' in range) return range.uniform[0] + (range.uniform[1] - range.uniform[0]) * x;
  if ('logUniform' in range) return range.logUniform[0] * (range.logUniform[1] / range.logUniform[0]) ** x;
  if ('normal' in range) return range.normal.mean + range.normal.deviation * normalQuantile(x);
  return Number.NaN;
}

/** Purposes of the random numbers, so that methods share none. */
const PURPOSE = { random: 11, 'latin-hypercube': 12 } as const;

/** A filler of coordinates in (0, 1) for sample `index`. */
function unitSamples(
  { sampling, seed }: Pick<SeededRanges, 'sampling' | 'seed'>,
  dimensions: number,
): (index: number, out: Float64Array) => void {
  if (sampling === undefined || dimensions === 0) return () => undefined;
  const { method, points } = sampling;
  if (method === 'sobol') {
    const sequence = new SobolSequence(dimensions, seed);
    return (index, out) => sequence.point(index, out);
  }
  const uniforms = new CounterUniforms(seed, PURPOSE[method]);
  const blocks = Math.ceil(dimensions / 4);
  if (method === 'random') return (index, out) => uniforms.fill(index, 0, blocks, out);
  // one sample in each of as many equal intervals of every coordinate, in an order of its own for each
  const orders = Array.from({ length: dimensions }, (_, dimension) => new KeyedPermutation(points, seed, dimension));
  return (index, out) => {
    uniforms.fill(index, 0, blocks, out);
    orders.forEach((order, dimension) => {
      out[dimension] = (order.at(index) + out[dimension]) / points;
    });
  };
}
