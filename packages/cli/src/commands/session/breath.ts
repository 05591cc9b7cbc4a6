import type { WorkStep } from '@nereid/analysis/node';

/** Longest time for which a session does not look at its input while it computes [ms]. */
const BREATH_MS = 10;
/** Time between two notes on progress [ms]. */
const NOTE_MS = 100;

/** What long work of one request is told to do between its steps. */
export interface Breath {
  /** A step of work that is called `message`. */
  readonly step: (message: string) => WorkStep;
  /** The same for work that waits for others meanwhile, and tells of what is done. @throws Cancelled */
  readonly tell: (message: string) => (done: number, total: number) => void;
  /** Lets messages arrive before work that cannot be interrupted. @throws Cancelled */
  readonly pause: () => Promise<void>;
}

/**
 * Lets the event loop run every 10 ms, so that a cancellation is heard, and tells of progress ten times a second.
 * @param onProgress where the request asked for it
 */
export function breath(
  signal: AbortSignal,
  onProgress?: (progress: { readonly done: number; readonly total: number; readonly message: string }) => void,
): Breath {
  let rested = performance.now();
  let noted = rested;
  const rest = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    rested = performance.now();
  };
  const note = (message: string, done: number, total: number) => {
    const now = performance.now();
    if (onProgress === undefined || now - noted < NOTE_MS) return;
    noted = now;
    onProgress({ done, total, message });
  };
  return {
    pause: rest,
    tell: (message) => (done, total) => {
      note(message, done, total);
      signal.throwIfAborted();
    },
    step: (message) => (done, total) => {
      note(message, done, total);
      return performance.now() - rested < BREATH_MS ? undefined : rest();
    },
  };
}
