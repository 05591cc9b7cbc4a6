import type { RecordEntry } from './schema.js';

/** Level of a rubric. */
export type Level = 'low' | 'medium' | 'high';

/** Parts a calculation needs: four or five are high, two or three medium, fewer low. */
export function difficultyLevel({ needs }: NonNullable<RecordEntry['difficulty']>): Level {
  const parts = new Set(needs.map(({ part }) => part)).size;
  return parts >= 4 ? 'high' : parts >= 2 ? 'medium' : 'low';
}

/** High for what the scan moves directly and nothing binds first; low for what it moves at most indirectly and is bound elsewhere. */
export function priorityLevel({ sensitivity, strongerElsewhere }: NonNullable<RecordEntry['priority']>): Level {
  if (sensitivity === 'none') return 'low';
  if (sensitivity === 'direct') return strongerElsewhere ? 'medium' : 'high';
  return strongerElsewhere ? 'low' : 'medium';
}
