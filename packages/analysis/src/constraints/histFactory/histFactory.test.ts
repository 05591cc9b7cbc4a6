import { countingLikelihood, YIELD_CONSTRAINTS } from '@nereid/physics';
import { strengthLimit } from '@nereid/physics/inference';
import { describe, expect, it } from 'vitest';
import { namedExperiment } from '../../../test/toyExperiment.js';
import { publishedCounts } from '../measuredLikelihood.js';
import { countsOfWorkspace, histFactoryWorkspace } from './histFactory.js';
import type { HistFactoryWorkspace } from './histFactoryWorkspace.js';

const nutev = (constraint: (typeof YIELD_CONSTRAINTS)[number]) => {
  const { counts } = publishedCounts(namedExperiment('nutev'), constraint);
  return counts ?? expect.fail('no counts');
};
const workspace = histFactoryWorkspace(nutev('gaussian'));
const countsOf = (one: HistFactoryWorkspace) => countsOfWorkspace(one, one.measurements[0]);
const changed = (change: (copy: HistFactoryWorkspace) => unknown) => {
  const copy = JSON.parse(JSON.stringify(workspace));
  change(copy);
  return countsOf(copy);
};

describe('a HistFactory workspace', () => {
  it.each(YIELD_CONSTRAINTS)('%s: gives the same limit when it is read back', (constraint) => {
    const counts = nutev(constraint);
    const back = countsOf(JSON.parse(JSON.stringify(histFactoryWorkspace(counts)))) ?? expect.fail('no counts');
    const [before, after] = [counts, back].map((one) => strengthLimit([countingLikelihood(one)], 0.95, 1).ratio);
    // 9.8 + 2.9 − 9.8 loses a digit or two
    expect(after / before).toBeCloseTo(1, 12);
    expect(back).toMatchObject({ name: 'NuTeV', observed: 17, background: { constraint } });
  });

  it('has the modifiers of its constraints', () => {
    const modifiers = (constraint: (typeof YIELD_CONSTRAINTS)[number]) =>
      histFactoryWorkspace(nutev(constraint)).channels[0].samples[1].modifiers;
    expect(modifiers('gaussian')).toMatchObject([
      { type: 'histosys', data: { lo_data: [expect.closeTo(6.9, 12)], hi_data: [expect.closeTo(12.7, 12)] } },
    ]);
    expect(modifiers('log-normal')).toMatchObject([
      { type: 'normsys', data: { hi: expect.closeTo(12.7 / 9.8, 12), lo: expect.closeTo(9.8 / 12.7, 12) } },
    ]);
    expect(modifiers('poisson')).toMatchObject([{ type: 'shapesys', data: [2.9] }]);
  });

  it('leaves out what is known exactly or absent', () => {
    const none = { value: 0, error: 0, constraint: 'gaussian' } as const;
    const counts = { name: 'toy', observed: 0, standardModel: { ...none, value: 2 }, background: none };
    const [channel] = histFactoryWorkspace(counts).channels;
    expect(channel.samples.map(({ modifiers }) => modifiers.length)).toEqual([1]);
    expect(countsOf(histFactoryWorkspace(counts))).toEqual(counts);
  });

  it('that says more than one count with symmetric errors of its own is no plain count', () => {
    const background = (w: HistFactoryWorkspace) => w.channels[0].samples[1];
    expect(changed(() => {})).not.toBeNull();
    for (const change of [
      (w: HistFactoryWorkspace) => w.channels[0].samples.map(({ data }) => (data as number[]).push(1)),
      (w: HistFactoryWorkspace) => (w.channels as unknown[]).push(w.channels[0]),
      (w: HistFactoryWorkspace) => Object.assign(w.measurements[0].config, { poi: 'mu' }),
      (w: HistFactoryWorkspace) => Object.assign(background(w).modifiers[0].data ?? {}, { lo_data: [1] }),
      (w: HistFactoryWorkspace) => Object.assign(background(w).modifiers[0], { type: 'staterror' }),
      (w: HistFactoryWorkspace) => Object.assign(background(w).modifiers[0], { name: 'signal_error' }),
      (w: HistFactoryWorkspace) => Object.assign(w.measurements[0].config.parameters[1], { fixed: true }),
      (w: HistFactoryWorkspace) => Object.assign(w.measurements[0].config.parameters[1], { auxdata: [1] }),
    ]) {
      expect(changed(change), String(change)).toBeNull();
    }
  });
});
