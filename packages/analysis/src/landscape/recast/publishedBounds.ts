import type { PublishedCurve } from '@nereid/catalogue';
import type { ElectroweakInputs } from '@nereid/physics/couplings';
import type { ModelParameters, VectorCharges } from '@nereid/physics/models';
import type { Bound, BoundPoint, NotComputed } from '../bound.js';
import { bosonCharges, knownBosonCharges } from './curveBosons.js';
import { curveMasses } from './curveInterpolation.js';
import { hasOwnCharges, PRODUCTIONS, productionStrength, sameCharges, withoutMixing } from './productionStrength.js';
import { isRecastable, publishedPoint, type RecastableCurve, recastFactors, recastPoint } from './recastCurve.js';
import { SIGNATURE_WORDS } from './signatureFraction.js';

/** A model for which bounds are wanted: parameters other than mass and coupling, which are left out of them. */
export interface RecastTarget {
  readonly model: string;
  readonly parameters: ModelParameters;
}

/** Bounds from published curves, and curves that give none with the reason. */
export interface PublishedBounds {
  readonly bounds: readonly Bound[];
  readonly notComputed: readonly NotComputed[];
}

/** As far as the rate of a recast may lie from that of the published curve for it to be called the curve of this very model. */
const SAME = 0.02;

/**
 * The bounds that others published as curves, for a model of any charges: as they are where the charges are those of the curve, else
 * carried over through production and branching ratio. Points at the masses [GeV] asked for and at those of the curve between them.
 * What cannot be carried over is told with the reason.
 * @throws InputError for an unknown model, and for parameters that it does not take
 */
export function publishedBounds(
  curves: Iterable<PublishedCurve>,
  { model, parameters }: RecastTarget,
  massesGeV: readonly number[],
  inputs: ElectroweakInputs,
): PublishedBounds {
  const bounds: Bound[] = [];
  const notComputed: NotComputed[] = [];
  const target = bosonCharges(model, parameters, massesGeV[0]);
  for (const curve of curves) {
    const found = 'reason' in target ? target : publishedBound(curve, target.charges, massesGeV, inputs);
    if ('reason' in found) notComputed.push({ constraint: curve.id, reason: found.reason });
    else if ('curve' in found) bounds.push(found);
  }
  return { bounds, notComputed };
}

function publishedBound(
  curve: PublishedCurve,
  charges: VectorCharges,
  massesGeV: readonly number[],
  inputs: ElectroweakInputs,
): Bound | { readonly reason: string } {
  const masses = massesOf(curve, massesGeV);
  if (masses.length === 0) return { reason: 'the curve lies at other masses' };
  const from = knownBosonCharges(curve.model, curve.parameters, masses[0]);
  if ('reason' in from) return from;
  const asPublished = (isViaMixing: boolean) =>
    boundOf(
      curve,
      'digitised',
      masses.map((mass) => publishedPoint(curve, mass)),
      isViaMixing,
    );
  const isSame = sameCharges(from.charges, charges) && curve.branchingFraction === undefined;
  if (!isRecastable(curve)) {
    if (isSame) return asPublished(false);
    return { reason: 'the curve does not say how the boson was made and seen, so that it cannot be carried over' };
  }
  const isViaMixing = viaMixing(curve, charges, masses[0], inputs);
  if (isSame && isUnchanged(curve, from.charges, charges, masses, inputs)) return asPublished(isViaMixing);
  const points = masses.map((mass) => recastPoint(curve, from.charges, charges, mass, inputs));
  const recast = points.filter((point): point is BoundPoint => 'excluded' in point);
  if (recast.some(({ excluded }) => excluded.length > 0)) return boundOf(curve, 'recast', recast, isViaMixing);
  return points.find((point) => 'reason' in point) ?? { reason: noReach(curve, from.charges, charges, masses, inputs) };
}

