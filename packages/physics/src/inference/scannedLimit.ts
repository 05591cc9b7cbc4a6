import type { CorrelationMatrix } from '../likelihoods/correlatedRatios.js';
import { type CouplingInterval, complement } from './couplingIntervals.js';
import { type CouplingLimitOptions, couplingDecision, type ExperimentPrediction } from './couplingLimit.js';

/** Couplings that are looked at: so many in each decade, from the smallest that a search of long-lived particles knows of. */
const FIRST_COUPLING = 1e-14;
const LAST_COUPLING = 10;
const STEPS_PER_DECADE = 6;
/** An edge is found to this relative accuracy. */
const EDGE_ACCURACY = 1e-9;

/** What is predicted at one coupling, strength 1 being that coupling itself, with the correlations of those that predict something. */
export interface PredictionsAtCoupling {
  readonly predictions: readonly ExperimentPrediction[];
  readonly correlation: CorrelationMatrix | undefined;
}

/** Couplings as `couplingLimit` gives them, found by looking at many. */
export interface ScannedLimit {
  readonly allowed: readonly CouplingInterval[];
  readonly excluded: readonly CouplingInterval[];
  readonly upperLimit: number | null;
  readonly bestFit: { readonly coupling: number; readonly chiSquare: number };
}

/**
 * The couplings that predictions allow which do not scale with the coupling squared: six in each decade from 10⁻¹⁴ to 10 are decided as
 * `evaluate` decides a point, and between two that differ the edge is found by bisection. Islands narrower than a step can be missed;
 * beyond the last coupling everything is what that one is.
 */
export function scannedLimit(
  predictionsAt: (coupling: number) => PredictionsAtCoupling,
  options: CouplingLimitOptions,
): ScannedLimit {
  let bestFit = { coupling: 0, chiSquare: Number.POSITIVE_INFINITY };
  const isAllowed = (coupling: number): boolean => {
    const { predictions, correlation } = predictionsAt(coupling);
    if (predictions.length === 0) return true;
    const { excluded, chiSquare } = couplingDecision(predictions, 1, options, correlation);
    if (chiSquare < bestFit.chiSquare) bestFit = { coupling, chiSquare };
    return !excluded;
  };
  const decades = Math.log10(LAST_COUPLING / FIRST_COUPLING);
  const count = Math.round(decades * STEPS_PER_DECADE) + 1;
  const allowed: { lower: number; upper: number }[] = [];
  let before: { coupling: number; open: boolean } | undefined;
  for (let i = 0; i < count; i++) {
    const coupling = FIRST_COUPLING * 10 ** (i / STEPS_PER_DECADE);
    const open = isAllowed(coupling);
    if (before === undefined) {
      if (open) allowed.push({ lower: 0, upper: Number.POSITIVE_INFINITY });
    } else if (open !== before.open) {
      const edge = edgeBetween(before.coupling, coupling, before.open, isAllowed);
      const last = allowed.at(-1);
      if (open) allowed.push({ lower: edge, upper: Number.POSITIVE_INFINITY });
      else if (last) last.upper = edge;
    }
    before = { coupling, open };
  }
  const last = allowed.at(-1)?.upper ?? 0;
  return {
    allowed,
    excluded: complement(allowed),
    upperLimit: last === Number.POSITIVE_INFINITY ? null : last,
    bestFit: Number.isFinite(bestFit.chiSquare) ? bestFit : { coupling: 0, chiSquare: 0 },
  };
}

/** The last allowed coupling beside the edge between two couplings of which one is allowed. */
function edgeBetween(low: number, high: number, lowIsOpen: boolean, isAllowed: (coupling: number) => boolean): number {
  let [below, above] = [low, high];
  while (above / below > 1 + EDGE_ACCURACY) {
    const middle = Math.sqrt(below * above);
    if (isAllowed(middle) === lowIsOpen) below = middle;
    else above = middle;
  }
  return lowIsOpen ? below : above;
}
