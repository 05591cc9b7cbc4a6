import { expect, it } from 'vitest';
import { eventPullFigure, eventPullSection } from '../validation/src/eventPullReport.js';
import { type EventPull, summarisePulls } from '../validation/src/eventPulls.js';

/** Pulls of these values, in turn coherent and on a proton. */
const of = (values: readonly number[]): EventPull[] =>
  values.map((pull, i) => ({
    channel: `channel ${i}`,
    regime: i % 2 === 0 ? 'coherent' : 'proton',
    setting: '5 GeV',
    quadratureCm2: 1,
    eventsCm2: 1 + pull * 0.01,
    eventsErrorCm2: 0.01,
    pull,
  }));

/** Quantiles of the standard normal distribution at 5 %, 15 %, … 95 %. */
const normal = [-1.645, -1.036, -0.674, -0.385, -0.126, 0.126, 0.385, 0.674, 1.036, 1.645];

it('Pulls agree where they are a standard normal sample, and not where they are shifted, too wide, or one stands out', () => {
  const many = Array.from({ length: 10 }, () => normal).flat();
  expect(summarisePulls(of(many))).toMatchObject({ count: 100, largest: 1.645, verdict: 'agrees' });
  expect(summarisePulls(of(many.map((pull) => pull + 0.4))).verdict).toBe('differs');
  expect(summarisePulls(of(many.map((pull) => 1.5 * pull))).verdict).toBe('differs');
  expect(summarisePulls(of([...many, 4.2])).verdict).toBe('differs');
});

it('The report has every pull under its regime, and the figure every pull in a bin', () => {
  const pulls = of(normal);
  const text = eventPullSection(pulls);
  expect(text).toMatch(/\| channel 1 +\| 5 GeV +\| +– \| +-1\.04 \| +– \| +– \|/);
  const points = eventPullFigure(pulls).series.find(({ kind }) => kind === 'points');
  if (points?.kind !== 'points') throw new Error('no points');
  expect(Array.from(points.y).reduce((sum, count) => sum + count, 0)).toBe(10);
});
