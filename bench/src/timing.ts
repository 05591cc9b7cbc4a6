import { performance } from 'node:perf_hooks';
import { calibrationMs, warmCalibration } from './calibration.js';

/** Median and spread of repeated runs, in milliseconds, and the median in calibration loops run between them. */
export interface Timing {
  readonly medianMs: number;
  readonly minimumMs: number;
  readonly maximumMs: number;
  readonly runs: number;
  readonly calibrations: number;
}

/** Times `work` after warm-up runs that let the engine compile it. Medians, because machines are noisy. */
export function time(work: () => unknown, runs = 9, warmUp = 3): Timing {
  warmCalibration();
  for (let i = 0; i < warmUp; i++) work();
  const [times, units]: [number[], number[]] = [[], []];
  let before = calibrationMs();
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    work();
    const elapsed = performance.now() - start;
    const after = calibrationMs();
    times.push(elapsed);
    units.push((2 * elapsed) / (before + after));
    before = after;
  }
  times.sort((a, b) => a - b);
  return {
    medianMs: times[runs >> 1],
    minimumMs: times[0],
    maximumMs: times[runs - 1],
    runs,
    calibrations: median(units),
  };
}

/** The middle of an odd number of values, the upper of the two in the middle of an even one. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];
