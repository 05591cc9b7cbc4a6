import { requireNumber } from '../errors.js';
import { AskedAccuracy } from './askedAccuracy.js';
import type { CrossSectionParts } from './crossSectionParts.js';
import { type KernelRegion, kernelRegion } from './kernelRegion.js';
import { errorAfter } from './refinementErrors.js';
import {
  type DileptonContraction,
  integrateDensities,
  type KernelOrders,
  type KernelProcess,
  type SpectralDensities,
  transferRule,
} from './spectralDensities.js';

export interface KernelAccuracy {
  /** Relative accuracy asked for, 1e-2 … 1e-6. */
  readonly tolerance: number;
  /** Smallest mediator mass [GeV] that V(T), A(T) may contain; Infinity when there is none. */
  readonly lightestMediatorGeV: number;
  /** At least so many T nodes in the result, for whoever reads the density between them. Default: as few as converge. */
  readonly fewestTransferNodes?: number;
}

/** Spectral densities with what is known about their accuracy. */
export interface ConvergedDensities extends SpectralDensities {
  /** ΔT [GeV²] of each node's quadrature: densities[n][j]/transferWeights[j] is dσ/dT. */
  readonly transferWeights: Float64Array;
  /** Largest estimated relative error of the figures that were compared. */
  readonly relativeError: number;
  /** Estimated relative error of the cross section that was asked for; `relativeError` where none was. */
  readonly askedRelativeError: number;
  /** Whether both are within the tolerance. */
  readonly converged: boolean;
  /** Evaluations of the dilepton tensor, all refinements together. */
  readonly evaluations: number;
  /** True where the largest energy cannot make the final state: there are no nodes, and that is exact. */
  readonly belowThreshold: boolean;
}

/** Cross sections whose changes between refinements say how accurate the densities are. */
export type FiguresOfMerit = (
  densities: SpectralDensities,
  lightestMediatorGeV: number,
  largestTransfer: number,
) => readonly number[];

/** What to integrate, and how to judge it. */
export interface DensityPlan {
  readonly contraction: DileptonContraction;
  readonly figures: FiguresOfMerit;
  /** A cross section whose own error is to be within the tolerance too, whatever cancels in it. */
  readonly asked?: ((densities: SpectralDensities) => CrossSectionParts) | undefined;
}

/** Largest relative accuracy that can be asked for. */
export const LARGEST_TOLERANCE = 1e-2;
/** Smallest relative accuracy that can be asked for. */
export const SMALLEST_TOLERANCE = 1e-6;

/**
 * Refinements. The x and K² integrands are smooth in their maps and need few points; form factor and propagators make T
 * and Q² slow. Every number of points grows at every step: a direction that stood still would hide its error from the comparison.
 * Each step costs 2 to 4 times the one before and gains a factor 10 or so where the rule converges.
 */
const REFINEMENTS: readonly KernelOrders[] = [
  { transfer: 8, virtuality: 8, x: 6, pair: 5, hadron: 6 },
  { transfer: 12, virtuality: 12, x: 7, pair: 6, hadron: 7 },
  { transfer: 16, virtuality: 16, x: 8, pair: 7, hadron: 8 },
  { transfer: 20, virtuality: 20, x: 9, pair: 9, hadron: 9 },
  { transfer: 27, virtuality: 27, x: 11, pair: 12, hadron: 10 },
  { transfer: 36, virtuality: 36, x: 13, pair: 15, hadron: 11 },
  { transfer: 50, virtuality: 50, x: 16, pair: 20, hadron: 12 },
  { transfer: 72, virtuality: 72, x: 20, pair: 28, hadron: 15 },
];

/** Extra T points per factor e in the range of T when a light mediator has to be resolved. */
const TRANSFER_POINTS_PER_E_FOLD = 0.6;

/** One term of a summed kernel. */
export interface WeightedProcess {
  readonly process: KernelProcess;
  readonly weight: number;
}

/**
 * Weighted sum of spectral densities (a material, several regimes) on one set of T nodes, to a requested relative accuracy
 * of the sum. The error estimate compares successive refinements: with differences d₁ and then d₂, the error of the last
 * result is taken as d₂·max(d₂/d₁, 0.3), and as d₂ where no gain was seen. Where a cross section is asked for, its own error is
 * estimated too (`AskedAccuracy`) and refined to the tolerance.
 * Not converging is reported, never hidden: `converged` is false and `relativeError` is the estimate reached.
 * @throws InputError for a tolerance outside 1e-6 … 1e-2
 */
