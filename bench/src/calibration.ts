import { performance } from 'node:perf_hooks';

// A machine that is shared runs at half its speed an hour later, and every time with it. What does not change is a time in units of
// other work done beside it: a loop of fixed arithmetic for calculations, the start of an empty Node for commands.

/**
 * Milliseconds of the calibration loop, now; some 20 on a machine of 2024: additions, products, roots and exponentials of doubles in
 * an array, as in a cross section. Never to be changed: figures in its units are compared over years. It names nothing outside, so
 * that its text runs in a browser too; `now` is its clock there.
 */
export function calibrationMs(now = () => performance.now()): number {
  const steps = 1_500_000;
  const values = new Float64Array(256);
  const start = now();
  let sum = 0.5;
  for (let i = 0; i < steps; i++) {
    const at = i & 255;
    const x = values[at] + 1e-3 * (i & 1023);
    sum = 0.5 * sum + Math.sqrt(1 + x * x) * (at & 15 ? 1 : Math.exp(-x));
    values[at] = 0.25 * (sum + x);
  }
  const elapsed = now() - start;
  if (!(sum > 0 && sum < 1e6)) throw new Error('the calibration loop went astray');
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
