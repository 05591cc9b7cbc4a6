import { countingLikelihood, couplingLimit } from '@nereid/physics';
import { strengthLimit } from '@nereid/physics/inference';
import { binnedLikelihood } from '@nereid/physics/likelihoods';
import { describe, expect, it } from 'vitest';
import { namedExperiment } from '../../../test/toyExperiment.js';
import { publishedCounts } from '../measuredLikelihood.js';
import { histFactoryWorkspace } from './histFactory.js';
import { histFactoryModel } from './histFactoryModel.js';
import type { HistFactoryModifier, HistFactoryWorkspace } from './histFactoryWorkspace.js';

// errors of yields as factors, beside which a shift of the nominal yield is exactly R(1 + Σ θ δ)
const countsOf = (name: string) =>
  publishedCounts(namedExperiment(name), 'log-normal').counts ?? expect.fail('no counts');
// some sources are shared, and larger than real ones so that they count
const SHIFTS = { nutev: { photons: 0.1, 'density:Fe': -0.15 }, 'nova-2025': { photons: 0.08, 'density:C': 0.2 } };
type Name = keyof typeof SHIFTS;

/** The factors of theory errors as shifts, which are linear beyond ±1 and between. */
function withLinearShifts(workspace: HistFactoryWorkspace, sources: readonly string[]): HistFactoryWorkspace {
  const linear = (modifier: HistFactoryModifier, [value]: readonly number[]): HistFactoryModifier => {
    if (modifier.type !== 'normsys' || !sources.includes(modifier.name)) return modifier;
    const { lo, hi } = modifier.data;
    return { name: modifier.name, type: 'histosys', data: { lo_data: [value * lo], hi_data: [value * hi] } };
  };
  const channels = workspace.channels.map((channel) => ({
    ...channel,
    samples: channel.samples.map((sample) => ({
      ...sample,
      modifiers: sample.modifiers.map((modifier) => linear(modifier, sample.data)),
    })),
  }));
  return { ...workspace, channels };
}

/** Through the workspace: channels side by side, parameters shared by their names. */
function limitOfWorkspace(names: readonly Name[], test: 'pValue' | 'cls'): number {
  const all = names.map((name) =>
    withLinearShifts(histFactoryWorkspace(countsOf(name), SHIFTS[name]), Object.keys(SHIFTS[name])),
  );
  const parameters = all.flatMap(({ measurements }) => measurements[0].config.parameters);
  const config = {
    poi: 'ratio',
    parameters: parameters.filter((one, i) => parameters.findIndex(({ name }) => name === one.name) === i),
  };
  const workspace: HistFactoryWorkspace = {
    channels: all.flatMap(({ channels }) => channels),
    observations: all.flatMap(({ observations }) => observations),
    measurements: [{ name: 'trident', config }],
    version: '1.0.0',
  };
  const one = binnedLikelihood(histFactoryModel(workspace, workspace.measurements[0]));
  return strengthLimit([one], 0.95, 1, test).ratio;
}

/** Through nuisance parameters of predictions R = 1 + s. */
function limitOfPredictions(names: readonly Name[], statistic: 'profile' | 'cls'): number {
  const predictions = names.map((name) => {
    const likelihood = countingLikelihood(countsOf(name));
    const shifts = Object.entries(SHIFTS[name]).map(([source, size]) => {
      return [source, { constant: size, linear: size, quadratic: 0 }] as const;
    });
    const ratio = { linear: 1, quadratic: 0 };
    return { measurement: likelihood.measurement, likelihood, ratio, shifts: Object.fromEntries(shifts) };
  });
  const test = { confidenceLevel: 0.95, sidedness: 'one-sided', statistic } as const;
  const { upperLimit } = couplingLimit(predictions, test);
  return 1 + (upperLimit ?? Number.NaN) ** 2;
}

describe('theory errors of counts', () => {
  it.each([
    [['nutev'], 'profile'],
    [['nutev'], 'cls'],
    [['nova-2025'], 'cls'],
    [['nutev', 'nova-2025'], 'profile'],
    [['nutev', 'nova-2025'], 'cls'],
  ] as const)('%s, %s: the same limit from a workspace and from predictions', (names, statistic) => {
    const fromWorkspace = limitOfWorkspace(names, statistic === 'cls' ? 'cls' : 'pValue');
    const fromPredictions = limitOfPredictions(names, statistic);
    // κ^θ of a yield and the interpolation of pyhf differ by less than 1e-7
    expect(Math.abs(fromPredictions / fromWorkspace - 1)).toBeLessThan(1e-6);
    // and is not nothing: without them the limit is lower by more
    const exact = strengthLimit(
      names.map((name) => countingLikelihood(countsOf(name))),
      0.95,
      1,
      statistic === 'cls' ? 'cls' : 'pValue',
    );
    expect(fromWorkspace / exact.ratio).toBeGreaterThan(1.01);
  });
});
