import { InputError, requireNumber } from '../errors.js';
import { poissonDeviance } from './poissonDeviance.js';
import type { YieldInterpolation } from './yieldInterpolation.js';

/** What is known of a parameter beside the counts, as a penalty in −2 ln L. */
export type ParameterConstraint =
  | { readonly kind: 'none' }
  /** ((θ − measured)/error)². */
  | { readonly kind: 'gaussian'; readonly measured: number; readonly error: number }
  /** An auxiliary count with mean scale·θ: its Poisson deviance. */
  | { readonly kind: 'poisson'; readonly measured: number; readonly scale: number };

/** A parameter of a binned model. Equal bounds make it a known number. */
export interface BinnedParameter {
  readonly name: string;
  readonly initial: number;
  readonly lowest: number;
  readonly highest: number;
  readonly constraint: ParameterConstraint;
}

/** A factor on the yield of a sample: the parameter itself, or an interpolation in it. */
export interface YieldFactor {
  readonly parameter: number;
  readonly interpolation: YieldInterpolation | 'proportional';
}

/** Events added to the yield of a sample before the factors. */
export interface YieldShift {
  readonly parameter: number;
  readonly interpolation: YieldInterpolation;
}

/** One sample in one bin: ν = (nominal + Σ shifts) Π factors. */
export interface SampleYield {
  readonly nominal: number;
  readonly shifts: readonly YieldShift[];
  readonly factors: readonly YieldFactor[];
}

/** Observed events of a bin, and the processes that are expected in it. */
export interface CountedBin {
  readonly name: string;
  readonly observed: number;
  readonly samples: readonly SampleYield[];
}

/** Counts in bins whose expectations depend on common parameters, as HistFactory describes them. */
export interface BinnedModel {
  readonly name: string;
  /** Index of the parameter that multiplies the signal, R = σ/σ_SM. */
  readonly strength: number;
  readonly parameters: readonly BinnedParameter[];
  readonly bins: readonly CountedBin[];
}

/** Expected events of a bin and their derivatives with respect to the parameters that they depend on. */
export interface ExpectedBin {
  readonly events: number;
  readonly slopes: ReadonlyMap<number, number>;
}

/** @throws InputError naming the number that is out of range */
export function requireBinnedModel({ name, strength, parameters, bins }: BinnedModel): void {
  if (parameters[strength] === undefined) {
    throw new InputError(`${name}: strength`, strength, 'no such parameter', 'Give the index of a parameter.');
  }
  for (const bin of bins) requireNumber(`${name}: observed in ${bin.name}`, bin.observed, 0, Number.MAX_VALUE);
  for (const { name: parameter, initial, lowest, highest, constraint } of parameters) {
    requireNumber(`${name}: ${parameter}`, initial, -Number.MAX_VALUE, Number.MAX_VALUE);
    if (!(lowest <= highest)) {
      throw new InputError(
        `${name}: bounds of ${parameter}`,
        [lowest, highest],
        'not in order',
        'Give the lower first.',
      );
    }
    if (constraint.kind === 'none') continue;
    const width = constraint.kind === 'gaussian' ? constraint.error : constraint.scale;
    const positive = { exclusiveMinimum: true };
    requireNumber(`${name}: width of ${parameter}`, width, 0, Number.MAX_VALUE, positive);
    const lowestMeasured = constraint.kind === 'gaussian' ? -Number.MAX_VALUE : 0;
    requireNumber(`${name}: measured ${parameter}`, constraint.measured, lowestMeasured, Number.MAX_VALUE);
  }
}

/** Expected events of a bin at values of the parameters, with the derivatives with respect to each of them. */
export function expectedBin({ samples }: CountedBin, values: ArrayLike<number>): ExpectedBin {
  const slopes = new Map<number, number>();
  const add = (parameter: number, slope: number) => slopes.set(parameter, (slopes.get(parameter) ?? 0) + slope);
  let events = 0;
  for (const { nominal, shifts, factors } of samples) {
    const shifted = shifts.map(({ parameter, interpolation }) => interpolation(values[parameter]));
    const scaled = factors.map(({ parameter, interpolation }) =>
      interpolation === 'proportional' ? { value: values[parameter], slope: 1 } : interpolation(values[parameter]),
    );
    const before = shifted.reduce((sum, { value }) => sum + value, nominal);
    const product = scaled.reduce((all, { value }) => all * value, 1);
    events += before * product;
    for (const [i, { parameter }] of shifts.entries()) add(parameter, shifted[i].slope * product);
    // not product/value, which may be 0/0
    for (const [i, { parameter }] of factors.entries()) {
      const others = scaled.reduce((all, { value }, j) => (j === i ? all : all * value), before);
      add(parameter, scaled[i].slope * others);
    }
  }
  return { events, slopes };
}

/** Penalty of a parameter's value, with its first and second derivative. */
export function parameterPenalty(constraint: ParameterConstraint, value: number) {
  switch (constraint.kind) {
    case 'none':
      return { value: 0, slope: 0, curvature: 0 };
    case 'gaussian': {
      const pull = (value - constraint.measured) / constraint.error;
      return { value: pull * pull, slope: (2 * pull) / constraint.error, curvature: 2 / constraint.error ** 2 };
    }
    case 'poisson': {
      const { measured, scale } = constraint;
      return {
        value: poissonDeviance(measured, scale * value),
        slope: 2 * (scale - measured / value),
        curvature: (2 * measured) / value ** 2,
      };
    }
  }
}
