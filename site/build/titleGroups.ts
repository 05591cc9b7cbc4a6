import type { FoundDocument } from './searchTokens.js';

/** Titles of the documentation by the page on which they stand: for a browser to load, two thirds of what they weigh one by one. */
export interface TitleGroup {
  readonly page: string;
  readonly href: string;
  /** Each with its anchor where that is not the title itself; none for the page as a whole. */
  readonly titles: readonly (string | readonly [title: string, anchor?: string])[];
}

export function groupTitles(documents: readonly FoundDocument[]): TitleGroup[] {
  const groups = new Map<string, { page: string; href: string; titles: TitleGroup['titles'][number][] }>();
  for (const { title, page, href: whole } of documents) {
    const [href, anchor] = whole.split('#');
    const key = JSON.stringify([page, href]);
    const group = groups.get(key) ?? { page, href, titles: [] };
    groups.set(key, group);
    group.titles.push(anchor === undefined ? [title] : anchor === title ? title : [title, anchor]);
  }
  return [...groups.values()];
}

/** The titles one by one. */
export const ungroupTitles = (groups: readonly TitleGroup[]): FoundDocument[] =>
  groups.flatMap(({ page, href, titles }) =>
    titles.map((one) => {
      const [title, anchor] = typeof one === 'string' ? [one, one] : one;
      return { title, page, href: anchor === undefined ? href : `${href}#${anchor}` };
    }),
  );
