import type { CountingMeasurement } from '@nereid/physics';
import type { ConstrainedYield } from '@nereid/physics/likelihoods';
import type {
  HistFactoryMeasurement,
  HistFactoryModifier,
  HistFactoryParameter,
  HistFactorySample,
  HistFactoryWorkspace,
} from './histFactoryWorkspace.js';

/** The parameter of interest: σ/σ_SM. */
const RATIO = 'ratio';
/** Pulls that pyhf may try. */
const HIGHEST_PULL = 10;

/**
 * A counting measurement as a workspace: one channel with one bin, `signal` scaled by the parameter `ratio`, and `background`.
 * The constraints are those of HistFactory: `gaussian` is histosys (bounded so that no yield is negative), `log-normal` normsys
 * with κ and 1/κ (whose default interpolation, a polynomial for |θ| < 1, differs from κ^θ by less than 1e-7 for κ < 1.5), `poisson`
 * shapesys.
 * @param shifts relative change of the predicted signal by one standard deviation of each source of theory errors: a normsys of the
 *   source's name, which workspaces of several experiments share when they are combined. Errors of the count's own then have its
 *   name in front of theirs.
 */
export function histFactoryWorkspace(
  counts: CountingMeasurement,
  shifts: Readonly<Record<string, number>> = {},
): HistFactoryWorkspace {
  const { name, observed, standardModel, background } = counts;
  const channel = name.replace(/[^A-Za-z0-9]+/g, '_');
  const theory = Object.entries(shifts).filter(([, shift]) => shift !== 0);
  const own = theory.length > 0 ? `${channel}_` : '';
  const ratio = { name: RATIO, type: 'normfactor', data: null } as const;
  return {
    channels: [
      {
        name: channel,
        samples: [
          sample('signal', standardModel, [ratio, ...theory.map(normalisation)], own),
          ...(background.value > 0 ? [sample('background', background, [], own)] : []),
        ],
      },
    ],
    measurements: [
      {
        name: 'trident',
        config: {
          poi: RATIO,
          parameters: [
            { name: RATIO, inits: [1], bounds: [[0, 100]] },
            ...pullBounds(`${own}signal`, standardModel),
            ...pullBounds(`${own}background`, background),
          ],
        },
      },
    ],
    observations: [{ name: channel, data: [observed] }],
    version: '1.0.0',
  };
}

function sample(
  name: string,
  expected: ConstrainedYield,
  modifiers: readonly HistFactoryModifier[],
  own: string,
): HistFactorySample {
  return { name, data: [expected.value], modifiers: [...modifiers, ...uncertainty(`${own}${name}_error`, expected)] };
}

/** A factor 1 + shift·θ, to the curvature of the interpolation in between. */
const normalisation = ([name, shift]: readonly [name: string, shift: number]): HistFactoryModifier => ({
  name,
  type: 'normsys',
  data: { lo: 1 - shift, hi: 1 + shift },
});

function uncertainty(name: string, { value, error, constraint }: ConstrainedYield): HistFactoryModifier[] {
  if (error === 0) return [];
  switch (constraint) {
    case 'gaussian':
      return [{ name, type: 'histosys', data: { lo_data: [value - error], hi_data: [value + error] } }];
    case 'log-normal':
      return [{ name, type: 'normsys', data: { lo: value / (value + error), hi: (value + error) / value } }];
    case 'poisson':
      return [{ name, type: 'shapesys', data: [error] }];
  }
}

/** A Gaussian yield ends at 0. */
function pullBounds(name: string, { value, error, constraint }: ConstrainedYield): HistFactoryParameter[] {
  if (error === 0 || constraint !== 'gaussian') return [];
  return [{ name: `${name}_error`, bounds: [[-value / error, HIGHEST_PULL]] }];
}

/**
 * A measurement of a workspace as a plain count, where it is one: one channel of one bin, one signal that the parameter of interest
 * scales, and at most one background, each with at most one symmetric uncertainty of its own that the measurement leaves as it is. What
 * `histFactoryWorkspace` writes, in pyhf's or another hand; null for every other.
 */
export function countsOfWorkspace(
  { channels, observations }: HistFactoryWorkspace,
  { config }: HistFactoryMeasurement,
): CountingMeasurement | null {
  const { poi, parameters } = config;
  const [{ name, samples }] = channels;
  if (channels.length > 1 || samples.length > 2 || samples[0].data.length > 1) return null;
  if (parameters.some((one) => one.fixed || one.auxdata || one.sigmas || one.factors)) return null;
  const scaled = (one: HistFactorySample) => one.modifiers.some((modifier) => modifier.name === poi);
  const [signals, backgrounds] = [samples.filter(scaled), samples.filter((one) => !scaled(one))];
  if (signals.length !== 1) return null;
  const standardModel = yieldOf(signals[0], poi);
  const none = { value: 0, error: 0, constraint: 'gaussian' } as const;
  const background = backgrounds.length === 0 ? none : yieldOf(backgrounds[0], poi);
  if (!standardModel || !background || standardModel.value <= 0 || isShared(samples, poi)) return null;
  return { name, observed: observations[0].data[0], standardModel, background };
}

const isShared = (samples: readonly HistFactorySample[], poi: string): boolean => {
  const names = samples.flatMap(({ modifiers }) => modifiers.map(({ name }) => name)).filter((name) => name !== poi);
  return new Set(names).size < names.length;
};

function yieldOf({ data: [value], modifiers }: HistFactorySample, poi: string): ConstrainedYield | null {
  const [modifier, ...others] = modifiers.filter(({ name }) => name !== poi);
  if (value < 0 || others.length > 0) return null;
  if (modifier === undefined) return { value, error: 0, constraint: 'gaussian' };
  if (value === 0) return null;
  switch (modifier.type) {
    case 'histosys': {
      const error = modifier.data.hi_data[0] - value;
      return isSymmetric(error, value - modifier.data.lo_data[0]) ? { value, error, constraint: 'gaussian' } : null;
    }
    case 'normsys': {
      const { lo, hi } = modifier.data;
      const error = value * (hi - 1);
      return isSymmetric(Math.log(hi), -Math.log(lo)) ? { value, error, constraint: 'log-normal' } : null;
    }
    case 'shapesys':
      return modifier.data[0] > 0 ? { value, error: modifier.data[0], constraint: 'poisson' } : null;
    default:
      return null;
  }
}

// 9.8 + 2.9 − 9.8 loses a digit or two
const isSymmetric = (up: number, down: number): boolean => up > 0 && Math.abs(up - down) <= 1e-9 * up;
