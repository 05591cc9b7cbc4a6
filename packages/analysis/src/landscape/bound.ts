import type { CouplingInterval } from '@nereid/physics';
import type { ConstraintStatus } from '../constraints/constraint.js';
import type { ConstraintFidelity } from '../constraints/constraintVerdict.js';

/**
 * How a bound came about: from published counts and formulas by this program (`computed`); a published curve of another model carried
 * over through production couplings and branching ratios (`recast`); a published curve of this very model (`digitised`); any of them
 * that nobody has measured yet (`projected`).
 */
export type BoundKind = 'computed' | 'recast' | 'digitised' | 'projected';

/** Their names, in the order in which lists show them. */
export const BOUND_KINDS: readonly BoundKind[] = ['computed', 'recast', 'digitised', 'projected'];

/** What a published limit says of its test; `unstated` where the paper does not say it. */
export type BoundSidedness = 'one-sided' | 'two-sided' | 'unstated';

/** A bound at one mass [GeV], as a point of limits has it. */
export interface BoundPoint {
  readonly massGeV: number;
  /** The largest allowed coupling: everything above is excluded; null where that is not so of any coupling. */
  readonly couplingUpper: number | null;
  /** All excluded couplings, in ascending order; the last one ends at Infinity where everything above is excluded. */
  readonly excluded: readonly CouplingInterval[];
}

/** One bound on the coupling of a light boson over its mass, with all that a reader asks of it. */
export interface Bound {
  /** Id of the constraint, or name of the published curve; `FILE` names of curves of one's own. */
  readonly constraint: string;
  /** In words: `CCFR`, `muon g−2`. */
  readonly title: string;
  readonly kind: BoundKind;
  readonly status: ConstraintStatus;
  /** null where the publication states none. */
  readonly confidenceLevel: number | null;
  /** The level stands from memory and was read in no source. */
  readonly confidenceLevelUnverified?: boolean;
  readonly sidedness: BoundSidedness;
  /** By ascending mass; masses that the bound does not reach are left out or exclude nothing. */
  readonly curve: readonly BoundPoint[];
  /**
   * Of a measurement that excludes the Standard Model itself: the couplings that describe it worse still, which alone count in the
   * allowed window and are drawn.
   */
  readonly worseThanStandardModel?: readonly BoundPoint[];
  /** Whether the boson reaches what was measured only through kinetic mixing, of the tree level or of loops. */
  readonly viaMixing: boolean;
  /** How close the prediction is to the experiment; `published` for a curve that was read off. */
  readonly fidelity: ConstraintFidelity | 'published';
  /** Every number that went in, with units in the names. */
  readonly inputs: Readonly<Record<string, number | string>>;
  /** Papers behind it, by their keys. */
  readonly references: readonly string[];
  /** Values of the catalogue among its inputs. */
  readonly valueIds: readonly string[];
  /** Record of the catalogue that holds what was measured. */
  readonly record?: string;
  /** How it is computed: a sentence with paper and equation; of a curve, how it was read. */
  readonly formula: string;
  /** What the estimate neglects. */
  readonly leavesOut: readonly string[];
}

/** A bound as far as it counts beside others: no measurement that the Standard Model misses excludes coupling 0. */
export const countedBound = (bound: Bound): Bound =>
  bound.worseThanStandardModel === undefined ? bound : { ...bound, curve: bound.worseThanStandardModel };

/** A constraint that gives no bound here, with the reason. */
export interface NotComputed {
  readonly constraint: string;
  readonly reason: string;
}
