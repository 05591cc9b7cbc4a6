import type { WorkStep } from '@nereid/analysis/node';

/** Longest time for which a session does not look at its input while it computes [ms]. */
const BREATH_MS = 10;
/** Time between two notes on progress [ms]. */
const NOTE_MS = 100;

/** What long work of one request is told to do between its steps. */
export interface Breath {
  /** A step of work that is called `message`. */
  readonly step: (message: string) => WorkStep;
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
  return {
    pause: rest,
    step: (message) => (done, total) => {
      const now = performance.now();
      if (onProgress && now - noted >= NOTE_MS) {
        noted = now;
        onProgress({ done, total, message });
      }
      return now - rested < BREATH_MS ? undefined : rest();
    },
  };
}
