import { requireNumber } from '../errors.js';
import { type KernelRegion, kernelRegion } from './kernelRegion.js';
import {
  integrateKernel,
  type KernelOrders,
  type KernelProcess,
  type SpectralKernel,
  transferRule,
} from './spectralKernel.js';

export interface KernelAccuracy {
  /** Relative accuracy asked for, 1e-2 … 1e-6. */
  readonly tolerance: number;
  /** Smallest mediator mass [GeV] that V(T), A(T) may contain; Infinity when there is none. */
  readonly lightestMediatorGeV: number;
  /** At least so many T nodes in the result, for whoever reads the density between them. Default: as few as converge. */
  readonly fewestTransferNodes?: number;
}

/** A kernel with what is known about its accuracy. */
export interface ConvergedKernel {
  readonly kernel: SpectralKernel;
  /** ΔT [GeV²] of each node's quadrature: vv[j]/transferWeights[j] is the density dσ/dT for V = 1, A = 0. */
  readonly transferWeights: Float64Array;
  /** Largest estimated relative error of the VV, AA and V−A cross sections, and of VV with a light propagator. */
  readonly relativeError: number;
  readonly converged: boolean;
  /** Evaluations of the dilepton tensor, all refinements together. */
  readonly evaluations: number;
  /** True where the largest energy cannot make the final state: the kernel is empty and exact. */
  readonly belowThreshold: boolean;
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
  { transfer: 8, virtuality: 8, x: 6, pair: 5 },
  { transfer: 12, virtuality: 12, x: 7, pair: 6 },
  { transfer: 16, virtuality: 16, x: 8, pair: 7 },
  { transfer: 20, virtuality: 20, x: 9, pair: 9 },
  { transfer: 27, virtuality: 27, x: 11, pair: 12 },
  { transfer: 36, virtuality: 36, x: 13, pair: 15 },
  { transfer: 50, virtuality: 50, x: 16, pair: 20 },
  { transfer: 72, virtuality: 72, x: 20, pair: 28 },
];

/** Extra T points per factor e in the range of T when a light mediator has to be resolved. */
const TRANSFER_POINTS_PER_E_FOLD = 0.6;

/** A refinement must gain at least this much for its gain to be believed in the error estimate. */
const SMALLEST_GAIN = 0.3;

/** One term of a summed kernel. */
export interface WeightedProcess {
  readonly process: KernelProcess;
  readonly weight: number;
}

/** Spectral kernel of one process, see `convergedKernelSum`. */
export function convergedKernel(process: KernelProcess, accuracy: KernelAccuracy): ConvergedKernel {
  return convergedKernelSum([{ process, weight: 1 }], accuracy);
}

/**
 * Weighted sum of spectral kernels (a material, several regimes) on one set of T nodes, to a requested relative accuracy
 * of the sum. The error estimate compares successive refinements: with differences d₁ and then d₂, the error of the last
 * result is taken as d₂·max(d₂/d₁, 0.3), and as d₂ where no gain was seen.
 * Not converging is reported, never hidden: `converged` is false and `relativeError` is the estimate reached.
 * @throws InputError for a tolerance outside 1e-6 … 1e-2
 */
export function convergedKernelSum(parts: readonly WeightedProcess[], accuracy: KernelAccuracy): ConvergedKernel {
  requireNumber('tolerance', accuracy.tolerance, SMALLEST_TOLERANCE, LARGEST_TOLERANCE);
  const open = sharedRegions(parts, accuracy);
  if (open.length === 0) return emptyKernel();
  let kernel: SpectralKernel | undefined;
  let orders: KernelOrders = REFINEMENTS[0];
  let previousFigures: readonly number[] | undefined;
  let previousDifference = Number.POSITIVE_INFINITY;
  let relativeError = Number.POSITIVE_INFINITY;
  let evaluations = 0;
  for (const refinement of REFINEMENTS) {
    orders = withLightMediator(refinement, open[0].region);
    kernel = sumOfKernels(open, orders);
    for (const { process } of open) evaluations += productOf(orders) * (1 + process.target.kinksQ2.length);
    const figures = figuresOfMerit(kernel, accuracy.lightestMediatorGeV, open[0].region.maximumTransfer);
    if (previousFigures) {
      const difference = largestRelativeDifference(figures, previousFigures);
      const gain = Math.min(1, Math.max(SMALLEST_GAIN, difference / previousDifference));
      // the first difference alone shows no gain yet
      relativeError = Number.isFinite(previousDifference) ? difference * gain : difference;
      previousDifference = difference;
      if (relativeError <= accuracy.tolerance) break;
    }
    previousFigures = figures;
  }
  const { fewestTransferNodes = 0 } = accuracy;
  if (orders.transfer < fewestTransferNodes) {
    orders = { ...orders, transfer: fewestTransferNodes };
    kernel = sumOfKernels(open, orders);
  }
  return {
    kernel: kernel as SpectralKernel,
    transferWeights: transferRule(open[0].region, orders.transfer).weights,
    relativeError,
    converged: relativeError <= accuracy.tolerance,
    evaluations,
    belowThreshold: false,
  };
}

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

