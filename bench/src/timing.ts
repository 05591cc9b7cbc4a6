import { performance } from 'node:perf_hooks';

/** Median and spread of repeated runs, in milliseconds. */
export interface Timing {
  readonly medianMs: number;
  readonly minimumMs: number;
  readonly maximumMs: number;
  readonly runs: number;
}

/** Times `work` after warm-up runs that let the engine compile it. Medians, because machines are noisy. */
export function time(work: () => unknown, runs = 9, warmUp = 3): Timing {
  for (let i = 0; i < warmUp; i++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { medianMs: times[runs >> 1], minimumMs: times[0], maximumMs: times[runs - 1], runs };
}
