import type { Bound } from './bound.js';

type Titled = Pick<Bound, 'title' | 'confidenceLevel' | 'confidenceLevelUnverified'>;

/** What a title says that shows elsewhere: kind, status, level, who drew it. */
const ELSEWHERE = [
  / \((?:projected|recast|drawn in|recast of)[^)]*\)$/,
  /,? as drawn in .*$/,
  /,? \d+(?:\.\d+)? % CL$/,
] as const;

/** A title without what shows elsewhere. */
export const briefTitle = (title: string): string => ELSEWHERE.reduce((text, one) => text.replace(one, ''), title);

/** Shorter still: up to the first comma or bracket, leptons for both of theirs. */
const shortest = (title: string): string =>
  briefTitle(title)
    .replace('e⁺e⁻, μ⁺μ⁻', 'ℓ⁺ℓ⁻')
    // a label in words has no subscripts
    .replace('N_eff', 'N eff')
    .replace(/(?:,| \(| above | below ).*$/, '');

/** The year of a title, where it has one. */
const yearOf = (title: string): string => /\((?:19|20)\d\d\)/.exec(title)?.[0] ?? '';

/** Names for a legend with little room, each as short as it is one bound's alone; `*` where no confidence level is stated, or none that was read. */
export function legendNames(bounds: readonly Titled[]): string[] {
  const choices = bounds.map(({ title }) => [
    shortest(title),
    `${shortest(title)} ${yearOf(title)}`.trim(),
    briefTitle(title).replace(' above ', ' > ').replace(' below ', ' < '),
  ]);
  return bounds.map(({ confidenceLevel, confidenceLevelUnverified = false }, i) => {
    const isAlone = (k: number) => choices.filter((others) => others[k] === choices[i][k]).length === 1;
    const name = choices[i].find((_, k) => isAlone(k)) ?? choices[i][2];
    return `${name}${confidenceLevel === null || confidenceLevelUnverified ? '*' : ''}`;
  });
}
