import { left, right } from '../tableFormat.js';
import { textTable } from '../textTable.js';
import { type BruteForce, limitDiffers, toyAllowance, toyDiffers } from './bruteForce.js';
import type { LimitComparison } from './limitComparison.js';
import type { ToyComparison } from './toyComparison.js';

/** The section of the report. */
export function bruteForceSection({ limits, toys }: BruteForce): string {
  return [
    '## Limits by brute force',
    `${limits.length} random settings: experiments alone and combined, statistics, sides, levels, error models, counts, correlations, ` +
      'models with constructive and destructive interference. σ/σ_SM is taken from the cross section at each coupling rather than from ' +
      'the polynomial in it, χ² and the test from their definitions, the best fit from a grid of 1,500 couplings and golden sections. A verdict ' +
      'is compared at each coupling of the grid (of contact and wet at each tenth), and each end of an allowed interval with where the plain ' +
      'verdict changes, by bisection; allowed is a relative distance of 1e-6 in g, the square root of the accuracy of a minimum.',
    limitTable(limits),
    '### Toy experiments',
    'Limits of `profile` and `cls` against 20,000 toy experiments at the limit (and as many of the Standard Model for `cls`): p or CLs of the ' +
      'toys should be 1 − CL. For one experiment the formula is exact and four deviations of the toys are allowed; predictions of several do not ' +
      'lie on a line, and half of 1 − CL is allowed more. Half of the settings are vectors with random charges.',
    toyTable(toys),
  ].join('\n\n');
}

function limitTable(limits: readonly LimitComparison[]): string {
  const columns = [
    left('statistic'),
    right('settings'),
    right('with several intervals'),
    right('verdicts'),
    right('differ'),
    right('ends'),
    right('largest distance'),
    right('settings that differ'),
  ];
  const statistics = [...new Set(limits.map(({ setting }) => setting.statistic))].sort();
  const rows = statistics.map((statistic) => {
    const of = limits.filter(({ setting }) => setting.statistic === statistic);
    const sum = (number: (one: LimitComparison) => number) => of.reduce((total, one) => total + number(one), 0);
    return [
      statistic,
      `${of.length}`,
      `${of.filter(({ edges }) => edges > 1).length}`,
      `${sum(({ verdicts }) => verdicts)}`,
      `${sum(({ differing }) => differing.length)}`,
      `${sum(({ edges }) => edges)}`,
      Math.max(...of.map(({ largestDistance }) => largestDistance)).toExponential(1),
      `${of.filter(limitDiffers).length}`,
    ];
  });
  return textTable(columns, rows);
}

function toyTable(toys: readonly ToyComparison[]): string {
  const columns = [
    right('setting'),
    left('statistic'),
    left('experiments'),
    left('model'),
    right('M [GeV]'),
    left('R at the limit'),
    right('1 − CL'),
    right('toys'),
    right('deviation'),
    right('allowed'),
    left('verdict'),
  ];
  const rows = toys.map((toy) => {
    const { setting, ratios, probability, deviation } = toy;
    return [
      `${setting.number}`,
      setting.statistic,
      `${setting.experiments.join(', ')}${setting.correlations.length > 0 ? ', correlated' : ''}`,
      setting.model,
      setting.massGeV.toPrecision(3),
      ratios.map((ratio) => ratio.toFixed(2)).join(', '),
      (1 - setting.level).toFixed(2),
      probability.toFixed(4),
      deviation.toFixed(4),
      toyAllowance(toy).toFixed(3),
      toyDiffers(toy) ? 'differs' : 'agrees',
    ];
  });
  return textTable(columns, rows);
}
