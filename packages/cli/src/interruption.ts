import { ExitStatus } from './exitStatus.js';

/** Notices Ctrl-C, so that long work can end where its result is whole; a second one ends the program as usual. */
export class Interruption {
  #happened = false;
  readonly #notice = (): void => {
    this.#happened = true;
  };

  constructor() {
    process.once('SIGINT', this.#notice);
  }

  /** Lets signals arrive first. */
  async happened(): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.#happened;
  }

  stop(): void {
    process.removeListener('SIGINT', this.#notice);
  }
}

/** Exit codes of shells for a program that a signal ended. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs work that a signal stops in an orderly way: it lets go of what it holds, then the program ends as if the signal had ended it. As
 * process 1 of a container it would otherwise not even hear SIGTERM. A second signal ends it at once.
 * @param goodbye printed on standard error where a signal came
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>, goodbye: string): Promise<T> {
  const stop = new AbortController();
  const listeners = Object.entries(SIGNALS).map(([name, code]) => {
    const onSignal = () => (stop.signal.aborted ? process.exit(code) : stop.abort(new ExitStatus(code)));
    process.on(name, onSignal);
    return () => process.removeListener(name, onSignal);
  });
  try {
    return await work(stop.signal);
  } finally {
    for (const remove of listeners) remove();
    if (stop.signal.aborted) console.error(goodbye);
  }
}
