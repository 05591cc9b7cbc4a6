import type { Catalogue } from '@nereid/catalogue';
import { type PrepareConstraints, type PreparedConstraints, prepareConstraints } from './cachedConstraints.js';

/** Questions that constraints are kept for. A kernel takes 10 kB to 1 MB (with cuts), so that all take some tens of MB at most. */
const KEPT_QUESTIONS = 64;

/**
 * `prepareConstraints` that keeps what it made, for as many of the latest questions: the next one with the same names and options gets
 * the same objects at once. What could not be made is tried again.
 */
export function keptConstraints(most: number = KEPT_QUESTIONS): PrepareConstraints {
  const kept = new Map<string, Promise<PreparedConstraints>>();
  let from: Catalogue | undefined;
  return (names, catalogue, options) => {
    if (catalogue !== from) kept.clear();
    from = catalogue;
    const { onProgress, sectors = [], ...rest } = options;
    const key = JSON.stringify([names, sectors.includes('turned'), rest]);
    const found = kept.get(key);
    // the latest comes last
    if (found !== undefined) kept.delete(key);
    const prepared = found ?? prepareConstraints(names, catalogue, options);
    kept.set(key, prepared);
    if (found !== undefined) return found;
    prepared.catch(() => kept.get(key) === prepared && kept.delete(key));
    for (const [oldest] of kept) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return prepared;
  };
}
