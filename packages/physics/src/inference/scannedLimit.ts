import type { CorrelationMatrix } from '../likelihoods/correlatedRatios.js';
import { type RatioLikelihood, type RatioMeasurement, ratioLikelihood } from '../likelihoods/ratioLikelihood.js';
import { type CouplingInterval, complement } from './couplingIntervals.js';
import {
  type CouplingLimitOptions,
  couplingDecision,
  couplingLimit,
  type ExperimentPrediction,
} from './couplingLimit.js';

/** Couplings that are looked at: so many in each decade, from the smallest that a search of long-lived particles knows of. */
const FIRST_COUPLING = 1e-14;
const LAST_COUPLING = 10;
const STEPS_PER_DECADE = 6;
/** An edge is found to this relative accuracy. */
const EDGE_ACCURACY = 1e-6;

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
 * The couplings that predictions allow which do not scale with the coupling squared: up to six in each decade from 10⁻¹⁴ to 10 are decided as
 * `evaluate` decides a point, and between two that differ the edge is found by bisection. Islands narrower than a step can be missed;
 * beyond the last coupling everything is what that one is.
 */
export function scannedLimit(
  predictionsAt: (coupling: number) => PredictionsAtCoupling,
  options: CouplingLimitOptions,
): ScannedLimit {
  let bestFit = { coupling: 0, chiSquare: Number.POSITIVE_INFINITY };
  const onLine = lineDecision(options);
  const decide = (coupling: number): Decided => {
    const { predictions, correlation } = predictionsAt(coupling);
    if (predictions.length === 0) return { coupling, open: true, chiSquare: Number.NaN };
    const { excluded, chiSquare } = onLine(predictions) ?? couplingDecision(predictions, 1, options, correlation);
    if (chiSquare < bestFit.chiSquare) bestFit = { coupling, chiSquare };
    return { coupling, open: !excluded, chiSquare };
  };
  const allowed: { lower: number; upper: number }[] = [];
  let before: Decided | undefined;
  for (const at of decidedCouplings(decide)) {
    if (before === undefined) {
      if (at.open) allowed.push({ lower: 0, upper: Number.POSITIVE_INFINITY });
    } else if (at.open !== before.open) {
      const edge = edgeBetween(before.coupling, at.coupling, before.open, (coupling) => decide(coupling).open);
      const last = allowed.at(-1);
      if (at.open) allowed.push({ lower: edge, upper: Number.POSITIVE_INFINITY });
      else if (last) last.upper = edge;
    }
    before = at;
  }
  const last = allowed.at(-1)?.upper ?? 0;
  return {
    allowed,
    excluded: complement(allowed),
    upperLimit: last === Number.POSITIVE_INFINITY ? null : last,
    bestFit: Number.isFinite(bestFit.chiSquare) ? bestFit : { coupling: 0, chiSquare: 0 },
  };
}

interface Decided {
  readonly coupling: number;
  readonly open: boolean;
  /** NaN where nothing is predicted. */
  readonly chiSquare: number;
}

/**
 * Every decade, and the steps within those over which χ² changes. A signal that grows as a power of the coupling and is seen anywhere
 * within a decade changes χ² at its ends by far more than rounding.
 */
function decidedCouplings(decide: (coupling: number) => Decided): Decided[] {
  const decades = Math.round(Math.log10(LAST_COUPLING / FIRST_COUPLING));
  const whole = Array.from({ length: decades + 1 }, (_, i) => decide(FIRST_COUPLING * 10 ** i));
  return whole.flatMap((start, i) => {
    const end = whole[i + 1];
    const isSame =
      end === undefined || (start.open === end.open && Object.is(round(start.chiSquare), round(end.chiSquare)));
    if (isSame) return [start];
    const steps = Array.from({ length: STEPS_PER_DECADE - 1 }, (_, k) =>
      decide(start.coupling * 10 ** ((k + 1) / STEPS_PER_DECADE)),
    );
    return [start, ...steps];
  });
}

/**
 * Decides as `couplingDecision` on one prediction 1 + x, x > 0, of a measurement without a likelihood of its own: what is excluded is a
 * matter of x alone, found once for all couplings. Nothing is said of other predictions.
 */
function lineDecision(options: CouplingLimitOptions) {
  let line: { measurement: RatioMeasurement; allowed: readonly CouplingInterval[]; likelihood: RatioLikelihood };
  return ([{ measurement, ratio, likelihood }, ...others]: readonly ExperimentPrediction[]) => {
    if (others.length > 0 || likelihood || ratio.quadratic !== 0 || !(ratio.linear > 0)) return undefined;
    if (!line || !isSame(line.measurement, measurement)) {
      const { allowed } = couplingLimit([{ measurement, ratio: { linear: 1, quadratic: 0 } }], options);
      line = { measurement, allowed, likelihood: ratioLikelihood(measurement, options.errorModel) };
    }
    const strength = Math.sqrt(ratio.linear);
    return {
      excluded: !line.allowed.some(({ lower, upper }) => lower <= strength && strength <= upper),
      chiSquare: line.likelihood.chiSquare(1 + ratio.linear),
    };
  };
}

const isSame = (one: RatioMeasurement, other: RatioMeasurement): boolean =>
  one.value === other.value && one.errorPlus === other.errorPlus && one.errorMinus === other.errorMinus;

/** To 10⁻⁹, the rounding of a χ². */
const round = (chiSquare: number): number => Math.round(chiSquare * 1e9);

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
