import type { Label } from '@nereid/figures';
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

/** Names with a subscript, which a label in words has not, as formulas. */
export const FORMULAS_OF_NAMES: Readonly<Record<string, string>> = {
  ΔN_eff: '\\Delta N_\\mathrm{eff}',
  'ΔN_eff*': '\\Delta N_\\mathrm{eff}{}^*',
};

/** A name as a label of a figure. */
export const nameLabel = (name: string): Label =>
  Object.hasOwn(FORMULAS_OF_NAMES, name) ? { tex: FORMULAS_OF_NAMES[name] } : { text: name };
