import { type ConstrainedYield, type CountingMeasurement, InputError, requireNumber } from '@nereid/physics';

/** A modifier of HistFactory JSON 1.0.0, of the kinds that a counting likelihood needs. */
export type HistFactoryModifier =
  | { readonly name: string; readonly type: 'normfactor'; readonly data: null }
  | { readonly name: string; readonly type: 'normsys'; readonly data: { readonly lo: number; readonly hi: number } }
  | {
      readonly name: string;
      readonly type: 'histosys';
      readonly data: { readonly lo_data: readonly number[]; readonly hi_data: readonly number[] };
    }
  | { readonly name: string; readonly type: 'shapesys'; readonly data: readonly number[] };

interface HistFactorySample {
  readonly name: string;
  readonly data: readonly number[];
  readonly modifiers: readonly HistFactoryModifier[];
}

/** A HistFactory workspace as JSON, version 1.0.0, that pyhf reads. */
export interface HistFactoryWorkspace {
  readonly channels: readonly { readonly name: string; readonly samples: readonly HistFactorySample[] }[];
  readonly measurements: readonly {
    readonly name: string;
    readonly config: {
      readonly poi: string;
      readonly parameters: readonly {
        readonly name: string;
        readonly inits?: readonly number[];
        readonly bounds?: readonly (readonly number[])[];
      }[];
    };
  }[];
  readonly observations: readonly { readonly name: string; readonly data: readonly number[] }[];
  readonly version: '1.0.0';
}

/** The parameter of interest: σ/σ_SM. */
const RATIO = 'ratio';
/** Pulls that pyhf may try. */
const HIGHEST_PULL = 10;

/**
 * A counting measurement as a workspace: one channel with one bin, `signal` scaled by the parameter `ratio`, and `background`.
 * The constraints are those of HistFactory: `gaussian` is histosys (bounded so that no yield is negative), `log-normal` normsys
 * with κ and 1/κ (whose default interpolation, a polynomial for |θ| < 1, differs from κ^θ by less than 1e-7 for κ < 1.5), `poisson`
 * shapesys.
 */
export function histFactoryWorkspace(counts: CountingMeasurement): HistFactoryWorkspace {
  const { name, observed, standardModel, background } = counts;
  const channel = name.replace(/[^A-Za-z0-9]+/g, '_');
  const ratio = { name: RATIO, type: 'normfactor', data: null } as const;
  return {
    channels: [
      {
        name: channel,
        samples: [
          sample('signal', standardModel, [ratio]),
          ...(background.value > 0 ? [sample('background', background, [])] : []),
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
            ...pullBounds('signal', standardModel),
            ...pullBounds('background', background),
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
): HistFactorySample {
  return { name, data: [expected.value], modifiers: [...modifiers, ...uncertainty(`${name}_error`, expected)] };
}

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
function pullBounds(name: string, { value, error, constraint }: ConstrainedYield) {
  if (error === 0 || constraint !== 'gaussian') return [];
  return [{ name: `${name}_error`, bounds: [[-value / error, HIGHEST_PULL]] }];
}

/**
 * The counting measurement of a workspace with one channel of one bin, one signal that the parameter of interest scales, and at most
 * one background, each with at most one uncertainty: what `histFactoryWorkspace` writes, in pyhf's or another hand.
 * @throws InputError naming what cannot be expressed
 */
export function countsOfWorkspace(workspace: HistFactoryWorkspace): CountingMeasurement {
  const channel = only('channels', workspace.channels);
  const { poi } = only('measurements', workspace.measurements).config;
  const observation = only('observations', workspace.observations);
  if (observation.name !== channel.name) {
    throw new InputError('observations', observation.name, 'of no channel', `Name it ${channel.name}.`);
  }
  const scaled = (one: HistFactorySample) =>
    one.modifiers.some(({ type, name }) => type === 'normfactor' && name === poi);
  const signal = only(`samples scaled by ${poi}`, channel.samples.filter(scaled));
  const others = channel.samples.filter((one) => !scaled(one));
  const background = others.length === 0 ? undefined : only('backgrounds', others);
  return {
    name: channel.name,
    observed: only(`observation of ${channel.name}`, observation.data),
    standardModel: yieldOf(signal, poi),
    background: background ? yieldOf(background, poi) : { value: 0, error: 0, constraint: 'gaussian' },
  };
}

function yieldOf({ name, data, modifiers }: HistFactorySample, poi: string): ConstrainedYield {
  const value = only(`data of ${name}`, data);
  requireNumber(`data of ${name}`, value, 0, Number.MAX_VALUE);
  const rest = modifiers.filter((modifier) => modifier.name !== poi);
  if (rest.length === 0) return { value, error: 0, constraint: 'gaussian' };
  const modifier = only(`uncertainties of ${name}`, rest);
  switch (modifier.type) {
    case 'histosys': {
      const high = only(`hi_data of ${name}`, modifier.data.hi_data) - value;
      requireSymmetric(modifier.name, high, value - only(`lo_data of ${name}`, modifier.data.lo_data));
      return { value, error: high, constraint: 'gaussian' };
    }
    case 'normsys':
      requireSymmetric(modifier.name, Math.log(modifier.data.hi), -Math.log(modifier.data.lo));
      return { value, error: value * (modifier.data.hi - 1), constraint: 'log-normal' };
    case 'shapesys':
      return { value, error: only(`data of ${modifier.name}`, modifier.data), constraint: 'poisson' };
    default: {
      const remedy = 'Use normsys, histosys or shapesys.';
      throw new InputError(`modifier ${modifier.name}`, modifier.type, 'not supported', remedy);
    }
  }
}

function requireSymmetric(name: string, up: number, down: number): void {
  if (up > 0 && Math.abs(up - down) <= 1e-9 * up) return;
  throw new InputError(`modifier ${name}`, [up, down], 'is not symmetric', 'Only symmetric uncertainties can be read.');
}

function only<T>(what: string, list: readonly T[] | undefined): T {
  if (Array.isArray(list) && list.length === 1) return list[0];
  throw new InputError(what, list?.length, 'not exactly one', 'Only a counting experiment with one bin can be read.');
}