function sumOfKernels(parts: readonly OpenPart[], orders: KernelOrders): SpectralKernel {
  const kernels = parts.map(({ process, region }) => integrateKernel(process, region, orders));
  const count = orders.transfer;
  const sum = {
    transfer: kernels[0].transfer,
    vv: new Float64Array(count),
    aa: new Float64Array(count),
    va: new Float64Array(count),
  };
  kernels.forEach((kernel, i) => {
    for (const part of ['vv', 'aa', 'va'] as const) {
      for (let j = 0; j < count; j++) sum[part][j] += parts[i].weight * kernel[part][j];
    }
  });
  return sum;
}

function withLightMediator(orders: KernelOrders, region: KernelRegion): KernelOrders {
  const decades = Math.log(region.maximumTransfer / region.transferScale) - Math.log(100);
  const extra = Math.max(0, Math.ceil(decades * TRANSFER_POINTS_PER_E_FOLD * (orders.transfer / 12)));
  return { ...orders, transfer: orders.transfer + extra };
}

const productOf = (orders: KernelOrders): number => orders.transfer * orders.virtuality * orders.x * orders.pair;

/**
 * What is compared between refinements: VV, AA and V−A cross sections, whole and weighted towards small T, and VV with a
 * propagator to the first and second power for the lightest mediator. Several differently weighted integrals, because one
 * alone can agree by accident.
 */
function figuresOfMerit(kernel: SpectralKernel, lightestMediatorGeV: number, largestTransfer: number): number[] {
  const figures = new Array<number>(Number.isFinite(lightestMediatorGeV) ? 11 : 9).fill(0);
  for (let j = 0; j < kernel.transfer.length; j++) {
    const transfer = kernel.transfer[j];
    SMALL_TRANSFER_FRACTIONS.forEach((fraction, k) => {
      const weight = fraction === 1 ? 1 : 1 / (1 + transfer / (fraction * largestTransfer));
      figures[3 * k] += weight * kernel.vv[j];
      figures[3 * k + 1] += weight * kernel.aa[j];
      figures[3 * k + 2] += weight * (kernel.vv[j] + kernel.aa[j] + kernel.va[j]);
    });
    if (figures.length === 9) continue;
    const propagator = 1 / (lightestMediatorGeV ** 2 + transfer);
    figures[9] += kernel.vv[j] * propagator;
    figures[10] += kernel.vv[j] * propagator * propagator;
  }
  return figures;
}

/** Fractions of the largest T at which the weights of `figuresOfMerit` fall; 1 stands for no weight. */
const SMALL_TRANSFER_FRACTIONS = [1, 0.1, 0.01] as const;

function largestRelativeDifference(now: readonly number[], before: readonly number[]): number {
  let largest = 0;
  for (let i = 0; i < now.length; i++) {
    const difference = Math.abs(now[i] - before[i]);
    if (difference > 0) largest = Math.max(largest, difference / Math.abs(now[i]));
  }
  return largest;
}

function emptyKernel(): ConvergedKernel {
  const none = new Float64Array(0);
  return {
    kernel: { transfer: none, vv: none, aa: none, va: none },
    transferWeights: none,
    relativeError: 0,
    converged: true,
    evaluations: 0,
    belowThreshold: true,
  };
}
