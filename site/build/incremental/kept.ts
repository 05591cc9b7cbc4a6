import { type BuildCache, type CacheKind, hashOf } from './buildCache.js';
import type { SiteInputs } from './siteInputs.js';

/** The build that is running: what it keeps, and what it is made from. */
export interface RunningBuild {
  readonly cache: BuildCache;
  readonly inputs: SiteInputs;
}

let running: RunningBuild | undefined;

/** Says what the next build keeps; undefined, as at first, for nothing. */
export function useRunningBuild(build: RunningBuild | undefined): void {
  running = build;
}

/** The build that is running, if any: what is remembered from one build must not enter the next. */
export const runningBuild = (): RunningBuild | undefined => running;

/**
 * What `make` gives, made only where it is not kept for the same programs and the same inputs: all that it depends on beside
 * them. Outside a build it is always made.
 */
export function kept<T>(kind: CacheKind, inputsOf: (inputs: SiteInputs) => readonly unknown[], make: () => T): T {
  if (running === undefined) return make();
  const { cache, inputs } = running;
  const key = hashOf(kind, inputs.programs, inputsOf(inputs));
  const known = cache.readValue<{ readonly value: T }>(kind, key);
  if (known !== undefined) return known.value;
  const value = make();
  cache.writeValue(kind, key, { value });
  return value;
}

/** The same for what is made in time. @throws whatever `make` throws, and then nothing is kept */
export async function keptLater<T>(
  kind: CacheKind,
  inputsOf: (inputs: SiteInputs) => readonly unknown[],
  make: () => Promise<T>,
): Promise<T> {
  if (running === undefined) return make();
  const { cache, inputs } = running;
  const key = hashOf(kind, inputs.programs, inputsOf(inputs));
  const known = cache.readValue<{ readonly value: T }>(kind, key);
  if (known !== undefined) return known.value;
  const value = await make();
  cache.writeValue(kind, key, { value });
  return value;
}
