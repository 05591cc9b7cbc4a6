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

/**
 * Carries one mass of a curve over from the charges it was published for to others: the search bounds g² P BR, with P the strength of
 * production and BR the branching fraction of what was seen, so that g_new² P_new BR_new = g_old² P_old BR_old
 * (arXiv:1801.04847, equation 2.12). Searches for late decays go through the lifetime too, `recastLateDecays`.
 */
export function recastPoint(
  curve: RecastableCurve,
  from: VectorCharges,
  to: VectorCharges,
  massGeV: number,
  inputs: ElectroweakInputs,
): RecastPoint {
  const published = bounded(curve, from, massGeV, inputs, curve.branchingFraction);
  if ('reason' in published) return published;
  const wanted = bounded(curve, to, massGeV, inputs);
  if ('reason' in wanted) return wanted;
  const edges = curveEdges(curve, massGeV);
  if (published.value === 0 || wanted.value === 0) return pointOf(massGeV, []);
  const rate = wanted.value / published.value;
  if (curve.upper === undefined) {
    return pointOf(
      massGeV,
      edges.map(({ lower }) => ({ lower: lower / Math.sqrt(rate), upper: Number.POSITIVE_INFINITY })),
    );
  }
  if (curve.decayVolumeOverShield === undefined) {
    return {
      reason: 'the upper edge follows from lifetimes, and the lengths of shield and decay volume are not published',
    };
  }
  const width = totalWidth(to, massGeV, inputs) / totalWidth(from, massGeV, inputs);
  const volume = curve.decayVolumeOverShield;
  return pointOf(
    massGeV,
    edges.flatMap((edge) => recastLateDecays(edge, volume, { rate, width }) ?? []),
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

/** Intervals that touch or overlap are one. */
function pointOf(massGeV: number, found: readonly (CouplingInterval | CurveEdges)[]): BoundPoint {
  const excluded: { lower: number; upper: number }[] = [];
  for (const { lower, upper } of [...found].sort((one, other) => one.lower - other.lower)) {
    const last = excluded.at(-1);
    if (last && lower <= last.upper) last.upper = Math.max(last.upper, upper);
    else excluded.push({ lower, upper });
  }
  const highest = excluded.at(-1);
  return { massGeV, couplingUpper: highest?.upper === Number.POSITIVE_INFINITY ? highest.lower : null, excluded };
}
