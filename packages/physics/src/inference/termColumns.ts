import type { RatioLikelihood } from '../likelihoods/ratioLikelihood.js';
import type { RatioColumns } from '../models/ratioPolynomial.js';

/** One measurement and what many points predict for it. */
export interface ColumnTerm {
  readonly likelihood: RatioLikelihood;
  readonly ratio: RatioColumns;
}

/**
 * χ² of one measurement along the strength s of each point, R(s) = 1 + linear·s + quadratic·s², as far as a decision on s = 1 needs
 * it. χ² falls to the measured ratio and rises after it, and R falls to its dip and rises after that, so ends are found without a
 * search.
 */
export interface TermColumns {
  /** χ²(1); NaN where it is of no use: no finite prediction, or one that is no `RatioPolynomial`. */
  readonly chiSquare: Float64Array;
  /** χ²(0), of every point. */
  readonly standard: number;
  /** The least χ² of all s ≥ 0, and of all s ≥ 1, but for rounding; the second may be reached at no s. */
  readonly least: Float64Array;
  readonly leastBeyond: Float64Array;
}

/** Coefficients between these, and 0, lose nothing where they are squared and multiplied. */
const [SMALLEST, LARGEST] = [1e-100, 1e100];

const isHandy = (value: number): boolean => value === 0 || (Math.abs(value) > SMALLEST && Math.abs(value) < LARGEST);

/** @see TermColumns */
export function termColumns({ likelihood, ratio: { linear, quadratic } }: ColumnTerm): TermColumns {
  const count = linear.length;
  const [chiSquare, least, leastBeyond] = [0, 1, 2].map(() => new Float64Array(count));
  const { value } = likelihood.measurement;
  const [atValue, standard] = [likelihood.chiSquare(value), likelihood.chiSquare(1)];
  for (let i = 0; i < count; i++) {
    const [b, c] = [linear[i], quadratic[i]];
    if (!isHandy(b) || !(c >= 0) || !isHandy(c) || (b < 0 && c === 0)) {
      chiSquare[i] = Number.NaN;
      continue;
    }
    const atOne = 1 + (b + c);
    const own = likelihood.chiSquare(atOne);
    chiSquare[i] = own;
    if (b === 0 && c === 0) {
      least[i] = own;
      leastBeyond[i] = own;
      continue;
    }
    const dip = b < 0 ? -b / (2 * c) : 0;
    const lowest = 1 + dip * (b + c * dip);
    const atLowest = lowest > value ? likelihood.chiSquare(lowest) : atValue;
    least[i] = atLowest;
    leastBeyond[i] = dip > 1 ? atLowest : atOne > value ? own : atValue;
  }
  return { chiSquare, standard, least, leastBeyond };
}
