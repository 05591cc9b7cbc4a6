import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { ExitStatus } from './exitStatus.js';

/** Ctrl-C, and what `kill`, a container or a batch system sends; both end the program in the same way. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What shells say of a program that a signal ended. */
const exitCode = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

/** Files that are not whole yet: gone when a signal ends the program. */
const unfinished = new Set<string>();
let current: Interruption | undefined;

/** Takes away the files that are not whole, before the program ends at once. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
}

function onSignal(signal: NodeJS.Signals): void {
  if (current?.notice(signal)) return;
  removeUnfinished();
  process.exit(exitCode(signal));
}

function listen(): void {
  for (const signal of SIGNALS) {
    if (!process.listeners(signal).includes(onSignal)) process.on(signal, onSignal);
  }
}

/** Lets signals arrive first: they wait while the program computes. */
function stopListening(): void {
  setImmediate(() => {
    if (unfinished.size > 0 || current !== undefined) return;
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  });
}

/** Has a file removed when a signal ends the program; returns what takes that back. */
export function removedOnSignal(path: string): () => void {
  unfinished.add(path);
  listen();
  return () => {
    unfinished.delete(path);
    stopListening();
  };
}

/** Signals that come closer together than anybody asks twice. */
const ONE_SIGNAL_MS = 200;

/** Notices Ctrl-C and SIGTERM, so that long work can end where its result is whole; a second signal ends the program at once. */
export class Interruption {
  #signal: NodeJS.Signals | undefined;
  #at = 0;
  readonly #onSignal: ((exitCode: number) => void) | undefined;

  /** @param onSignal is told of the first signal, with the code to exit with */
  constructor(onSignal?: (exitCode: number) => void) {
    this.#onSignal = onSignal;
    current = this;
    listen();
  }

  /** The code to exit with, where there was a signal. */
  get exitCode(): number | undefined {
    return this.#signal && exitCode(this.#signal);
  }

  /** Whether the signal is the first, or one that came with it: `timeout` sends it to the program and to its group. */
  notice(signal: NodeJS.Signals): boolean {
    if (this.#signal !== undefined) return performance.now() - this.#at < ONE_SIGNAL_MS;
    this.#signal = signal;
    this.#at = performance.now();
    this.#onSignal?.(exitCode(signal));
    return true;
  }

  /** Lets signals arrive first. */
  async happened(): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.#signal !== undefined;
  }

  stop(): void {
    if (current === this) current = undefined;
    stopListening();
  }
}

/**
 * Runs work that a signal stops in an orderly way: it lets go of what it holds, then the program ends as if the signal had ended it. As
 * process 1 of a container it would otherwise not even hear SIGTERM. A second signal ends it at once.
 * @param goodbye printed on standard error where a signal came
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>, goodbye: string): Promise<T> {
  const stop = new AbortController();
  const interruption = new Interruption((code) => stop.abort(new ExitStatus(code)));
  try {
    return await work(stop.signal);
  } finally {
    interruption.stop();
    if (stop.signal.aborted) console.error(goodbye);
  }
}
