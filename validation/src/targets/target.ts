import type { Catalogue } from '@nereid/catalogue';
import type { Comparison, Nuclides, Verdict } from '../compareCrossSections.js';
import type { ReferenceFolder } from '../referenceFolder.js';

/** One number of a target: theirs, ours, and how far they may be apart (relative). */
export interface TargetItem {
  readonly quantity: string;
  readonly theirs: number;
  readonly ours: number;
  readonly ratio: number;
  readonly allowed: number;
  readonly verdict: Verdict;
  readonly why: string;
}

export interface TargetResult {
  /** Number in the list of targets, or a word for a further check. */
  readonly target: string;
  readonly title: string;
  readonly source: string;
  readonly items: readonly TargetItem[];
  /** Every item belongs in the report, however many there are. */
  readonly showAll?: boolean;
  /** Why items are missing, where some are. */
  readonly notEvaluated: readonly string[];
}

/** What a target may use. */
export interface TargetContext {
  readonly reference: ReferenceFolder;
  readonly nuclides: Nuclides;
  readonly catalogue: Catalogue;
  /** All compared cross sections, published tables included. */
  readonly comparisons: readonly Comparison[];
}

/** `known` explains a difference: with it, an item outside its allowance does not count as a failure. */
export function targetItem(quantity: string, theirs: number, ours: number, allowed: number, known = ''): TargetItem {
  const ratio = ours / theirs;
  // written so that NaN differs
  const within = Math.abs(ratio - 1) <= allowed;
  const verdict = within ? 'agrees' : known === '' ? 'differs' : 'known';
  return { quantity, theirs, ours, ratio, allowed, verdict, why: known };
}