/** Why a recast excludes nothing. */
function noReach(
  curve: RecastableCurve,
  from: VectorCharges,
  to: VectorCharges,
  masses: readonly number[],
  inputs: ElectroweakInputs,
): string {
  const { production, signature, upper } = curve;
  const isMade = masses.some((mass) => {
    const factors = recastFactors(curve, from, to, mass, inputs);
    return 'rate' in factors && factors.rate > 0;
  });
  const what = `${PRODUCTIONS[production].formula}, times ${SIGNATURE_WORDS[signature]}`;
  if (!isMade) return `these charges make or show nothing of it: ${what}`;
  const late = upper === undefined ? '' : ', or at none so late as the search wants';
  return `these charges make too little of it at couplings below √(4π)${late}: ${what}`;
}

/** Masses asked for within the range of the curve, and those of its points within that asked for. */
function massesOf(curve: PublishedCurve, massesGeV: readonly number[]): number[] {
  const [lowest, highest] = [Math.min(...massesGeV), Math.max(...massesGeV)];
  const own = curveMasses(curve, lowest, highest);
  const [first, last] = [Math.min(...curve.massGeV), Math.max(...curve.massGeV)];
  const asked = massesGeV.filter((mass) => mass >= first && mass <= last);
  return [...new Set([...own, ...asked])].sort((a, b) => a - b);
}

/** Whether a recast would be the curve itself: what differs is at most what loops add where they are not asked for. */
function isUnchanged(
  curve: RecastableCurve,
  from: VectorCharges,
  to: VectorCharges,
  masses: readonly number[],
  inputs: ElectroweakInputs,
): boolean {
  if (from === to) return true;
  return masses.every((mass) => {
    const factors = recastFactors(curve, from, to, mass, inputs);
    return 'reason' in factors || Math.abs(factors.rate - 1) <= SAME;
  });
}

/** Whether only mixing, of the tree level or of loops, makes a boson that has charges of its own. */
function viaMixing(
  { production, upShare }: RecastableCurve,
  charges: VectorCharges,
  massGeV: number,
  inputs: ElectroweakInputs,
): boolean {
  if (!hasOwnCharges(charges)) return false;
  const strength = productionStrength(production, withoutMixing(charges), massGeV, inputs, upShare);
  return 'value' in strength && strength.value === 0;
}

function boundOf(
  curve: PublishedCurve,
  how: 'digitised' | 'recast',
  points: readonly BoundPoint[],
  isViaMixing: boolean,
): Bound {
  const { id, name, status, confidenceLevel, sidedness, source, drawnIn, record } = curve;
  return {
    constraint: id,
    title: name,
    kind: status === 'projected' ? 'projected' : how,
    status,
    confidenceLevel,
    ...(curve.confidenceLevelFrom === 'memory' && { confidenceLevelUnverified: true }),
    sidedness,
    curve: points,
    viaMixing: isViaMixing,
    fidelity: how === 'recast' ? 'recast' : 'published',
    inputs: inputsOf(curve),
    references: drawnIn === undefined ? [source] : [source, drawnIn],
    valueIds: [],
    ...(record !== undefined && { record }),
    formula: how === 'recast' && isRecastable(curve) ? recastFormula(curve) : `As published: ${curve.how}.`,
    leavesOut: leavesOut(curve, how),
  };
}

function inputsOf({ model, production, signature, branchingFraction, repository, accuracy, licence }: PublishedCurve) {
  const given = { publishedFor: model, production, signature, branchingFraction, repository, accuracy, licence };
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function recastFormula(curve: RecastableCurve): string {
  const { model, production, signature, branchingFraction, upper, how } = curve;
  const assumed = branchingFraction === undefined ? '' : ` (published with ${branchingFraction})`;
  const late = upper === undefined ? '' : ', through the lifetime in the decay volume';
  return (
    `Recast from ${model}: g² × (${PRODUCTIONS[production].formula}) × ${SIGNATURE_WORDS[signature]}${assumed} is held fixed at each ` +
    `mass${late} (arXiv:1801.04847, section 2). The curve: ${how}.`
  );
}

function leavesOut(curve: PublishedCurve, how: 'digitised' | 'recast'): string[] {
  const reading = curve.accuracy === undefined ? [] : [`accuracy of the points: ${curve.accuracy}`];
  if (how === 'digitised' || !isRecastable(curve)) return reading;
  return ['efficiencies are those of the published boson', ...PRODUCTIONS[curve.production].leavesOut, ...reading];
}
