import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';

/** The site as it was built, and where it is served. */
export interface BuiltSite {
  readonly url: string;
  readonly folder: string;
}

/** Longer than the coldest build on a busy machine of two cores. */
const MINUTES = 15;

/** Waits for the build that globalSetup.ts started. @throws Error when it failed */
export async function builtSite(): Promise<BuiltSite> {
  const file = inject('siteOutcome');
  for (const end = Date.now() + MINUTES * 60_000; Date.now() < end; await delay(200)) {
    if (!existsSync(file)) continue;
    const outcome = JSON.parse(readFileSync(file, 'utf8')) as BuiltSite | { readonly failure: string };
    if ('failure' in outcome) throw new Error(outcome.failure);
    return outcome;
  }
  throw new Error(`the site was not built within ${MINUTES} minutes`);
}
