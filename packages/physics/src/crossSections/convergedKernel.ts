import type { Couplings, Sector } from '../couplings/couplings.js';
import {
  type ConvergedDensities,
  convergedDensities,
  type KernelAccuracy,
  type WeightedProcess,
} from './convergedDensities.js';
import { sectorParts } from './crossSectionParts.js';
import type { Kernel, SectorDensities } from './kernel.js';
import type { KernelRegion } from './kernelRegion.js';
import { SECTOR_CONTRACTIONS, sectorDensities, sectorFigures } from './sectors.js';
import {
  integrateDensities,
  type KernelOrders,
  type KernelProcess,
  type SpectralDensities,
} from './spectralDensities.js';

/** What is known about densities beside them. */
type Known = Omit<ConvergedDensities, keyof SpectralDensities>;

/** The densities of one sector with their accuracy. */
export interface ConvergedSector<S extends Sector> extends Known {
  readonly densities: SectorDensities<S>;
}

/** A kernel with what is known about its accuracy; `transferWeights` are those of the nodes of `chiral`. */
export interface ConvergedKernel extends Known {
  readonly kernel: Kernel;
}

/** The densities of one sector with fixed numbers of points, see `integrateDensities`. */
export const integrateSector = <S extends Sector>(
  sector: S,
  process: KernelProcess,
  region: KernelRegion,
  orders: KernelOrders,
): SectorDensities<S> =>
  sectorDensities(sector, integrateDensities(process, region, orders, SECTOR_CONTRACTIONS[sector]));

/**
 * Weighted sum of the densities of one sector on one set of T nodes, see `convergedDensities`.
 * @param couplings those of which the part of the cross section in this sector is to be within the tolerance itself
 */
export function convergedSector<S extends Sector>(
  sector: S,
  parts: readonly WeightedProcess[],
  accuracy: KernelAccuracy,
  couplings?: readonly Couplings[],
): ConvergedSector<S> {
  const oneFlavour = parts.every(({ process }) => process.massMinus === process.massPlus);
  const asked = couplings && ((sum: SpectralDensities) => sectorParts(sector, sectorDensities(sector, sum), couplings));
  const { transfer, densities, ...known } = convergedDensities(parts, accuracy, {
    contraction: SECTOR_CONTRACTIONS[sector],
    figures: sectorFigures(sector, oneFlavour),
    asked,
  });
  return { densities: sectorDensities(sector, { transfer, densities }), ...known };
}

/**
 * Weighted sum of spectral kernels, with the sectors that were asked for (the chiral one always); the error of the worst of them.
 * @throws InputError for a tolerance outside 1e-6 … 1e-2
 */
export function convergedKernelSum(
  parts: readonly WeightedProcess[],
  accuracy: KernelAccuracy,
  sectors: readonly Sector[] = ['chiral'],
): ConvergedKernel {
  const { densities: chiral, ...known } = convergedSector('chiral', parts, accuracy);
  if (!sectors.includes('turned')) return { kernel: { chiral }, ...known };
  const { densities: turned, ...other } = convergedSector('turned', parts, accuracy);
  return {
    ...known,
    kernel: { chiral, turned },
    relativeError: Math.max(known.relativeError, other.relativeError),
    askedRelativeError: Math.max(known.askedRelativeError, other.askedRelativeError),
    converged: known.converged && other.converged,
    evaluations: known.evaluations + other.evaluations,
  };
}

/** The kernel of one process, see `convergedKernelSum`. */
export const convergedKernel = (
  process: KernelProcess,
  accuracy: KernelAccuracy,
  sectors?: readonly Sector[],
): ConvergedKernel => convergedKernelSum([{ process, weight: 1 }], accuracy, sectors);
