import type { Timing } from './timing.js';

/** A figure in units of work done beside it, with the budget it has to keep. */
export interface RelativeFigure {
  /** The loop of calibration.ts in the same process, the start of an empty Node, or one model point on a kernel. */
  readonly of: 'calibration' | 'node -e 0' | 'kernel point';
  readonly times: number;
  readonly budget?: number | undefined;
  /** For figures of which more is better: the least that is asked for. */
  readonly atLeast?: number | undefined;
}

/** One benchmark: key for JSON, what it is, its figure in `unit` on this machine today, and the same in units that survive it. */
export interface BenchmarkResult {
  readonly key: string;
  readonly what: string;
  readonly unit: 's' | 'ms' | 'µs' | 'ns' | 'MB' | '1/s' | 'ratio';
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Absent where the figure is no time. */
  readonly relative?: RelativeFigure;
  /** Of a figure that does not depend on the machine's speed: memory, an efficiency. */
  readonly budget?: number;
  readonly atLeast?: number;
}

const PER_MS = { ms: 1, s: 1e-3 } as const;

/** A row of a timing; `budget` in calibration loops. */
export function timingRow(
  key: string,
  what: string,
  unit: 'ms' | 's',
  timing: Timing,
  budget?: number,
): BenchmarkResult {
  const scale = PER_MS[unit];
  const [median, minimum, maximum] = [timing.medianMs, timing.minimumMs, timing.maximumMs].map((one) => one * scale);
  const relative = { of: 'calibration', times: timing.calibrations, budget } as const;
  return { key, what, unit, median, minimum, maximum, relative };
}

/** A row of one run that took so many seconds while the calibration loop took `loopMs`; `budget` in loops. */
export function secondsRow(
  key: string,
  what: string,
  seconds: number,
  loopMs: number,
  budget?: number,
): BenchmarkResult {
  const relative = { of: 'calibration', times: (1000 * seconds) / loopMs, budget } as const;
  return { key, what, unit: 's', median: seconds, minimum: seconds, maximum: seconds, relative };
}