export function convergedDensities(
  parts: readonly WeightedProcess[],
  accuracy: KernelAccuracy,
  { contraction, figures: figuresOf, asked }: DensityPlan,
): ConvergedDensities {
  requireNumber('tolerance', accuracy.tolerance, SMALLEST_TOLERANCE, LARGEST_TOLERANCE);
  const open = sharedRegions(parts, accuracy);
  if (open.length === 0) return noDensities(contraction.count);
  let sum: SpectralDensities | undefined;
  let orders: KernelOrders = REFINEMENTS[0];
  let previousFigures: readonly number[] | undefined;
  let previousDifference = Number.POSITIVE_INFINITY;
  let relativeError = Number.POSITIVE_INFINITY;
  let evaluations = 0;
  const ownAccuracy = asked && new AskedAccuracy();
  let askedRelativeError = Number.POSITIVE_INFINITY;
  for (const refinement of REFINEMENTS) {
    orders = withLightMediator(refinement, open[0].region);
    sum = sumOfDensities(open, orders, contraction);
    for (const { process } of open) evaluations += productOf(orders) * (1 + process.target.kinksQ2.length);
    const figures = figuresOf(sum, accuracy.lightestMediatorGeV, open[0].region.maximumTransfer);
    if (previousFigures) {
      const difference = largestRelativeDifference(figures, previousFigures);
      relativeError = errorAfter(difference, previousDifference);
      previousDifference = difference;
    }
    askedRelativeError =
      ownAccuracy && asked
        ? ownAccuracy.after(fractionsOf(sum, open[0].region), asked(sum), relativeError)
        : relativeError;
    if (Math.max(relativeError, askedRelativeError) <= accuracy.tolerance) break;
    previousFigures = figures;
  }
  const { fewestTransferNodes = 0 } = accuracy;
  if (orders.transfer < fewestTransferNodes) {
    orders = { ...orders, transfer: fewestTransferNodes };
    sum = sumOfDensities(open, orders, contraction);
  }
  return {
    ...(sum as SpectralDensities),
    transferWeights: transferRule(open[0].region, orders.transfer).weights,
    relativeError,
    askedRelativeError,
    converged: Math.max(relativeError, askedRelativeError) <= accuracy.tolerance,
    evaluations,
    belowThreshold: false,
  };
}

const fractionsOf = ({ transfer }: SpectralDensities, { maximumTransfer }: KernelRegion): Float64Array =>
  transfer.map((value) => value / maximumTransfer);

interface OpenPart extends WeightedProcess {
  readonly region: KernelRegion;
}

/** Regions of the parts that are above threshold, all with the same T nodes. */
function sharedRegions(parts: readonly WeightedProcess[], accuracy: KernelAccuracy): OpenPart[] {
  const open: OpenPart[] = [];
  for (const { process, weight } of parts) {
    const region = kernelRegion(process, 1e-2 * accuracy.tolerance, accuracy.lightestMediatorGeV);
    if (region && weight !== 0) open.push({ process, weight, region });
  }
  const maximumTransfer = Math.max(...open.map(({ region }) => region.maximumTransfer));
  const transferScale = Math.min(...open.map(({ region }) => region.transferScale));
  return open.map((part) => ({ ...part, region: { ...part.region, maximumTransfer, transferScale } }));
}

function sumOfDensities(
  parts: readonly OpenPart[],
  orders: KernelOrders,
  contraction: DileptonContraction,
): SpectralDensities {
  const all = parts.map(({ process, region }) => integrateDensities(process, region, orders, contraction));
  const densities = Array.from({ length: contraction.count }, () => new Float64Array(orders.transfer));
  all.forEach((one, i) => {
    densities.forEach((sum, n) => {
      for (let j = 0; j < sum.length; j++) sum[j] += parts[i].weight * one.densities[n][j];
    });
  });
  return { transfer: all[0].transfer, densities };
}

function withLightMediator(orders: KernelOrders, region: KernelRegion): KernelOrders {
  const decades = Math.log(region.maximumTransfer / region.transferScale) - Math.log(100);
  const extra = Math.max(0, Math.ceil(decades * TRANSFER_POINTS_PER_E_FOLD * (orders.transfer / 12)));
  return { ...orders, transfer: orders.transfer + extra };
}

const productOf = (orders: KernelOrders): number => orders.transfer * orders.virtuality * orders.x * orders.pair;

function largestRelativeDifference(now: readonly number[], before: readonly number[]): number {
  let largest = 0;
  for (let i = 0; i < now.length; i++) {
    const difference = Math.abs(now[i] - before[i]);
    if (difference > 0) largest = Math.max(largest, difference / Math.abs(now[i]));
  }
  return largest;
}

function noDensities(count: number): ConvergedDensities {
  return {
    transfer: new Float64Array(0),
    densities: Array.from({ length: count }, () => new Float64Array(0)),
    transferWeights: new Float64Array(0),
    relativeError: 0,
    askedRelativeError: 0,
    converged: true,
    evaluations: 0,
    belowThreshold: true,
  };
}
