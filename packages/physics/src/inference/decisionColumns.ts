import type { CorrelationMatrix } from '../likelihoods/correlatedRatios.js';
import { ratioAtUnitStrength } from '../models/ratioPolynomial.js';
import { type CouplingLimitOptions, couplingDecision } from './couplingLimit.js';
import { type DecisionRule, decisionRule } from './decisionRule.js';
import type { ColumnTerm, TermColumns } from './termColumns.js';

/** `CouplingDecision` at coupling 1 of many points. Where a ratio is not finite there is none: χ² is NaN. */
export interface DecisionColumns {
  /** 1 where the point is excluded. */
  readonly excluded: Uint8Array;
  readonly chiSquare: Float64Array;
}

/** In the place of a decision: the point has to be decided by itself. */
const OPEN = 2;

/** In χ², relative to 1 + χ²: far above the rounding of sums, and of the best strengths that a search finds. */
const MARGIN = 1e-9;

/**
 * What `couplingDecision` says of coupling 1 at each of many points, to the last bit. Bounds of χ² decide most of them; where these
 * leave it open, and for statistics that are no threshold of χ², the point is decided by itself.
 * @param bounds `termColumns` of the terms
 * @throws InputError as `couplingDecision`
 */
export function decisionColumns(
  terms: readonly ColumnTerm[],
  bounds: readonly TermColumns[],
  options: CouplingLimitOptions,
  correlation?: CorrelationMatrix,
): DecisionColumns {
  const count = terms[0].ratio.linear.length;
  const decisions = { excluded: new Uint8Array(count).fill(OPEN), chiSquare: new Float64Array(count).fill(Number.NaN) };
  const likelihoods = terms.map(({ likelihood }) => likelihood);
  const rule = correlation === undefined ? decisionRule(likelihoods, options) : undefined;
  if (rule?.reference !== undefined)
    compareWithReference(decisions, terms, bounds, { ...rule, reference: rule.reference });
  else if (rule) compareWithBest(decisions, bounds, rule);
  const { excluded, chiSquare } = decisions;
  for (let i = 0; i < count; i++) {
    if (excluded[i] !== OPEN) continue;
    const predictions = predictionsAt(terms, i);
    const isDecidable = predictions.every(({ ratio }) => Number.isFinite(ratioAtUnitStrength(ratio)));
    const decision = isDecidable ? couplingDecision(predictions, 1, options, correlation) : undefined;
    excluded[i] = Number(decision?.excluded ?? false);
    chiSquare[i] = decision?.chiSquare ?? Number.NaN;
  }
  return decisions;
}

const predictionsAt = (terms: readonly ColumnTerm[], i: number) =>
  terms.map(({ likelihood, ratio: { linear, quadratic } }) => ({
    measurement: likelihood.measurement,
    likelihood,
    ratio: { linear: linear[i], quadratic: quadratic[i] },
  }));

/** Against one number for all points nothing is left open. */
function compareWithReference(
  { excluded, chiSquare }: DecisionColumns,
  terms: readonly ColumnTerm[],
  bounds: readonly TermColumns[],
  { reference, threshold, onlyTooHigh }: DecisionRule & { readonly reference: number },
): void {
  for (let i = 0; i < excluded.length; i++) {
    const total = sumAt(bounds, 'chiSquare', i);
    if (!Number.isFinite(total)) continue;
    chiSquare[i] = total;
    const isTooLow = onlyTooHigh && tensionAt(terms, i) <= 0;
    excluded[i] = Number(!isTooLow && total - reference - threshold > 0);
  }
}

/** `upwardTension` at strength 1. */
function tensionAt(terms: readonly ColumnTerm[], i: number): number {
  let total = 0;
  for (const { likelihood, ratio } of terms) total += likelihood.slope(1 + (ratio.linear[i] + ratio.quadratic[i]));
  return total;
}

/**
 * The best χ² of a point lies between the sum of the least ones and, of one term, the same, of several, the Standard Model's. A
 * strength above the best one is where even the least χ² beyond strength 1 is more than that.
 */
function compareWithBest(
  { excluded, chiSquare }: DecisionColumns,
  bounds: readonly TermColumns[],
  { threshold, onlyTooHigh }: DecisionRule,
): void {
  const standard = bounds.reduce((total, term) => total + term.standard, 0);
  for (let i = 0; i < excluded.length; i++) {
    const total = sumAt(bounds, 'chiSquare', i);
    if (!Number.isFinite(total)) continue;
    chiSquare[i] = total;
    const margin = MARGIN * (1 + total);
    const least = sumAt(bounds, 'least', i);
    const most = bounds.length === 1 ? least : standard;
    if (total - least - threshold < -margin) excluded[i] = 0;
    else if (total - most - threshold > margin) {
      if (!onlyTooHigh || sumAt(bounds, 'leastBeyond', i) > most + margin) excluded[i] = 1;
    }
  }
}

function sumAt(bounds: readonly TermColumns[], name: 'chiSquare' | 'least' | 'leastBeyond', i: number): number {
  let total = 0;
  for (let k = 0; k < bounds.length; k++) total += bounds[k][name][i];
  return total;
}
