import type { Comparison, Verdict } from './compareCrossSections.js';
import { SMALLEST_ALLOWANCE } from './compareCrossSections.js';
import { sourceSettings } from './sources.js';

/** All rows of one source, channel and regime. */
export interface GroupSummary {
  readonly source: string;
  readonly channel: string;
  readonly regime: string;
  readonly rows: number;
  /** Rows within 0.5 % or one stated standard deviation, whichever is larger. */
  readonly withinOneDeviation: number;
  readonly minimumRatio: number;
  readonly maximumRatio: number;
  readonly meanRatio: number;
  /** (ours − theirs)/(their error) of largest size; 0 where no errors are stated. */
  readonly worstPull: number;
  /** Range of the allowances of the rows. */
  readonly minimumAllowed: number;
  readonly maximumAllowed: number;
  readonly verdict: Verdict;
  /** The differing reasons of the rows, each once. */
  readonly why: readonly string[];
}

const severity: readonly Verdict[] = ['agrees', 'known', 'not evaluated', 'differs'];

/** Groups comparisons by source, channel and regime, in order of first appearance. */
export function summarise(comparisons: readonly Comparison[]): GroupSummary[] {
  const groups = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    const key = [comparison.source, comparison.channel, comparison.regime].join('|');
    const group = groups.get(key);
    if (group) group.push(comparison);
    else groups.set(key, [comparison]);
  }
  return Array.from(groups.values(), summariseGroup);
}

function summariseGroup(group: readonly Comparison[]): GroupSummary {
  const ratios = group.map(({ ratio }) => ratio);
  const allowed = group.map((row) => row.allowed);
  const [{ source, channel, regime }] = group;
  return {
    source,
    channel,
    regime,
    rows: group.length,
    withinOneDeviation: group.filter(isWithinOneDeviation).length,
    minimumRatio: Math.min(...ratios),
    maximumRatio: Math.max(...ratios),
    meanRatio: ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length,
    worstPull: group.reduce((worst, { pull }) => (Math.abs(pull) > Math.abs(worst) ? pull : worst), 0),
    minimumAllowed: Math.min(...allowed),
    maximumAllowed: Math.max(...allowed),
    verdict: severity[Math.max(...group.map(({ verdict }) => severity.indexOf(verdict)))],
    why: [...new Set(group.map(({ why }) => withoutRatio(why)).filter((why) => why !== ''))],
  };
}

/** One standard deviation of the other code, or 0.5 %, whichever is larger. */
export function isWithinOneDeviation({ ratio, theirRelativeError }: Comparison): boolean {
  return Math.abs(ratio - 1) <= Math.max(SMALLEST_ALLOWANCE, theirRelativeError);
}

/** Reasons that differ only in the number of a row count once. */
const withoutRatio = (why: string): string => why.replace(/ \(our (\S+) is [\d.]+ of its value\)$/, ' (see --all)');

/** Names of the sources that occur, in the order of their settings. */
export function sourceNames(comparisons: readonly Comparison[]): string[] {
  const present = new Set(comparisons.map(({ source }) => source));
  return Array.from(sourceSettings.keys()).filter((name) => present.has(name));
}

/** Counts of verdicts per source. */
export interface SourceTotals {
  readonly source: string;
  readonly rows: number;
  readonly withinOneDeviation: number;
  readonly agrees: number;
  readonly known: number;
  readonly differs: number;
  /** Mean of ours/theirs over the rows that agree. */
  readonly meanRatio: number;
}

export function totalsBySource(comparisons: readonly Comparison[]): SourceTotals[] {
  return sourceNames(comparisons).map((source) => {
    const rows = comparisons.filter((comparison) => comparison.source === source);
    const agreeing = rows.filter(({ verdict }) => verdict === 'agrees');
    const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
    return {
      source,
      rows: rows.length,
      withinOneDeviation: rows.filter(isWithinOneDeviation).length,
      agrees: agreeing.length,
      known: count('known'),
      differs: count('differs'),
      meanRatio: agreeing.reduce((sum, { ratio }) => sum + ratio, 0) / agreeing.length,
    };
  });
}
