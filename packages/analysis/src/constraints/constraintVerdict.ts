/** What a constraint says of a parameter point; never a boolean, so that "not evaluated" cannot pass for "allowed". */
export type Verdict = 'allowed' | 'excluded' | 'notEvaluated' | 'invalidInput';

/** How close a prediction is to the experiment: `recast` where flux, target or selection stand in for the real analysis. */
export type ConstraintFidelity = 'recast' | 'full calculation';

/** The verdict of one constraint on one point, with the numbers behind it. */
export interface ConstraintVerdict {
  readonly constraint: string;
  readonly verdict: Verdict;
  /** Why a verdict is notEvaluated or invalidInput. */
  readonly reason?: string;
  /** What `predicted` and `measured` are, for an observable that is no σ/σ_SM. */
  readonly observable?: string;
  /** Predicted σ/σ_SM. */
  readonly ratio?: number;
  /** Statistical error of `ratio` from the events of a selection. */
  readonly ratioStatisticalError?: number;
  /** Predicted number of `observable`. */
  readonly predicted?: number;
  readonly measured?: number;
  /** (measured − predicted)/error. */
  readonly pull?: number;
  readonly chiSquare?: number;
  /** χ² of the Standard Model for the same measurement. */
  readonly standardModelChiSquare?: number;
  readonly fidelity: ConstraintFidelity;
}
