import { performance } from 'node:perf_hooks';

// A machine that is shared runs at half its speed an hour later, and every time with it. What does not change is a time in units of
// other work done beside it: a loop of fixed arithmetic for calculations, the start of an empty Node for commands.

/**
 * Milliseconds of the calibration loop, now; 20 on a machine of 2026: additions, products, roots and exponentials of doubles in an
 * array, as in a cross section. Never to be changed: figures in its units are compared over years. A small function called many
 * times, because a single long loop is compiled to one of two speeds by chance. It names nothing outside, so that its text
 * runs in a browser too; `now` is its clock there.
 */
export function calibrationMs(now = () => performance.now()): number {
  const pass = (values: Float64Array, shift: number): number => {
    let sum = 0.5;
    for (let i = 0; i < 256; i++) {
      const x = values[i] + 1e-3 * (i + shift);
      sum = 0.5 * sum + Math.sqrt(1 + x * x) * (i % 16 === 0 ? Math.exp(-x) : 1);
      values[i] = 0.25 * (sum + x);
    }
    return sum;
  };
  const values = new Float64Array(256);
  const start = now();
  let sum = 0;
  for (let i = 0; i < 24_000; i++) sum += pass(values, i & 511);
  const elapsed = now() - start;
  if (!(sum > 0 && sum < 1e9)) throw new Error('the calibration loop went astray');
  return elapsed;
}

/** Compiles the loop, so that the first figure is like the others. */
export function warmCalibration(): void {
  for (let i = 0; i < 5; i++) calibrationMs();
}

/** What `work` returns, and the mean length of the calibration loop [ms] just before and after it. */
export async function besideCalibration<T>(work: () => T | Promise<T>): Promise<{ value: T; loopMs: number }> {
  warmCalibration();
  const before = calibrationMs();
  const value = await work();
  return { value, loopMs: 0.5 * (before + calibrationMs()) };
}
