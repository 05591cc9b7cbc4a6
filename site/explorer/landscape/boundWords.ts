import type { Bound, BoundKind } from '@nereid/analysis';
import type { LandscapeData } from '../../build/landscapeData.ts';
import { element } from '../html.ts';

/** How a bound came about, in words for a reader who points at it. */
const KIND_WORDS: Readonly<Record<BoundKind, string>> = {
  computed: 'computed',
  recast: 'recast',
  digitised: 'published curve',
  projected: 'projected',
};

export const kindWords = ({ kind, viaMixing }: Pick<Bound, 'kind' | 'viaMixing'>): string =>
  viaMixing ? `${KIND_WORDS[kind]}, by mixing` : KIND_WORDS[kind];

export const levelWords = ({ confidenceLevel }: Pick<Bound, 'confidenceLevel'>): string =>
  confidenceLevel === null ? 'not stated' : `${Number((100 * confidenceLevel).toPrecision(6))} %`;

/** The smallest coupling that a bound excludes, and where; undefined where it excludes none. */
export function smallestExcluded({
  curve,
}: Bound): { readonly massGeV: number; readonly coupling: number } | undefined {
  let best: { readonly massGeV: number; readonly coupling: number } | undefined;
  for (const { massGeV, excluded } of curve) {
    if (excluded.length > 0 && !(best && best.coupling <= excluded[0].lower)) {
      best = { massGeV, coupling: excluded[0].lower };
    }
  }
  return best;
}

/** Where the pages are that a bound leads to. */
export interface BoundPages {
  readonly record: string;
  readonly reference: string;
  readonly recordOfValue: Readonly<Record<string, string>>;
  readonly papers: LandscapeData['papers'];
}

/** The lines of the values that a bound is made from, its record where it has none, and its papers. */
export function sourceLinks({ valueIds, record, references }: Bound, pages: BoundPages): HTMLElement[] {
  const lines = valueIds.flatMap((id) => {
    const owner = pages.recordOfValue[id];
    return owner === undefined ? [] : [link(`${pages.record}${owner}/#${id}`, `${owner}: ${id}`)];
  });
  const records = lines.length === 0 && record !== undefined ? [link(`${pages.record}${record}/`, record)] : [];
  const papers = references.flatMap((key) => {
    const paper = pages.papers[key];
    return paper === undefined ? [] : [link(`${pages.reference}#ref-${key}`, paper.label)];
  });
  return [...lines, ...records, ...papers];
}

const link = (address: string, words: string): HTMLElement => element('a', { href: address }, words);

/** Parts with commas between them. */
export const listed = (parts: readonly HTMLElement[]): (Node | string)[] =>
  parts.flatMap((part, i) => (i === 0 ? [part] : [', ', part]));
