import type { BosonKind, RatioLikelihood, RatioMeasurement, RatioPolynomial, TridentModel } from '@nereid/physics';
import type { TheoryShifts } from '@nereid/physics/inference';
import type { InteractionColumns, RatioColumns } from '@nereid/physics/models';
import type { ConstraintFidelity } from './constraintVerdict.js';
import type { ParameterPoint } from './parameterPoint.js';

/** What a point predicts for an observable, as a function of the strength s of its new part; 1 is the point itself. */
export interface ConstraintPrediction {
  /** Of `ratio`: the number measured in units in which the Standard Model's is 1. */
  readonly measurement: RatioMeasurement;
  /** In the place of that of `measurement`, such as that of counts. */
  readonly likelihood?: RatioLikelihood;
  /** 1 + linear·s + quadratic·s²; where orientation is −1, never falling: mirrored together with `measurement`. */
  readonly ratio: RatioPolynomial;
  /** How sources of theory errors move it, where they enter. */
  readonly shifts?: TheoryShifts;
  /** −1 where mirrored: the pull has the other sign. */
  readonly orientation: 1 | -1;
  /** Predicted and measured, in the units of `observable`. */
  readonly predicted: number;
  readonly measured: number;
}

/** Predictions for many points, which are all compared with the same measurement. */
export interface PredictionColumns extends Omit<ConstraintPrediction, 'ratio' | 'shifts' | 'predicted' | 'measured'> {
  /** NaN where there is no prediction. */
  readonly ratio: RatioColumns;
  /** The ratio of strength 1 unless given. */
  readonly predicted?: Float64Array;
}

/** Why there is no prediction. */
export interface NoPrediction {
  readonly reason: string;
}

/** Whether somebody measured it, or expects to: a projection stands for what a measurement of the Standard Model would say. */
export type ConstraintStatus = 'measured' | 'projected';

/**
 * How a prediction moves with the coupling g: `squared coupling` where g → g√s scales its new part as 1 + linear·s + quadratic·s², so
 * that one prediction holds for all couplings; `general` where it does not (thresholds, decay lengths, trapping).
 */
export type CouplingScaling = 'squared coupling' | 'general';

/** What is known of a constraint before anything is computed. */
export interface ConstraintDescription {
  readonly id: string;
  /** In words: `CCFR`, `muon g−2`. */
  readonly title: string;
  /** What is predicted and measured, as a heading: `Δa_μ`. */
  readonly observable: string;
  readonly status: ConstraintStatus;
  readonly fidelity: ConstraintFidelity;
  /** Kinds of bosons that it is computed for, whatever model has them; absent where models were chosen by name. */
  readonly bosons?: readonly BosonKind[];
  /** Names of those that it is computed for; what they take, with units, say their definitions. */
  readonly models: readonly string[];
  /** `squared coupling` unless said. */
  readonly scaling?: CouplingScaling;
  /** How it is computed, in a sentence, with paper and equation. */
  readonly formula?: string;
  /** What the calculation neglects, a phrase each. */
  readonly leavesOut?: readonly string[];
  /** Compared with a criterion, as of the energy of a supernova, that has no confidence level: an estimate, not a limit. */
  readonly isCriterion?: boolean;
  /** Of a published limit that has just one. */
  readonly confidenceLevel?: number;
  /** A point that it excludes beyond doubt, for its test; a boson of L_μ − L_τ of 10 GeV with coupling 10 unless given. */
  readonly strongPoint?: ParameterPoint;
}

/** A measurement, or a projection of one, that a model is compared with. */
export interface Constraint extends ConstraintDescription {
  /** Every number that went in, with units in the names. */
  readonly inputs: Readonly<Record<string, number | string>>;
  /** Values of the catalogue among them. */
  readonly valueIds: readonly string[];
  /** Papers behind it, by their keys. */
  readonly references: readonly string[];
  /** The prediction for a model with the likelihood to judge it by, or why there is none. */
  readonly predict: (model: TridentModel) => ConstraintPrediction | NoPrediction;
  /**
   * Of a projection, which decides on no point: the squared coupling from which it would exclude over that of this point, Infinity where none;
   * or why it says nothing.
   */
  readonly reach?: (model: TridentModel, confidenceLevel: number) => { readonly strength: number } | NoPrediction;
  /** What `predict` says for many points at once, bit by bit. Only for speed: without it points are predicted one by one. */
  readonly predictColumns?: (model: InteractionColumns) => PredictionColumns;
}

/** The ratio of cross sections as an observable: a verdict shows it as `ratio`. */
export const RATIO_TO_STANDARD_MODEL = 'σ/σ_SM';

/** The last value of a function of mass and charges, kept: neighbours on a grid share it. */
export function rememberLast<Charges, Value>(
  compute: (massGeV: number, charges: Charges) => Value,
): (massGeV: number, charges: Charges) => Value {
  let last: { readonly massGeV: number; readonly charges: Charges; readonly value: Value } | undefined;
  return (massGeV, charges) => {
    if (last?.massGeV !== massGeV || last.charges !== charges) {
      last = { massGeV, charges, value: compute(massGeV, charges) };
    }
    return last.value;
  };
}
