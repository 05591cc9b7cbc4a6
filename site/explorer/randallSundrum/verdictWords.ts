import type { ConstraintVerdict } from '@nereid/analysis';

/** The verdicts of a point in one sentence. */
export function verdictWords(verdicts: readonly ConstraintVerdict[], nameOf: (id: string) => string): string {
  const excluding = verdicts
    .filter(({ verdict }) => verdict === 'excluded')
    .map(({ constraint }) => nameOf(constraint));
  if (excluding.length > 0) return `Excluded by: ${excluding.join(', ')}.`;
  const isAllowed = verdicts.every(({ verdict }) => verdict === 'allowed');
  return isAllowed ? 'Allowed by all trident measurements chosen.' : 'Not everything could be evaluated.';
}
