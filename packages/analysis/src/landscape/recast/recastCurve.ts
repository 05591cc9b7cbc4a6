import type { CurveProduction, CurveSignature, PublishedCurve } from '@nereid/catalogue';
import type { CouplingInterval } from '@nereid/physics';
import type { ElectroweakInputs } from '@nereid/physics/couplings';
import type { VectorCharges } from '@nereid/physics/models';
import type { BoundPoint } from '../bound.js';
import { type CurveEdges, curveEdges } from './curveInterpolation.js';
import { recastLateDecays } from './lateDecays.js';
import { productionStrength } from './productionStrength.js';
import { signatureFraction, totalWidth } from './signatureFraction.js';

/** A curve that says what was really bounded. */
export type RecastableCurve = PublishedCurve & {
  readonly production: CurveProduction;
  readonly signature: CurveSignature;
};

/** Whether a curve says how the boson was made and seen. */
export const isRecastable = (curve: PublishedCurve): curve is RecastableCurve =>
  curve.production !== undefined && curve.signature !== undefined;

/** What a curve excludes of a boson of other charges at one mass, or why that cannot be said. */
export type RecastPoint = BoundPoint | { readonly reason: string };

/** What other charges change at one mass: factors on the rate of production into the signature, and on the total width. */
export interface RecastFactors {
  readonly rate: number;
  readonly width: number;
}

/**
 * Factors from the charges that a curve was published for to others, at one coupling and mass; or why there are none.
 * @throws InputError as `mediatorWidths`
 */
export function recastFactors(
  curve: RecastableCurve,
  from: VectorCharges,
  to: VectorCharges,
  massGeV: number,
  inputs: ElectroweakInputs,
): RecastFactors | { readonly reason: string } {
  const published = bounded(curve, from, massGeV, inputs, curve.branchingFraction);
  if ('reason' in published) return published;
  const wanted = bounded(curve, to, massGeV, inputs);
  if ('reason' in wanted) return wanted;
  if (published.value === 0 || wanted.value === 0) return { rate: 0, width: 1 };
  const rate = wanted.value / published.value;
  if (curve.upper === undefined) return { rate, width: 1 };
  const width = (charges: VectorCharges): number => totalWidth(charges, massGeV, inputs);
  return { rate, width: width(to) / width(from) };
}

/**
 * Carries one mass of a curve over from the charges it was published for to others: the search bounds g² P BR, with P the strength of
 * production and BR the branching fraction of what was seen, so that g_new² P_new BR_new = g_old² P_old BR_old
 * (arXiv:1801.04847, equation 2.12). Searches for late decays go through the lifetime too, `recastLateDecays`.
 * @throws InputError as `mediatorWidths`
 */
export function recastPoint(
  curve: RecastableCurve,
  from: VectorCharges,
  to: VectorCharges,
  massGeV: number,
  inputs: ElectroweakInputs,
): RecastPoint {
  const factors = recastFactors(curve, from, to, massGeV, inputs);
  if ('reason' in factors) return factors;
  if (factors.rate === 0) return pointOf(massGeV, []);
  const edges = curveEdges(curve, massGeV);
  if (curve.upper === undefined) {
    const scale = 1 / Math.sqrt(factors.rate);
    const above = edges.map(({ lower }) => ({ lower: lower * scale, upper: Number.POSITIVE_INFINITY }));
    return pointOf(massGeV, above);
  }
  const volume = curve.decayVolumeOverShield;
  if (volume === undefined) {
    return {
      reason: 'the upper edge follows from lifetimes, and the lengths of shield and decay volume are not stated',
    };
  }
  return pointOf(
    massGeV,
    edges.flatMap((edge) => recastLateDecays(edge, volume, factors) ?? []),
  );
}

/** What a curve excludes at one mass, as published. */
export const publishedPoint = (curve: PublishedCurve, massGeV: number): BoundPoint =>
  pointOf(massGeV, curveEdges(curve, massGeV));

/** P BR at coupling 1. */
function bounded(
  { production, signature, upShare }: RecastableCurve,
  charges: VectorCharges,
  massGeV: number,
  inputs: ElectroweakInputs,
  assumed?: number,
): { readonly value: number } | { readonly reason: string } {
  const strength = productionStrength(production, charges, massGeV, inputs, upShare);
  if ('reason' in strength || strength.value === 0) return strength;
  return { value: strength.value * (assumed ?? signatureFraction(signature, charges, massGeV, inputs)) };
}

/** g² = 4π: a limit above it says nothing of a theory whose expansion in g² makes sense. */
export const LARGEST_COUPLING = Math.sqrt(4 * Math.PI);

/** Intervals that touch or overlap are one; those of couplings too large to mean anything are none. */
function pointOf(massGeV: number, found: readonly (CouplingInterval | CurveEdges)[]): BoundPoint {
  const excluded: { lower: number; upper: number }[] = [];
  for (const { lower, upper } of found
    .filter((one) => one.lower < LARGEST_COUPLING)
    .sort((one, other) => one.lower - other.lower)) {
    const last = excluded.at(-1);
    if (last && lower <= last.upper) last.upper = Math.max(last.upper, upper);
    else excluded.push({ lower, upper });
  }
  const highest = excluded.at(-1);
  return { massGeV, couplingUpper: highest?.upper === Number.POSITIVE_INFINITY ? highest.lower : null, excluded };
}
