import type { TransferCouplings } from '../couplings/transferCouplings.js';
import {
  type ConvergedDensities,
  convergedDensities,
  type DensityPlan,
  type KernelAccuracy,
  type WeightedProcess,
} from './convergedDensities.js';
import { vectorAxialParts } from './crossSectionParts.js';
import { SMALL_TRANSFER_FRACTIONS, smallTransferWeight } from './refinementErrors.js';
import type { KernelProcess, SpectralDensities } from './spectralDensities.js';
import { type SpectralKernel, spectralKernel, vectorAxialContraction } from './spectralKernel.js';

/** A kernel with what is known about its accuracy: the largest relative error is that of VV, AA, V−A and VV with a light propagator. */
export interface ConvergedKernel extends Omit<ConvergedDensities, keyof SpectralDensities> {
  readonly kernel: SpectralKernel;
}

/** Spectral kernel of one process, see `convergedKernelSum`. */
export function convergedKernel(
  process: KernelProcess,
  accuracy: KernelAccuracy,
  couplings?: readonly TransferCouplings[],
): ConvergedKernel {
  return convergedKernelSum([{ process, weight: 1 }], accuracy, couplings);
}

/**
 * Weighted sum of spectral kernels on one set of T nodes, see `convergedDensities`.
 * @param couplings those of which the cross section itself is to be within the tolerance
 */
export function convergedKernelSum(
  parts: readonly WeightedProcess[],
  accuracy: KernelAccuracy,
  couplings?: readonly TransferCouplings[],
): ConvergedKernel {
  const asked = couplings && ((sum: SpectralDensities) => vectorAxialParts(spectralKernel(sum), couplings));
  const { transfer, densities, ...known } = convergedDensities(parts, accuracy, { ...PLAN, asked });
  return { kernel: spectralKernel({ transfer, densities }), ...known };
}

/**
 * What is compared between refinements: VV, AA and V−A cross sections, whole and weighted towards small T, and VV with a
 * propagator to the first and second power for the lightest mediator. Several differently weighted integrals, because one
 * alone can agree by accident.
 */
function figuresOfMerit(sum: SpectralDensities, lightestMediatorGeV: number, largestTransfer: number): number[] {
  const kernel = spectralKernel(sum);
  const figures = new Array<number>(Number.isFinite(lightestMediatorGeV) ? 11 : 9).fill(0);
  for (let j = 0; j < kernel.transfer.length; j++) {
    const transfer = kernel.transfer[j];
    SMALL_TRANSFER_FRACTIONS.forEach((fraction, k) => {
      const weight = smallTransferWeight(fraction, transfer / largestTransfer);
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

const PLAN: DensityPlan = { contraction: vectorAxialContraction, figures: figuresOfMerit };
