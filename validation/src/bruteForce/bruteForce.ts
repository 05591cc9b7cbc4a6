import type { Catalogue } from '@nereid/catalogue';
import { Prepared } from './directRatios.js';
import { compareLimit, EDGE_TOLERANCE, type LimitComparison } from './limitComparison.js';
import { randomSetting } from './randomSettings.js';
import { compareWithToys, type ToyComparison, toySettings } from './toyComparison.js';

export const SETTINGS = 200;
const TOY_SETTINGS = 20;
const TOYS = 20_000;

/** Limits of random settings against a likelihood written for the comparison alone, and against toy experiments. */
export interface BruteForce {
  readonly limits: readonly LimitComparison[];
  readonly toys: readonly ToyComparison[];
}

export function bruteForce(catalogue: Catalogue): BruteForce {
  const prepared = new Prepared(catalogue);
  return {
    limits: Array.from({ length: SETTINGS }, (_, k) => compareLimit(randomSetting(k), prepared)),
    toys: toySettings(TOY_SETTINGS).flatMap((setting) => compareWithToys(setting, prepared, TOYS) ?? []),
  };
}

export const limitDiffers = ({ differing, largestDistance }: LimitComparison): boolean =>
  differing.length > 0 || largestDistance > EDGE_TOLERANCE;

/**
 * One experiment: statistics of the toys alone, four deviations. Several: their predictions are not on a line, on which the asymptotic
 * formula is exact, so that p at the limit may be off by half of itself: a shift of 0.2 standard deviations of the data at 95 %.
 */
export function toyAllowance({ setting, deviation }: ToyComparison): number {
  return 4 * deviation + (setting.experiments.length > 1 ? 0.5 * (1 - setting.level) : 0);
}

export const toyDiffers = (toy: ToyComparison): boolean =>
  Math.abs(toy.probability - (1 - toy.setting.level)) > toyAllowance(toy);

export function failedBruteForce({ limits, toys }: BruteForce): string[] {
  return [
    ...limits.filter(limitDiffers).map(({ setting }) => `limit of random setting ${setting.number}`),
    ...toys.filter(toyDiffers).map(({ setting }) => `toy experiments of random setting ${setting.number}`),
  ];
}
