import { CounterUniforms } from '@nereid/physics/numerics';
import type {
  HistFactoryModifier,
  HistFactorySample,
  HistFactoryWorkspace,
} from '../../packages/analysis/src/index.js';

export type Point = Readonly<Record<string, number>>;

export interface RandomWorkspace {
  readonly workspace: HistFactoryWorkspace;
  /** Two sets of values of its parameters, by pyhf's names. */
  readonly points: readonly [Point, Point];
}

/** A purpose that no other stream of random numbers has. */
const PURPOSE = 0x7079_6866;

/**
 * A workspace of one or two channels of one to three bins, with a signal and two backgrounds under modifiers of all kinds, some with
 * common names, and settings of their parameters.
 */
export function randomWorkspace(seed: number): RandomWorkspace {
  const draw = stream(seed);
  const between = (low: number, high: number) => Number((low + (high - low) * draw()).toPrecision(4));
  const channels = Array.from({ length: draw() < 0.5 ? 1 : 2 }, (_, index) => {
    const bins = 1 + Math.floor(3 * draw());
    const yields = (least: number, most: number) => Array.from({ length: bins }, () => between(least, most));
    const name = `channel${index}`;
    const signal = sample('signal', yields(2, 12), [{ name: 'mu', type: 'normfactor', data: null }]);
    const [first, second] = ['first', 'second'].map((one) => sample(one, yields(5, 40), []));
    const changed = [signal, first, second].map((one) => modified(one, name, draw, between));
    return { name, samples: changed };
  });
  const observations = channels.map(({ name, samples }) => ({
    name,
    data: samples[0].data.map((_, bin) =>
      Math.round(samples.reduce((sum, { data }) => sum + data[bin], 0) * between(0.8, 1.2)),
    ),
  }));
  const workspace: HistFactoryWorkspace = {
    channels,
    observations: draw() < 0.5 ? observations : observations.reverse(),
    measurements: [{ name: 'm', config: { poi: 'mu', parameters: settings(channels, draw, between) } }],
    version: '1.0.0',
  };
  return { workspace, points: [pointOf(workspace, between), pointOf(workspace, between)] };
}

const sample = (name: string, data: readonly number[], modifiers: readonly HistFactoryModifier[]) => ({
  name,
  data,
  modifiers,
});

function stream(seed: number): () => number {
  const uniforms = new CounterUniforms(seed, PURPOSE);
  const block = new Float64Array(4);
  let next = 0;
  return () => {
    if (next % 4 === 0) uniforms.fill(0, next / 4, 1, block);
    return block[next++ % 4];
  };
}

type Between = (low: number, high: number) => number;

/** A sample with up to a modifier of each kind. */
function modified(one: HistFactorySample, channel: string, draw: () => number, between: Between): HistFactorySample {
  const { name, data, modifiers } = one;
  const scaled = (low: number, high: number) => data.map((value) => value * between(low, high));
  const all: HistFactoryModifier[] = [
    { name: 'exposure', type: 'normsys', data: { lo: between(0.8, 0.95), hi: between(1.05, 1.25) } },
    { name: `norm_${name}`, type: 'normsys', data: { lo: between(0.7, 1.05), hi: between(0.98, 1.4) } },
    { name: 'scale', type: 'histosys', data: { lo_data: scaled(0.8, 1), hi_data: scaled(0.95, 1.2) } },
    { name: 'exposure', type: 'histosys', data: { lo_data: scaled(0.85, 1.05), hi_data: scaled(1, 1.15) } },
    { name: 'lumi', type: 'lumi', data: null },
    { name: `mc_${channel}`, type: 'staterror', data: scaled(0.05, 0.2) },
    { name: `off_${channel}_${name}`, type: 'shapesys', data: scaled(0.05, 0.3) },
  ];
  return { name, data, modifiers: [...modifiers, ...all.filter(() => draw() < 0.3)] };
}

/** What `lumi` needs, and for some parameters values other than the defaults. */
function settings(
  channels: HistFactoryWorkspace['channels'],
  draw: () => number,
  between: Between,
): HistFactoryWorkspace['measurements'][0]['config']['parameters'] {
  const modifiers = channels.flatMap(({ samples }) => samples.flatMap((one) => one.modifiers));
  const has = (name: string) => modifiers.some((one) => one.name === name);
  const pulls = ['exposure', 'scale', 'norm_first'].filter((name) => has(name) && draw() < 0.5);
  const lumi = { name: 'lumi', inits: [1], bounds: [[0.3, 2] as const], auxdata: [1], sigmas: [between(0.02, 0.2)] };
  return [
    // limits of weak signals lie above pyhf's default of 10
    { name: 'mu', bounds: [[0, 100]] },
    ...(has('lumi') ? [lumi] : []),
    ...pulls.map((name) =>
      draw() < 0.3 ? { name, fixed: true, inits: [between(-1, 1)] } : { name, auxdata: [between(-1, 1)] },
    ),
  ];
}

/** Values near the defaults, in pyhf's names: those of modifiers in bins have indices. */
function pointOf({ channels }: HistFactoryWorkspace, between: Between): Point {
  const values = channels.flatMap(({ samples }) =>
    samples.flatMap(({ data, modifiers }) =>
      modifiers.flatMap(({ name, type }) => {
        if (type === 'staterror' || type === 'shapesys') {
          return data.map((_, bin) => [`${name}[${bin}]`, between(0.7, 1.3)]);
        }
        return [[name, type === 'normfactor' || type === 'lumi' ? between(0.7, 1.3) : between(-2, 2)]];
      }),
    ),
  );
  return Object.fromEntries(values);
}
